import { whatIfRoutes as routes } from "@jucai/contract";
import type { FastifyInstance } from "fastify";
import { handle } from "#http/handle.ts";
import { rulesAt } from "#modules/library/rules-at.ts";
import { placeIn } from "../place-in.ts";
import type { Making } from "../population/make.ts";
import { whatIfBenefits } from "./benefits.ts";
import { tryChanges } from "./try.ts";

/** Changed figures of a published benefit, tried on a population. Nothing is saved. */
export function whatIfRoutes(http: FastifyInstance, { populations, crew }: Making): void {
  handle(http, routes.whatIfBenefits, ({ query, scope, within }) => {
    const place = placeIn(scope, query.place);
    return within(async (tx) => whatIfBenefits(place, await rulesAt(tx, place, { now: true })));
  });
  handle(http, routes.whatIf, ({ body, actor, language }) =>
    tryChanges(crew, populations.get(actor.account, body.population), { request: body, language }),
  );
}
