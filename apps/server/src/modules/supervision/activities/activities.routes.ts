import { activityRoutes as routes } from "@jucai/contract";
import type { FastifyInstance } from "fastify";
import type { ModuleDeps } from "#http/deps.ts";
import { handle } from "#http/handle.ts";
import { today } from "#kernel/clock.ts";
import { activityKinds, listActivities, readActivity, recordActivity, withdrawActivity } from "./activities.ts";

/** What was held: it turns the goals of tasks by itself. */
export function activityRoutes(http: FastifyInstance, { clock }: Pick<ModuleDeps, "clock">): void {
  handle(http, routes.activityKinds, ({ query, actor, within }) =>
    within((tx) => activityKinds(tx, { actor }, query.year ?? Number(today(clock).slice(0, 4)))),
  );
  handle(http, routes.activities, ({ query, within }) => within((tx) => listActivities(tx, query)));
  handle(http, routes.activity, ({ params, within }) => within((tx) => readActivity(tx, params.id)));
  handle(http, routes.recordActivity, ({ body, actor, scope, within }) =>
    within((tx) => recordActivity(tx, { actor, scope, clock }, body)),
  );
  handle(http, routes.withdrawActivity, ({ params, body, actor, scope, within }) =>
    within((tx) => withdrawActivity(tx, { actor, scope, clock }, params.id, body.why)),
  );
}
