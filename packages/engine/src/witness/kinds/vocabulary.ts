/** Facts and enumerations that nothing uses, values that no rule tells apart: read from the rules, so exact. */
import { allExpressions } from "../../decide/rules.ts";
import { factsOf, walk } from "../../check/walk.ts";
import type { Amount, Benefit } from "../../model/benefit.ts";
import type { Expression } from "../../model/expression.ts";
import type { Policy } from "../../model/policy.ts";
import type { Enumeration, Vocabulary } from "../../model/vocabulary.ts";
import type { Finding } from "../finding.ts";

export function vocabularyFindings(vocabulary: Vocabulary, policies: readonly Policy[]): Finding[] {
  const benefits = policies.flatMap((it) => it.benefits);
  return [...unusedFacts(vocabulary, policies), ...unusedEnumerations(vocabulary), ...alike(vocabulary, benefits)];
}

function unusedFacts({ facts }: Vocabulary, policies: readonly Policy[]): Finding[] {
  const used = new Set([
    ...policies
      .flatMap((it) => it.benefits)
      .flatMap((it) => [
        ...allExpressions(it).flatMap(factsOf),
        ...totalsOf(it).flatMap(factsOf),
        it.each?.unique?.key,
      ]),
    // What a roster asks for is held in the registry, whether or not a benefit looks at it.
    ...policies.flatMap((it) => it.rosters ?? []).flatMap((it) => it.columns.map(({ fact }) => fact)),
  ]);
  return facts
    .filter(({ id }) => !used.has(id))
    .map(({ id }) => ({
      kind: "fact-unused",
      severity: "warning",
      path: ["facts", id],
      at: id,
      says: { zh: `没有规则用到 ${id}。`, en: `No rule uses ${id}.` },
      clauses: [],
      proof: { how: "read" },
    }));
}

function totalsOf({ pays }: Benefit): Expression[] {
  return (pays.states ?? []).map(({ when }) => when);
}

function unusedEnumerations({ enumerations, facts }: Vocabulary): Finding[] {
  const types = new Set(facts.flatMap(({ type }) => (type.kind === "enum" ? [type.of] : [type.kind])));
  return (
    enumerations
      // Purposes are named by benefits, not by facts.
      .filter(({ id }) => !types.has(id) && id !== "purpose")
      .map(({ id }) => ({
        kind: "enumeration-unused",
        severity: "warning",
        path: ["enumerations", id],
        at: id,
        says: { zh: `没有事实用到枚举 ${id}。`, en: `No fact has the enumeration ${id}.` },
        clauses: [],
        proof: { how: "read" },
      }))
  );
}

/** Values between which every comparison, table and ladder answers the same. */
function alike(vocabulary: Vocabulary, benefits: readonly Benefit[]): Finding[] {
  const tests = testsOf(vocabulary, benefits);
  return vocabulary.enumerations.flatMap((each): Finding[] => {
    const own = tests.get(each.id);
    if (!own || own.compared || each.id === "region") return [];
    const groups = new Map<string, string[]>();
    for (const { id } of each.values) {
      const key = signature(id, each, own);
      groups.set(key, [...(groups.get(key) ?? []), id]);
    }
    return [...groups.values()]
      .filter((ids) => ids.length > 1)
      .map((ids) => ({
        kind: "values-alike",
        severity: "info",
        path: ["enumerations", each.id],
        at: `${each.id}: ${ids.join(", ")}`,
        says: {
          zh: `没有规则分得出 ${each.id} 的 ${ids.join("、")}。`,
          en: `No rule tells ${ids.join(", ")} of ${each.id} apart.`,
        },
        clauses: [],
        proof: { how: "read" },
      }));
  });
}

/** Values that rules name exactly, values in whose order they compare, and whether two facts are compared. */
type Tests = { readonly named: Set<string>; readonly cuts: Set<string>; compared: boolean };

function testsOf({ facts, enumerations }: Vocabulary, benefits: readonly Benefit[]): Map<string, Tests> {
  const tests = new Map<string, Tests>(
    enumerations.map(({ id }) => [id, { named: new Set(), cuts: new Set(), compared: false }]),
  );
  const typeOf = new Map(facts.flatMap(({ id, type }) => (type.kind === "enum" ? [[id, type.of] as const] : [])));
  const enumOf = (of: Expression): Tests | undefined => {
    const id = factsOf(of).find((it) => typeOf.has(it));
    return id === undefined ? undefined : tests.get(typeOf.get(id)!);
  };
  const note = (subject: Expression, by: string, other: Expression) => {
    const own = enumOf(subject);
    if (!own) return;
    if (other.op !== "const") own.compared = true;
    else if (typeof other.value === "string")
      (by === "=" || by === "!=" ? own.named : own.cuts).add(`${by} ${other.value}`);
  };
  for (const benefit of benefits) {
    for (const expression of [...allExpressions(benefit), ...totalsOf(benefit)]) {
      walk(expression, (part) => {
        if (part.op === "compare") {
          note(part.left, part.by, part.right);
          if (part.left.op === "const") note(part.right, part.by, part.left);
        }
        if (part.op !== "in") return;
        for (const test of part.tests) {
          if ("is" in test) note(part.value, "=", test.is);
          else for (const end of [test.from, test.to]) note(part.value, "range", end);
        }
      });
    }
    for (const { amount, upTo } of benefit.pays.to)
      for (const each of [amount, ...(upTo ? [upTo] : [])]) noteTables(each, enumOf);
  }
  return tests;
}

function noteTables(amount: Amount, enumOf: (of: Expression) => Tests | undefined): void {
  if (amount.kind === "by") for (const { value } of amount.rows) enumOf(amount.by)?.named.add(`= ${value}`);
  if (amount.kind === "ladder") {
    const own = enumOf(amount.from);
    if (own) own.compared = true;
  }
  const inside = "rows" in amount ? amount.rows.map((row) => row.amount) : "of" in amount ? [amount.of].flat() : [];
  for (const each of inside) noteTables(each, enumOf);
}

function signature(id: string, { values, ordered }: Enumeration, { named, cuts }: Tests): string {
  const order = values.map((it) => it.id);
  const place = order.indexOf(id);
  const exact = named.has(`= ${id}`) || named.has(`!= ${id}`) ? id : "";
  const sides = ordered ? [...cuts].map((cut) => Math.sign(place - order.indexOf(cut.split(" ")[1]!))) : [];
  // An end that belongs to one side: `>= master` parts bachelor from master, not master from doctor.
  const folded = [...cuts].map((cut, index) => {
    const by = cut.split(" ")[0];
    const side = sides[index] ?? 0;
    if (by === ">=" || by === "<") return side >= 0;
    return by === ">" || by === "<=" ? side > 0 : side;
  });
  return JSON.stringify([exact, folded]);
}
