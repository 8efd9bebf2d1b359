import { type LightScheme, standardLights } from "@jucai/engine";
import { sql } from "kysely";
import type { ScopedTransaction } from "#kernel/scope.ts";
import { upwards } from "#modules/library/index.ts";

/** How places show and chase their tasks. Everybody may know it, so one query answers for all of them. */
export async function schemesOf(tx: ScopedTransaction): Promise<(place: string) => LightScheme> {
  const { rows } = await sql<{ place: string; scheme: LightScheme }>`
    select distinct on (place) place, scheme from light_scheme order by place, id desc`.execute(tx);
  const set = new Map(rows.map(({ place, scheme }) => [place, scheme]));
  return (place) => {
    const nearest = upwards(place).find((each) => set.has(each));
    return (nearest === undefined ? undefined : set.get(nearest)) ?? standardLights;
  };
}

/** The scheme of a place: its own, that of the nearest place around it, or the standard. */
export async function schemeOf(tx: ScopedTransaction, place: string): Promise<LightScheme> {
  return (await schemesOf(tx))(place);
}
