import { slipRoutes as routes } from "@jucai/contract";
import type { FastifyInstance } from "fastify";
import type { ModuleDeps } from "#http/deps.ts";
import { handle } from "#http/handle.ts";
import { answerSlip, closeSlip, issueSlip, listSlips, readSlip, returnSlip } from "./slips.ts";

/** Urging slips 督办单: issued, answered, sent back, closed. */
export function slipRoutes(http: FastifyInstance, { clock }: Pick<ModuleDeps, "clock">): void {
  handle(http, routes.slips, ({ query, actor, scope, within }) =>
    within((tx) => listSlips(tx, { actor, scope, clock }, query)),
  );
  handle(http, routes.slip, ({ params, actor, scope, within }) =>
    within((tx) => readSlip(tx, { actor, scope, clock }, params.id)),
  );
  handle(http, routes.issueSlip, ({ body, actor, scope, within }) =>
    within((tx) => issueSlip(tx, { actor, scope, clock }, body)),
  );
  handle(http, routes.answerSlip, ({ params, body, actor, scope, within }) =>
    within((tx) => answerSlip(tx, { actor, scope, clock }, params.id, body.text)),
  );
  handle(http, routes.returnSlip, ({ params, body, actor, scope, within }) =>
    within((tx) => returnSlip(tx, { actor, scope, clock }, params.id, body.why)),
  );
  handle(http, routes.closeSlip, ({ params, body, actor, scope, within }) =>
    within((tx) => closeSlip(tx, { actor, scope, clock }, params.id, body.words)),
  );
}
