import multipart from "@fastify/multipart";
import { assignmentRoutes as routes, evidenceLimits } from "@jucai/contract";
import type { FastifyInstance } from "fastify";
import type { ModuleDeps } from "#http/deps.ts";
import { handle, handleFile } from "#http/handle.ts";
import { today } from "#kernel/clock.ts";
import type { Actor } from "#kernel/permissions/index.ts";
import type { ScopedTransaction } from "#kernel/scope.ts";
import { scanner } from "#modules/claims/evidence/examine/index.ts";
import { sentFile } from "#modules/claims/evidence/upload.ts";
import { assignmentDetail } from "../standing/detail.ts";
import { reachIn } from "../standing/may.ts";
import { openTaskFile, sendTaskFile } from "./open-file.ts";
import { answerPostponement, askPostponement } from "./postpone.ts";
import { acceptReport, handInReport, type Reporting, returnReport } from "./report.ts";
import { type FileDeps, uploadTaskFile } from "./upload.ts";
import { urge } from "./urge.ts";

/** Reports with their files, later days, urging. */
export function reportRoutes(http: FastifyInstance, given: ModuleDeps): void {
  const { clock, permissions } = given;
  const deps: FileDeps = { ...given, scan: scanner(given.outside.scan) };
  const by = (actor: Actor): Reporting => ({ actor, clock, reach: reachIn(permissions, actor) });
  const detail = (tx: ScopedTransaction, { reach }: Reporting, id: string) =>
    assignmentDetail(tx, id, { on: today(clock), reach });

  // In a scope of its own, so that no other address takes multipart bodies.
  http.register(async (uploads) => {
    await uploads.register(multipart, {
      limits: { files: 1, fileSize: evidenceLimits.bytes, fields: 0, parts: 1, headerPairs: 20, fieldNameSize: 50 },
    });
    handleFile(uploads, routes.uploadTaskFile, async ({ actor, within }, request) =>
      uploadTaskFile(deps, { within, actor }, await sentFile(await request.file())),
    );
  });
  handleFile(http, routes.taskFileContent, async ({ params, actor, within }, _request, reply) =>
    sendTaskFile(reply, given, await within((tx) => openTaskFile(tx, given, actor, params.id))),
  );
  handle(http, routes.reportAssignment, ({ params, body, actor, within }) =>
    within(async (tx) => {
      await handInReport(tx, by(actor), params.id, body);
      return detail(tx, by(actor), params.id);
    }),
  );
  handle(http, routes.acceptReport, ({ params, actor, within }) =>
    within(async (tx) => {
      await acceptReport(tx, by(actor), params.id);
      return detail(tx, by(actor), params.id);
    }),
  );
  handle(http, routes.returnReport, ({ params, body, actor, within }) =>
    within(async (tx) => {
      await returnReport(tx, by(actor), params.id, body.why);
      return detail(tx, by(actor), params.id);
    }),
  );
  handle(http, routes.urge, ({ params, actor, within }) =>
    within(async (tx) => {
      await urge(tx, by(actor), params.id);
      return detail(tx, by(actor), params.id);
    }),
  );
  handle(http, routes.askPostponement, ({ params, body, actor, within }) =>
    within(async (tx) => {
      await askPostponement(tx, by(actor), params.id, body);
      return detail(tx, by(actor), params.id);
    }),
  );
  handle(http, routes.answerPostponement, ({ params, body, actor, within }) =>
    within(async (tx) => {
      await answerPostponement(tx, by(actor), params.id, body);
      return detail(tx, by(actor), params.id);
    }),
  );
}
