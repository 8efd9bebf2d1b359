import { unitRoutes } from "@jucai/contract";
import type { FastifyInstance } from "fastify";
import type { ModuleDeps } from "#http/deps.ts";
import { handle } from "#http/handle.ts";
import { today } from "#kernel/clock.ts";
import { Refusal } from "#kernel/refusal.ts";
import type { ScopedTransaction } from "#kernel/scope.ts";
import * as changes from "./changes.ts";
import { unitResolver } from "./find.ts";
import * as tree from "./tree-changes.ts";
import { listUnits, unitDetail } from "./units.store.ts";

/** The tree of units: looked at by everybody, changed by administrators in their own places. */
export function unitsRoutes(http: FastifyInstance, { clock }: Pick<ModuleDeps, "clock">): void {
  const dayOf = (on: string | undefined): string => on ?? today(clock);
  const detail = async (tx: ScopedTransaction, id: string) => {
    const unit = await unitDetail(tx, id, today(clock));
    if (!unit) throw new Refusal("not_found", { zh: "没有这个单位。", en: "There is no such unit." });
    return unit;
  };

  handle(http, unitRoutes.units, ({ query, within }) =>
    within((tx) => listUnits(tx, { ...query, on: dayOf(query.on) })),
  );
  handle(http, unitRoutes.resolveUnits, ({ query, within }) =>
    within(async (tx) => {
      const resolve = await unitResolver(tx, query.place ?? "000000", dayOf(query.on));
      return { items: resolve(query.text).map(({ candidates, ...it }) => ({ ...it, candidates: [...candidates] })) };
    }),
  );
  handle(http, unitRoutes.unit, ({ params, within }) => within((tx) => detail(tx, params.id)));
  handle(http, unitRoutes.createUnit, ({ body, actor, within }) =>
    within(async (tx) => detail(tx, await changes.createUnit({ tx, who: actor, on: dayOf(body.validFrom) }, body))),
  );
  handle(http, unitRoutes.renameUnit, ({ params: { id }, body, actor, within }) =>
    within(async (tx) => {
      await changes.renameUnit({ tx, who: actor, on: dayOf(body.on) }, id, body.version, body.name);
      return detail(tx, id);
    }),
  );
  handle(http, unitRoutes.moveUnit, ({ params: { id }, body, actor, within }) =>
    within(async (tx) => {
      await tree.moveUnit({ tx, who: actor, on: dayOf(body.on) }, id, body.version, body.parent);
      return detail(tx, id);
    }),
  );
  handle(http, unitRoutes.mergeUnit, ({ params: { id }, body, actor, within }) =>
    within(async (tx) => {
      await tree.mergeUnit({ tx, who: actor, on: dayOf(body.on) }, id, body.version, body.into);
      return detail(tx, id);
    }),
  );
  handle(http, unitRoutes.closeUnit, ({ params: { id }, body, actor, within }) =>
    within(async (tx) => {
      await tree.closeUnit({ tx, who: actor, on: dayOf(body.on) }, id, body.version);
      return detail(tx, id);
    }),
  );
  handle(http, unitRoutes.setUnitAliases, ({ params: { id }, body, actor, within }) =>
    within(async (tx) => {
      await changes.setAliases({ tx, who: actor, on: today(clock) }, id, body.version, body.aliases);
      return detail(tx, id);
    }),
  );
  handle(http, unitRoutes.setUnitMembers, ({ params: { id }, body, actor, within }) =>
    within(async (tx) => {
      await changes.setMembers({ tx, who: actor, on: today(clock) }, id, body.version, body.members);
      return detail(tx, id);
    }),
  );
  handle(http, unitRoutes.bindUnit, ({ params: { id }, body, actor, within }) =>
    within(async (tx) => {
      await changes.bindUnit({ tx, who: actor, on: today(clock) }, id, body.pack, body.key);
      return detail(tx, id);
    }),
  );
}
