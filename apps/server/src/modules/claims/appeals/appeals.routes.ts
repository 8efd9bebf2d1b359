import { decisionRoutes as routes } from "@jucai/contract";
import type { FastifyInstance } from "fastify";
import type { ModuleDeps } from "#http/deps.ts";
import { handle } from "#http/handle.ts";
import type { Actor } from "#kernel/permissions/index.ts";
import type { Scope } from "#kernel/scope.ts";
import { claimOf } from "../decisions/consider.ts";
import type { By } from "../review/ground.ts";
import { appealViews, countAppeals } from "./appeal-view.ts";
import { answerAppeal, fileAppeal, withdrawAppeal } from "./appeals.ts";

/** Reviews 复核 that claimants ask for after a refusal. */
export function appealRoutes(http: FastifyInstance, { clock, sealing, events }: ModuleDeps): void {
  const by = ({ actor, scope }: { actor: Actor; scope: Scope }): By => ({ actor, scope, clock, sealing, events });

  handle(http, routes.appealDecision, ({ params, body, within, ...asking }) =>
    within((tx) => fileAppeal(tx, by(asking), params.id, body)),
  );
  handle(http, routes.claimAppeals, ({ params, actor, within }) =>
    within(async (tx) => {
      const { id } = await claimOf(tx, params.id);
      return { items: await appealViews(tx, { actor, sealing }, { claim: id }) };
    }),
  );
  handle(http, routes.appeals, ({ query, actor, within }) =>
    within(async (tx) => {
      const { page, pageSize } = query;
      const wanted = query.state === undefined ? {} : { state: query.state };
      const items = await appealViews(tx, { actor, sealing }, wanted, {
        limit: pageSize,
        offset: (page - 1) * pageSize,
      });
      return { items, page, pageSize, total: await countAppeals(tx, wanted) };
    }),
  );
  handle(http, routes.withdrawAppeal, ({ params, within, ...asking }) =>
    within((tx) => withdrawAppeal(tx, by(asking), params.id)),
  );
  handle(http, routes.answerAppeal, ({ params, body, within, ...asking }) =>
    within((tx) => answerAppeal(tx, by(asking), params.id, body)),
  );
}
