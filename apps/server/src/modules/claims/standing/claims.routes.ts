import { claimRoutes as routes } from "@jucai/contract";
import type { FastifyInstance } from "fastify";
import type { ModuleDeps } from "#http/deps.ts";
import { handle } from "#http/handle.ts";
import { today } from "#kernel/clock.ts";
import type { Actor } from "#kernel/permissions/index.ts";
import type { Scope } from "#kernel/scope.ts";
import type { Doing } from "../applications/start.ts";
import { reopenClaim, withdrawClaim } from "./claimant-acts.ts";
import { listClaims, listMyClaims } from "./list.ts";
import { countQueues } from "./queues.ts";
import { trackingOf } from "./tracking.ts";

/** Claims: lists for each side, the desk's queues, and where one claim stands. */
export function standingRoutes(http: FastifyInstance, { clock, sealing, events }: ModuleDeps): void {
  const doing = (actor: Actor, scope: Scope): Doing => ({ actor, scope, clock, sealing, events });
  const when = () => ({ day: today(clock), now: clock.now() });

  handle(http, routes.myClaims, ({ query, actor, within }) => within((tx) => listMyClaims(tx, actor, query, when())));
  handle(http, routes.claims, ({ query, actor, within }) => within((tx) => listClaims(tx, actor, query, when())));
  handle(http, routes.claimQueues, ({ actor, within }) =>
    within(async (tx) => ({ items: await countQueues(tx, actor, today(clock)) })),
  );
  handle(http, routes.claim, ({ params, actor, within }) =>
    within((tx) => trackingOf(tx, actor, params.id, today(clock), clock.now())),
  );
  handle(http, routes.withdrawClaim, ({ params, body, actor, scope, within }) =>
    within(async (tx) => {
      await withdrawClaim(tx, doing(actor, scope), params.id, body);
      return trackingOf(tx, actor, params.id, today(clock), clock.now());
    }),
  );
  handle(http, routes.reopenClaim, ({ params, actor, scope, within }) =>
    within((tx) => reopenClaim(tx, doing(actor, scope), params.id)),
  );
}
