import { ratingRoutes as routes } from "@jucai/contract";
import type { FastifyInstance } from "fastify";
import type { ModuleDeps } from "#http/deps.ts";
import { handle } from "#http/handle.ts";
import { today } from "#kernel/clock.ts";
import { callBack, listRatings, ownRating, rate, ratingSummary } from "./ratings.ts";

/** 好差评: once for a closed claim; the two bad ones are called back. */
export function ratingRoutes(http: FastifyInstance, { clock }: ModuleDeps): void {
  handle(http, routes.ownRating, ({ params, actor, within }) =>
    within((tx) => ownRating(tx, { actor, clock }, params.id)),
  );
  handle(http, routes.rateClaim, ({ params, body, actor, within }) =>
    within((tx) => rate(tx, { actor, clock }, params.id, body)),
  );
  handle(http, routes.ratings, ({ query, within }) => within((tx) => listRatings(tx, today(clock), query)));
  handle(http, routes.ratingSummary, ({ within }) => within((tx) => ratingSummary(tx, today(clock))));
  handle(http, routes.callBack, ({ params, body, actor, within }) =>
    within((tx) => callBack(tx, { actor, clock }, params.id, body)),
  );
}
