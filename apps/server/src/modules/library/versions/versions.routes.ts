import { versionRoutes as routes } from "@jucai/contract";
import type { FastifyInstance } from "fastify";
import { handle } from "#http/handle.ts";
import { today } from "#kernel/clock.ts";
import type { LibraryDeps } from "../deps.ts";
import { draftRow } from "../drafts/store.ts";
import { compareDraft } from "./compare.ts";
import { askEnding, listEndings, makeEnding, refuseEnding } from "./endings.ts";
import { versionsOf } from "./versions.ts";

/** Versions by date, comparisons, repeals and supersessions. */
export function versionsRoutes(http: FastifyInstance, deps: LibraryDeps): void {
  const { clock } = deps;
  handle(http, routes.policyVersions, ({ params, within }) => within((tx) => versionsOf(tx, params.id, today(clock))));
  handle(http, routes.compareDraft, ({ params, query, within }) =>
    within(async (tx) => compareDraft(tx, deps, await draftRow(tx, params.id), query.with)),
  );
  handle(http, routes.endings, ({ query, actor, within }) => within((tx) => listEndings(tx, query, actor.account)));
  handle(http, routes.askEnding, ({ params, body, actor, scope, within }) =>
    within((tx) => askEnding(tx, { actor, scope, clock }, params.id, body)),
  );
  handle(http, routes.makeEnding, ({ params, actor, scope, within }) =>
    within((tx) => makeEnding(tx, deps, { actor, scope, clock }, params.id)),
  );
  handle(http, routes.refuseEnding, ({ params, body, actor, scope, within }) =>
    within((tx) => refuseEnding(tx, { actor, scope, clock }, params.id, body.why)),
  );
}
