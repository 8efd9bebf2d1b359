import { randomBytes } from "node:crypto";
import { decisionRoutes as routes } from "@jucai/contract";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import type { ModuleDeps } from "#http/deps.ts";
import { handle, handleFile } from "#http/handle.ts";
import { recordAccess } from "#kernel/audit/index.ts";
import { today } from "#kernel/clock.ts";
import type { Actor } from "#kernel/permissions/index.ts";
import { correctionLetterOf, decisionLetterOf, receiptLetterOf } from "../letters/letter-of.ts";
import { type Sheet, sheetHtml } from "../letters/sheet.ts";
import { type Verifier, verifyCorrection, verifyDecision, verifyDocument, verifyReceipt } from "../letters/verify.ts";
import { claimOf } from "./consider.ts";
import { decisionView, decisionViews } from "./decision-view.ts";
import { replay } from "./replay.ts";

/** Decisions, their letters and replays; `verifiers` know further documents, such as certificates. */
export function decisionRoutes(
  http: FastifyInstance,
  { clock, sealing, database }: ModuleDeps,
  verifiers: readonly Verifier[] = [],
): void {
  const all = [verifyDecision, verifyCorrection, verifyReceipt, ...verifiers];

  handle(http, routes.claimDecisions, ({ params, within }) =>
    within(async (tx) => {
      const { id } = await claimOf(tx, params.id);
      return { items: await decisionViews(tx, clock, { claim: id }) };
    }),
  );
  handle(http, routes.decision, ({ params, within }) => within((tx) => decisionView(tx, clock, params.id)));
  handle(http, routes.replayDecision, ({ params, within }) => within((tx) => replay(tx, sealing, params.id)));

  const asked = (language: "zh" | "en", actor: Actor, request: FastifyRequest) => {
    return { sealing, language, actor, on: today(clock), origin: `${request.protocol}://${request.host}` };
  };
  handleFile(http, routes.decisionLetter, async ({ params, query, actor, within }, request, reply) =>
    send(
      reply,
      await within(async (tx) => {
        const sheet = await decisionLetterOf(tx, asked(query.language, actor, request), params.id);
        const { claim } = await decisionView(tx, clock, params.id);
        const { person_id: person, number } = await claimOf(tx, claim);
        if (person !== null && person !== actor.person) {
          await recordAccess(tx, actor, { person, action: "print", reason: number ?? "" });
        }
        return sheet;
      }),
    ),
  );
  handleFile(http, routes.correctionLetter, async ({ params, query, actor, within }, request, reply) =>
    send(reply, await within((tx) => correctionLetterOf(tx, asked(query.language, actor, request), params.id))),
  );
  handleFile(http, routes.claimReceipt, async ({ params, query, actor, within }, request, reply) =>
    send(reply, await within((tx) => receiptLetterOf(tx, asked(query.language, actor, request), params.id))),
  );

  handle(http, routes.verifyDocument, ({ params }) =>
    database.asSystem("verify a document", (tx) => verifyDocument(tx, params.code, all)),
  );
}

/** The page brings its own style and loads nothing else. */
export function send(reply: FastifyReply, sheet: Sheet): FastifyReply {
  const nonce = randomBytes(16).toString("base64");
  return reply
    .type("text/html; charset=utf-8")
    .header("cache-control", "no-store")
    .header(
      "content-security-policy",
      `default-src 'none'; style-src 'nonce-${nonce}'; base-uri 'none'; form-action 'none'; frame-ancestors 'self'`,
    )
    .header("x-frame-options", "sameorigin")
    .send(sheetHtml(sheet, nonce));
}
