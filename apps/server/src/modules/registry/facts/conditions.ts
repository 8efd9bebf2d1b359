import type { Fact, Text, Vocabulary } from "@jucai/engine";
import { type RawBuilder, sql, type SqlBool } from "kysely";
import { Refusal } from "#kernel/refusal.ts";
import { checkValue, factFor } from "./value.ts";

type Operator = "eq" | "ne" | "lt" | "le" | "gt" | "ge" | "known" | "unknown";
const symbols = { lt: "<", le: "<=", gt: ">", ge: ">=" } as const;

/**
 * Filters by facts, as a list's address writes them: `person.degree:ge:master;person.title:known`.
 *
 * Only what is known can fulfil a comparison. Enumerations are compared by their order where they have one.
 */
export function factConditions(
  text: string,
  table: "person" | "employer",
  vocabulary: Vocabulary,
): RawBuilder<SqlBool>[] {
  return text.split(";").map((each) => {
    const [id = "", operator = "", ...rest] = each.split(":");
    const found = factFor(id, table, vocabulary);
    if ("problem" in found) throw refused(found.problem);
    if (found.fact.sensitivity === "sensitive") throw refused(sealed(found.fact));
    return conditionOf(found.fact, operator as Operator, rest.join(":"), table, vocabulary);
  });
}

function conditionOf(
  fact: Fact,
  operator: Operator,
  text: string,
  table: string,
  vocabulary: Vocabulary,
): RawBuilder<SqlBool> {
  const entry = sql`${sql.ref(`${table}.best`)} -> ${fact.id}`;
  if (operator === "known") return sql<SqlBool>`${entry} is not null`;
  if (operator === "unknown") return sql<SqlBool>`${entry} is null`;
  const wanted = parsed(text, fact);
  const checked = checkValue(wanted, fact, vocabulary);
  if ("problem" in checked) throw refused(checked.problem);
  const { value } = checked;
  if (operator === "eq") return sql<SqlBool>`${entry} -> 'value' = ${JSON.stringify(value)}::jsonb`;
  if (operator === "ne") return sql<SqlBool>`${entry} -> 'value' <> ${JSON.stringify(value)}::jsonb`;
  const written = sql`${entry} ->> 'value'`;
  const symbol = sql.raw(symbols[operator]);
  switch (fact.type.kind) {
    case "number":
    case "money":
      return sql<SqlBool>`(${written})::numeric ${symbol} ${value}::numeric`;
    case "date":
      return sql<SqlBool>`(${written}) collate "C" ${symbol} ${value}::text`;
    case "enum":
      return sql<SqlBool>`${written} = any(${sideOf(fact, operator, value, vocabulary)}::text[])`;
    default:
      throw refused({ zh: `“${fact.label.zh}”不能比大小。`, en: `${fact.id} has no order.` });
  }
}

/** The values of an ordered enumeration on one side of a value. */
function sideOf(fact: Fact, operator: keyof typeof symbols, value: unknown, vocabulary: Vocabulary): string[] {
  const { type } = fact;
  const enumeration = vocabulary.enumerations.find(({ id }) => type.kind === "enum" && id === type.of);
  if (enumeration?.ordered !== true)
    throw refused({ zh: `“${fact.label.zh}”不能比大小。`, en: `${fact.id} has no order.` });
  const ids = enumeration.values.map(({ id }) => id);
  const at = ids.indexOf(String(value));
  const within = {
    lt: (i: number) => i < at,
    le: (i: number) => i <= at,
    gt: (i: number) => i > at,
    ge: (i: number) => i >= at,
  };
  return ids.filter((_, index) => within[operator](index));
}

/** A value out of an address, by the fact's type. Money is whole fen. */
function parsed(text: string, { type }: Fact): boolean | number | string | null {
  if (text === "none") return null;
  if (type.kind === "boolean") return text === "true" ? true : text === "false" ? false : text;
  if ((type.kind === "number" || type.kind === "money") && /^-?\d{1,15}$/.test(text)) return Number(text);
  return text;
}

function sealed({ label }: Fact): Text {
  return { zh: `“${label.zh}”属于敏感信息，不能用来筛选。`, en: `${label.en} is sensitive and cannot be filtered by.` };
}

function refused(problem: Text): Refusal {
  return new Refusal("not_valid", problem, [{ field: "facts", says: problem.zh }]);
}
