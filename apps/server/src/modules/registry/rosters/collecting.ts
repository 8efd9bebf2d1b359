import type { UnitBrief } from "@jucai/contract";
import type { Roster, Text } from "@jucai/engine";
import { sql } from "kysely";
import type { Scope, ScopedTransaction } from "#kernel/scope.ts";
import { membersOf, unitBriefs, unitsOfPack } from "#modules/directory/units/index.ts";

/** Which units write into a roster, and to which they hand it in. */
export type Collecting = {
  readonly from: readonly UnitBrief[];
  readonly to: UnitBrief | undefined;
  /** Whom each unit writes down, by the unit's id, as the document says it. */
  readonly whom: ReadonlyMap<string, readonly Text[]>;
};
export type Collect = (tx: ScopedTransaction, roster: Roster, on: string) => Promise<Collecting>;

/** `collectingUnits` that remembers its answers until the tree of units or the roster changes; one for each database. */
export function rememberedCollecting(): Collect {
  let of = "";
  const known = new Map<string, Collecting>();
  return async (tx, roster, on) => {
    const { rows } = await sql<{ version: string }>`select version::text from unit_tree`.execute(tx);
    const stamp = `${rows[0]?.version ?? ""} ${on}`;
    if (stamp !== of) known.clear();
    of = stamp;
    const key = JSON.stringify([roster.id, roster.to, roster.collects]);
    const found = known.get(key) ?? (await collectingUnits(tx, roster, on));
    if (of === stamp) known.set(key, found);
    return found;
  };
}

export const reaches = (scope: Scope, { id, place }: UnitBrief): boolean =>
  scope.all || scope.units.includes(id) || scope.places.includes(place);

/** Only the units that a scope reaches: what others wrote is hidden from it, and hidden must not read as nothing. */
export function withinReach(collect: Collect, scope: Scope): Collect {
  return async (tx, roster, on) => {
    const all = await collect(tx, roster, on);
    return { ...all, from: all.from.filter((unit) => reaches(scope, unit)) };
  };
}

/**
 * The units that a roster collects from on a day, groups resolved to their members, in the order of the document.
 *
 * The receiving unit is left out: it hands in to nobody. A roster that names none is written by whoever receives it.
 */
export async function collectingUnits(tx: ScopedTransaction, roster: Roster, on: string): Promise<Collecting> {
  const named = await unitsOfPack(tx, roster.pack);
  const to = roster.to === undefined ? undefined : named.get(roster.to);
  const whom = new Map<string, Text[]>();
  for (const share of roster.collects) {
    for (const key of share.from) {
      const unit = named.get(key);
      if (unit === undefined) continue;
      for (const id of unit.kind === "group" ? await membersOf(tx, unit.id, on) : [unit.id]) {
        whom.set(id, [...(whom.get(id) ?? []), ...(share.whom ? [share.whom] : [])]);
      }
    }
  }
  const others = [...whom.keys()].filter((id) => id !== to?.id);
  const wanted = others.length > 0 ? others : to === undefined ? [] : [to.id];
  const briefs = await unitBriefs(tx, wanted);
  return { from: wanted.flatMap((id) => briefs.get(id) ?? []), to, whom };
}
