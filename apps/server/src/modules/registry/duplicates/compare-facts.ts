import type { ComparedFactLine } from "@jucai/contract";
import type { Fact, Text, Vocabulary } from "@jucai/engine";
import { sql } from "kysely";
import type { ScopedTransaction } from "#kernel/scope.ts";
import { vocabularyOf } from "../facts/vocabulary.ts";

type FactRow = {
  readonly side: "a" | "b";
  readonly fact: string;
  readonly value: boolean | number | string | null;
  readonly sealed: boolean;
  readonly since: string | null;
  readonly source: keyof typeof sources;
  readonly verified: boolean;
  readonly entered_at: Date;
};

/** Standing values of both, those of persons merged into them included. */
export async function factLines(
  tx: ScopedTransaction,
  a: string,
  b: string,
  language: "zh" | "en",
): Promise<ComparedFactLine[]> {
  const { rows } = await sql<FactRow>`
    select side, v.fact, v.value, v.sealed is not null as sealed, v.since, v.source,
      v.verified_at is not null as verified, v.entered_at
    from (select 'a' as side, id from person_with_merged(${a}::uuid) as id
          union all select 'b', id from person_with_merged(${b}::uuid) as id) as one
    join fact_value v on v.subject_kind = 'person' and v.subject = one.id and v.retracted_at is null
    order by v.fact, v.entered_at desc`.execute(tx);
  const { vocabulary, facts } = await vocabularyOf(tx);
  const ids = [...new Set(rows.map(({ fact }) => fact))];
  return ids.map((id) => {
    const fact = facts.get(id);
    const of = (side: "a" | "b") => rows.filter((row) => row.fact === id && row.side === side);
    const shown = (side: "a" | "b") =>
      of(side).map((row) => ({
        value: row.sealed ? sealedText[language] : valueText(row.value, fact, vocabulary, language),
        since: row.since,
        source: sources[row.source],
        verified: row.verified,
        enteredAt: row.entered_at.toISOString(),
      }));
    const [one, other] = [of("a")[0], of("b")[0]];
    const how =
      one === undefined || other === undefined
        ? "one_side"
        : one.sealed || one.value !== other.value
          ? "differs"
          : "same";
    return { fact: id, label: fact?.label ?? { zh: id, en: id }, a: shown("a"), b: shown("b"), how };
  });
}

const sealedText: Text = { zh: "已加密", en: "encrypted" };
const sources = {
  self: { zh: "本人填报", en: "self" },
  employer: { zh: "单位填报", en: "employer" },
  office: { zh: "部门登记", en: "office" },
  exchange: { zh: "数据共享", en: "data exchange" },
} as const satisfies Record<string, Text>;

/** A value in words: choices by their label, money in yuan. */
function valueText(
  value: FactRow["value"],
  fact: Fact | undefined,
  vocabulary: Vocabulary,
  language: "zh" | "en",
): string {
  if (value === null) return language === "zh" ? "没有" : "none";
  if (typeof value === "boolean") return value ? (language === "zh" ? "是" : "yes") : language === "zh" ? "否" : "no";
  if (fact?.type.kind === "money" && typeof value === "number") {
    return `${(value / 100).toFixed(2)}${language === "zh" ? "元" : " yuan"}`;
  }
  if (fact?.type.kind !== "enum") return String(value);
  const { of } = fact.type;
  const choice = vocabulary.enumerations.find(({ id }) => id === of)?.values.find(({ id }) => id === value);
  return choice?.label[language] ?? String(value);
}
