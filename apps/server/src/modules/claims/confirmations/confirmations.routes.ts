import multipart from "@fastify/multipart";
import { confirmationRoutes as routes } from "@jucai/contract";
import type { FastifyInstance } from "fastify";
import type { ModuleDeps } from "#http/deps.ts";
import { handle, handleFile } from "#http/handle.ts";
import { today } from "#kernel/clock.ts";
import type { Actor } from "#kernel/permissions/index.ts";
import type { Scope, ScopedTransaction } from "#kernel/scope.ts";
import { fileOf } from "#modules/registry/imports/upload.ts";
import { limits } from "#modules/registry/sheets/index.ts";
import type { Doing } from "../applications/start.ts";
import { trackingOf } from "../standing/tracking.ts";
import { answerConfirmations, takeOverConfirmation } from "./answer.ts";
import { askingsOf, linesOf, listConfirmations } from "./lines.ts";
import { answersIn, confirmationWorkbook } from "./sheet.ts";

/** Rows of one workbook: more workers than any employer of a county hires in a year. */
const mostLines = 2000;

/** What employers are asked to confirm of their workers' claims. */
export function confirmationRoutes(http: FastifyInstance, { clock, sealing, events }: ModuleDeps): void {
  const doing = (actor: Actor, scope: Scope): Doing => ({ actor, scope, clock, sealing, events });
  const pending = async (tx: ScopedTransaction, scope: Scope) => {
    const open = askingsOf(tx, scope).where("state", "=", "pending");
    const rows = await open.selectAll().orderBy("due_on").orderBy("number").limit(mostLines).execute();
    return linesOf(tx, rows, today(clock));
  };

  handle(http, routes.confirmations, ({ query, scope, within }) =>
    within((tx) => listConfirmations(tx, scope, query, today(clock))),
  );
  handle(http, routes.confirm, ({ body, actor, scope, language, within }) =>
    within((tx) => {
      const placed = body.answers.map((answer, index) => ({ row: index + 1, answer }));
      return answerConfirmations(tx, doing(actor, scope), placed, language);
    }),
  );
  handleFile(http, routes.confirmationsFile, async ({ scope, within }, _request, reply) => {
    const lines = await within((tx) => pending(tx, scope));
    return reply
      .type("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")
      .header("content-disposition", `attachment; filename="confirmations-${today(clock)}.xlsx"`)
      .header("cache-control", "no-store")
      .send(confirmationWorkbook(lines, today(clock)));
  });
  http.register(async (uploads) => {
    await uploads.register(multipart, {
      limits: { files: 1, fileSize: limits.bytes, fields: 0, parts: 1, headerPairs: 20, fieldNameSize: 50 },
    });
    handleFile(uploads, routes.confirmFromFile, async ({ actor, scope, language, within }, request, reply) => {
      const { bytes } = await fileOf(await request.file());
      const done = await within(async (tx) => {
        const { placed, faults } = await answersIn(bytes, await pending(tx, scope));
        const { answered, errors } = await answerConfirmations(tx, doing(actor, scope), placed, language);
        return { answered, errors: [...faults, ...errors].sort((a, b) => a.row - b.row) };
      });
      return reply.send(done);
    });
  });
  handle(http, routes.takeOverConfirmation, ({ params, body, actor, scope, language, within }) =>
    within(async (tx) => {
      await takeOverConfirmation(tx, doing(actor, scope), params.id, body, language);
      return trackingOf(tx, actor, params.id, today(clock), clock.now());
    }),
  );
}
