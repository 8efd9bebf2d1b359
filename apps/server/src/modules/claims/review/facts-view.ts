import type { FactSource, ReviewFact } from "@jucai/contract";
import { allExpressions, type Fact, factsOf, type Item, type Names, printDay, type Value } from "@jucai/engine";
import { type ScopedTransaction, unlimited } from "#kernel/scope.ts";
import { registryTables } from "#modules/registry/registry.tables.ts";
import type { Text } from "@jucai/engine";
import { type Considered, namesFor } from "../decisions/consider.ts";
import { shownValue } from "./shown.ts";

type Provenance = {
  readonly source: FactSource;
  readonly unit: string | null;
  readonly since: string | null;
  readonly verified: { readonly by: string; readonly at: string } | null;
  readonly history: NonNullable<ReviewFact["history"]>;
  readonly values: number;
};

/** Every fact that the claim's rule looks at, with who says so; those of a list once for each of its things. */
export async function factsView(tx: ScopedTransaction, it: Considered, files: FilesOf): Promise<ReviewFact[]> {
  const { evaluated, benefit } = it;
  const names = namesFor(evaluated);
  const used = usedFacts(it);
  const { vocabulary } = evaluated.rules;
  const provenance = await provenanceOf(tx, it);
  const listOf = new Map(vocabulary.subjects.flatMap(({ id, list, label }) => (list ? [[id, { list, label }]] : [])));
  const conditions = conditionsOf(it);
  const view = (fact: Fact, value: Value | undefined, key: string, list: ReviewFact["list"]): ReviewFact => {
    const from = list === null ? provenance.get(fact.id) : undefined;
    const support = list === null ? evaluated.facts.support.get(fact.id) : undefined;
    const sensitive = fact.sensitivity === "sensitive";
    return {
      key,
      fact: fact.id,
      label: fact.label,
      list,
      ...(value === undefined || sensitive ? {} : { value: jsonOf(value, fact) }),
      shown: shownValue(value, fact, names),
      sensitive,
      source: value === undefined ? null : (from?.source ?? "application"),
      sourceUnit: from?.unit ?? null,
      since: from?.since ?? null,
      verified: from?.verified ?? null,
      conflict: support?.conflict ?? false,
      values: from?.values ?? (value === undefined ? 0 : 1),
      history: from?.history ?? null,
      conditions: conditions(fact.id),
      files: [...files(key)],
    };
  };
  return vocabulary.facts
    .filter(({ id }) => used.has(id))
    .flatMap((fact) => {
      const list = listOf.get(fact.subject);
      if (list === undefined) return [view(fact, evaluated.facts.facts.values.get(fact.id), fact.id, null)];
      const items: readonly Item[] = evaluated.facts.facts.lists.get(list.list)?.items ?? [];
      return items.map((item, index) =>
        view(fact, item.get(fact.id), `${list.list}/${index}/${fact.id}`, { label: list.label, index }),
      );
    })
    .sort((a, b) => placeOf(a) - placeOf(b) || byBenefit(benefit.about, a, b));
}

/** Files that were given as proof of a fact, by its key. */
export type FilesOf = (key: string) => readonly string[];

const placeOf = ({ list }: ReviewFact): number => (list === null ? -1 : list.index);
/** Facts of the claim's own subject stand last: they are what the claim is for. */
const byBenefit = (about: string, a: ReviewFact, b: ReviewFact): number =>
  Number(a.fact.startsWith(`${about}.`)) - Number(b.fact.startsWith(`${about}.`));

/** Ids of the facts, fields included, that a claim's rule looks at. */
export function usedFacts({ benefit }: Pick<Considered, "benefit">): ReadonlySet<string> {
  return new Set(allExpressions(benefit).flatMap(factsOf));
}

/** Whether somebody has proof of a fact, said by its id. What stands only in the form nobody verified. */
export function verifiedIn({ evaluated }: Pick<Considered, "evaluated">): (fact: string) => boolean {
  return (fact) => evaluated.facts.support.get(fact)?.verified === true;
}

function conditionsOf({ evaluated, benefit }: Considered): (fact: string) => string[] {
  const rules = evaluated.rules.only([benefit.id]).benefits.flatMap((each) => each.rules);
  return (fact) => rules.filter(({ facts }) => facts.has(fact)).map(({ condition }) => condition.id);
}

async function provenanceOf(tx: ScopedTransaction, { evaluated }: Considered): Promise<Map<string, Provenance>> {
  const { support } = evaluated.facts;
  const ids = [...support.values()].map(({ value }) => value);
  if (ids.length === 0) return new Map();
  return unlimited(tx, "provenance of a claim's facts", async () => {
    const db = registryTables(tx);
    const rows = await db
      .selectFrom("fact_value as f")
      .leftJoin("unit as u", "u.id", "f.source_unit")
      .select(["f.fact", "f.subject_kind", "f.subject", "f.source", "f.since", "f.verified_name", "f.verified_at"])
      .select(["f.id", "u.name as unit_name", "f.exchange_source"])
      .where("f.id", "in", ids)
      .execute();
    const counts = await db
      .selectFrom("fact_value")
      .select((of) => ["subject", "fact", of.fn.countAll<string>().as("count")])
      .where("subject", "in", [...new Set(rows.map(({ subject }) => subject))])
      .where("retracted_at", "is", null)
      .groupBy(["subject", "fact"])
      .execute();
    const countOf = new Map(counts.map(({ subject, fact, count }) => [`${subject} ${fact}`, Number(count)]));
    return new Map(
      rows.map((row): [string, Provenance] => {
        const { fact, subject_kind: kind, subject } = row;
        return [
          fact,
          {
            source: row.source,
            unit: row.unit_name?.zh ?? row.exchange_source,
            since: row.since,
            verified:
              row.verified_at === null ? null : { by: row.verified_name ?? "", at: row.verified_at.toISOString() },
            history: { kind, id: subject, fact },
            values: countOf.get(`${subject} ${fact}`) ?? 1,
          },
        ];
      }),
    );
  });
}

/** A value as facts travel: dates as ISO text, money in fen. */
function jsonOf(value: Value, { type }: Fact): NonNullable<ReviewFact["value"]> | null {
  if (type.kind === "date" && typeof value === "number") return printDay(value);
  return typeof value === "object" ? null : value;
}

/** For a label of a key such as `hires/0/hire.signed_on`. */
export function labelOfKey(key: string, names: Names): Text | undefined {
  const [list, index, field] = key.split("/");
  if (field === undefined) return names.facts.get(key)?.label;
  const label = names.facts.get(field)?.label;
  const row = names.subjects.get(list ?? "");
  if (label === undefined || row === undefined) return undefined;
  const no = Number(index) + 1;
  return { zh: `${row.zh}第${no}项：${label.zh}`, en: `${row.en} ${no}: ${label.en}` };
}
