import { reviewRoutes as routes } from "@jucai/contract";
import type { FastifyInstance } from "fastify";
import type { ModuleDeps } from "#http/deps.ts";
import { handle } from "#http/handle.ts";
import { today } from "#kernel/clock.ts";
import type { Actor } from "#kernel/permissions/index.ts";
import type { Scope } from "#kernel/scope.ts";
import { approveBatch, batchView, previewBatch } from "./batches.ts";
import type { By } from "./ground.ts";
import { declareRelative, listRelatives, withdrawRelative } from "./relatives.ts";
import { addSubstitute, endSubstitute, listSubstitutes } from "./substitutes.ts";

/** What officers do beside single claims: batches, standing in for each other, declaring relatives. */
export function deskRoutes(http: FastifyInstance, { clock, sealing, events }: ModuleDeps): void {
  const by = ({ actor, scope }: { actor: Actor; scope: Scope }): By => ({ actor, scope, clock, sealing, events });

  handle(http, routes.previewBatch, ({ body, within, ...asking }) =>
    within((tx) => previewBatch(tx, by(asking), body.claims)),
  );
  handle(http, routes.batchPreview, ({ params, within, ...asking }) =>
    within((tx) => batchView(tx, by(asking), params.id)),
  );
  handle(http, routes.approveBatch, ({ params, body, within, ...asking }) =>
    within(async (tx) => ({ items: await approveBatch(tx, by(asking), params.id, body.opinion) })),
  );
  handle(http, routes.substitutes, ({ within }) =>
    within(async (tx) => ({ items: await listSubstitutes(tx, today(clock)) })),
  );
  handle(http, routes.addSubstitute, ({ body, within, ...asking }) =>
    within((tx) => addSubstitute(tx, by(asking), body)),
  );
  handle(http, routes.endSubstitute, ({ params, within, ...asking }) =>
    within((tx) => endSubstitute(tx, by(asking), params.id)),
  );
  handle(http, routes.relatives, ({ actor, within }) =>
    within(async (tx) => ({ items: await listRelatives(tx, { actor }) })),
  );
  handle(http, routes.declareRelative, ({ body, within, ...asking }) =>
    within((tx) => declareRelative(tx, by(asking), body)),
  );
  handle(http, routes.withdrawRelative, ({ params, within, ...asking }) =>
    within((tx) => withdrawRelative(tx, by(asking), params.id)),
  );
}
