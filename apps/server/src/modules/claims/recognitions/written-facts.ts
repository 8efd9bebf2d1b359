/** What a recognition says in the registry: written with it, taken back with it. */
import type { RecognitionScheme } from "@jucai/engine";
import { record, type Who } from "#kernel/audit/index.ts";
import type { Events } from "#kernel/events.ts";
import type { ScopedTransaction } from "#kernel/scope.ts";
import type { Sealing } from "#kernel/sealing/index.ts";
import { addValues } from "#modules/registry/facts/facts.service.ts";
import { refreshBest } from "#modules/registry/facts/index.ts";
import { subjectToChange } from "#modules/registry/facts/subject.ts";
import { registryTables } from "#modules/registry/registry.tables.ts";
import type { Recognition } from "./recognitions.tables.ts";

type Ground = {
  readonly who: Who;
  readonly sealing: Sealing;
  readonly events: Events;
  readonly at: Date;
};
export type Holder = { readonly kind: "person" | "employer"; readonly id: string };
type Granted = {
  readonly scheme: RecognitionScheme;
  readonly level: string;
  readonly from: string;
  readonly number: string;
  /** The office in whose name it is said; null where the place as such decided. */
  readonly unit: string | null;
  /** Several people decided on it: the value counts as verified. */
  readonly decided: boolean;
};

/** Writes the facts that a recognition settles; their ids. */
export async function writeFacts(
  tx: ScopedTransaction,
  { who, sealing, events, at }: Ground,
  holder: Holder,
  { scheme, level, from, number, unit, decided }: Granted,
): Promise<string[]> {
  if (scheme.writes.length === 0) return [];
  const db = registryTables(tx);
  const subject = await subjectToChange(db, holder.kind, holder.id);
  const [account, name] = who === "system" ? [null, "system"] : [who.account, who.name];
  const ids = await addValues(
    tx,
    sealing,
    who,
    { account, name, source: "office", unit },
    subject,
    scheme.writes.map(({ fact, value }) => ({
      fact,
      value: "level" in value ? level : value.is,
      since: from,
      note: `${scheme.name.zh} ${number}`,
    })),
    at,
    "zh",
  );
  if (decided) {
    await db
      .updateTable("fact_value")
      .set({ verified_at: at, verified_by: account, verified_name: name })
      .where("id", "in", ids)
      .execute();
    await refreshBest(db, holder.kind, [holder.id]);
  }
  await events.emit(tx, who, "fact.changed", {
    kind: holder.kind,
    subject: holder.id,
    facts: scheme.writes.map(({ fact }) => fact),
  });
  return ids;
}

/** Takes back what a recognition wrote; what was said before counts again. */
export async function endFacts(
  tx: ScopedTransaction,
  { who, events, at }: Omit<Ground, "sealing">,
  row: Pick<Recognition, "facts" | "person_id" | "employer_id">,
  why: string,
): Promise<void> {
  if (row.facts.length === 0) return;
  const db = registryTables(tx);
  const kind = row.person_id === null ? "employer" : "person";
  const id = row.person_id ?? row.employer_id ?? "";
  const ended = await db
    .updateTable("fact_value")
    .set({ retracted_at: at, retracted_by: who === "system" ? null : who.account, retracted_why: why })
    .where("id", "in", row.facts)
    .where("retracted_at", "is", null)
    .returning("fact")
    .execute();
  await refreshBest(db, kind, [id]);
  await record(tx, who, {
    action: "fact.retract",
    object: { kind, id },
    detail: { facts: ended.map(({ fact }) => fact), reason: why },
  });
  await events.emit(tx, who, "fact.changed", { kind, subject: id, facts: ended.map(({ fact }) => fact) });
}
