/** The services that somebody may ask for, and whether what is held of him opens them. */
import type { ServiceView } from "@jucai/contract";
import { holdsOn, type Service } from "@jucai/engine";
import { sql } from "kysely";
import { type ScopedTransaction, unlimited } from "#kernel/scope.ts";
import type { Sealing } from "#kernel/sealing/index.ts";
import type { ClaimantRef } from "#modules/granted/index.ts";
import { settingOf } from "#modules/library/index.ts";
import { dayOf } from "#modules/library/rules-at.ts";
import { factsOf, factsOfEmployer } from "#modules/registry/facts/index.ts";
import { type Published, servicesAt } from "../recognitions/schemes.ts";

export async function offered(
  tx: ScopedTransaction,
  sealing: Sealing,
  { place, asker, day }: { readonly place: string; readonly asker: ClaimantRef; readonly day: string },
): Promise<ServiceView[]> {
  const services = (await servicesAt(tx, [place])).filter(({ thing }) => thing.for === asker.kind);
  const holds = await eligibility(tx, sealing, asker, day);
  const views: ServiceView[] = [];
  for (const { thing, policy } of services) {
    const days = await daysOf(tx, thing, policy.place, day);
    const named = thing.units.flatMap((id) => policy.units.find((unit) => unit.id === id)?.name ?? []);
    views.push({
      id: thing.id,
      measure: thing.measure,
      name: thing.name,
      clause: thing.clause,
      policy: policy.short,
      place: policy.place,
      for: thing.for,
      who: thing.who,
      units: named,
      days,
      daysPrinted: thing.days !== undefined,
      asks: thing.asks.map((it) => ({ ...it, values: [...(it.values ?? [])] })),
      evidence: [...thing.evidence],
      opens: thing.is === undefined ? null : (holds(thing) ?? null),
    });
  }
  return views;
}

/** Working days for the answer: printed, or set by the place; null where neither. */
export async function daysOf(
  tx: ScopedTransaction,
  { id, days }: Service,
  place: string,
  day: string,
): Promise<number | null> {
  if (days !== undefined) return days;
  const set = await settingOf(tx, place, `service:${id}#days`, day);
  return typeof set === "number" ? set : null;
}

/** Whether what is held of somebody opens a service; undefined where it does not tell, or the pack says words only. */
export async function eligibility(
  tx: ScopedTransaction,
  sealing: Sealing,
  { kind, id }: ClaimantRef,
  day: string,
): Promise<(service: Service) => boolean | undefined> {
  const { facts } = await unlimited(tx, "whether a service is open to its asker", () =>
    kind === "person" ? factsOf(tx, sealing, id) : factsOfEmployer(tx, sealing, id),
  );
  return ({ is }) => (is === undefined ? undefined : holdsOn(is, facts, dayOf(day)));
}

/** Real units of the place for those that a service names, the first of which answers. */
export async function unitsOfService(
  tx: ScopedTransaction,
  { thing, policy }: Published<Service>,
): Promise<readonly string[]> {
  const { rows } = await sql<{ key: string; unit: string }>`
    select key, unit from pack_unit where pack = ${policy.id} and key = any(${[...thing.units]}::text[])`.execute(tx);
  return thing.units.flatMap((key) => rows.find((row) => row.key === key)?.unit ?? []);
}
