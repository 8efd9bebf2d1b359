import type { Sealing } from "#kernel/sealing/index.ts";
import { sql } from "kysely";
import type { FactRow } from "../facts/facts.store.ts";
import type { Subject } from "../facts/subject.ts";
import type { RegistryTransaction } from "../registry.tables.ts";
import type { ReadItem } from "./items.ts";

/** The subjects that items are about, by their number; whoever was merged stands for whom he was merged into. */
export async function subjectsOf(
  db: RegistryTransaction,
  sealing: Sealing,
  items: readonly ReadItem[],
): Promise<Map<string, Subject>> {
  const numbers = new Map<string, string>();
  for (const { kind, number } of items) {
    if (kind === "person") numbers.set(sealing.blindIndex("id", number).toString("hex"), number);
  }
  const people = await sql<Found>`
    select encode(p.id_index, 'hex') as number, coalesce(into_.id, p.id) as id,
      case when into_.id is null then p.sealed_key else into_.sealed_key end as sealed_key,
      coalesce(into_.withdrawn_at, p.withdrawn_at) is null as kept
    from person p left join person into_ on into_.id = p.merged_into
    where p.id_index = any(${[...numbers.keys()].map((hex) => Buffer.from(hex, "hex"))}::bytea[])
    order by 2 for update of p`.execute(db);
  const codes = items.flatMap(({ kind, number }) => (kind === "employer" ? [number] : []));
  const employers = await sql<Found>`
    select uscc as number, id, sealed_key, withdrawn_at is null as kept from employer
    where uscc = any(${codes}::text[]) order by 2 for update`.execute(db);
  return new Map([
    ...people.rows.map((row) => [keyOf("person", numbers.get(row.number) ?? ""), subject("person", row)] as const),
    ...employers.rows.map((row) => [keyOf("employer", row.number), subject("employer", row)] as const),
  ]);
}

type Found = {
  readonly number: string;
  readonly id: string;
  readonly sealed_key: Buffer | null;
  readonly kept: boolean;
};

function subject(kind: Subject["kind"], { id, sealed_key, kept }: Found): Subject {
  return { kind, id, sealedKey: sealed_key, changeable: kept };
}

export const keyOf = (kind: Subject["kind"], number: string) => `${kind}/${number}`;

/** Values that stand for the facts in question, of these subjects. */
export async function standingValues(
  db: RegistryTransaction,
  subjects: readonly string[],
  facts: readonly string[],
): Promise<FactRow[]> {
  return db
    .selectFrom("fact_value")
    .selectAll()
    .where("subject", "=", sql<string>`any(${[...new Set(subjects)]}::uuid[])`)
    .where("fact", "=", sql<string>`any(${[...new Set(facts)]}::text[])`)
    .where("retracted_at", "is", null)
    .execute();
}

/** Records of a source that were taken in before. */
export async function knownRecords(
  db: RegistryTransaction,
  source: string,
  records: readonly string[],
): Promise<Set<string>> {
  const rows = await db
    .selectFrom("fact_value")
    .select("exchange_record")
    .where("exchange_source", "=", source)
    .where("exchange_record", "=", sql<string>`any(${[...records]}::text[])`)
    .execute();
  return new Set(rows.flatMap(({ exchange_record }) => exchange_record ?? []));
}
