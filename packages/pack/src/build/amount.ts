import type { Amount, Expression, Place, Type, Vocabulary } from "@jucai/engine";
import { nearest } from "../shape/nearest.ts";
import type { Written } from "../shape/scalars.ts";
import type { AmountDraft, LadderDraft } from "../shapes/amount.ts";
import { whereIs, type Sheet } from "../yaml/sheet.ts";
import { typedIn, type Scope } from "./expressions.ts";
import { faultsInto, reportTwice } from "./faults.ts";

const money: Type = { kind: "money" };
const boolean: Type = { kind: "boolean" };
const number: Type = { kind: "number" };
const nothing: Amount = { kind: "none" };

/** Types an amount as written. Faults are collected; the result is then only a stand-in. */
export function buildAmount(draft: AmountDraft, scope: Scope, sheet: Sheet): Amount {
  const amount = (it: AmountDraft): Amount => buildAmount(it, scope, sheet);
  const parse = (written: Written | undefined, expects: Type): Expression =>
    typedIn(scope, sheet.problems, written, expects)?.expression ?? { op: "const", value: null };
  switch (draft.kind) {
    case "money":
      return { kind: "expression", is: { op: "const", value: draft.fen } };
    case "expression":
      return { kind: "expression", is: parse(draft.is, money) };
    case "by":
      return buildTable(draft, scope, sheet);
    case "rows":
      return {
        kind: "rows",
        rows: draft.rows.map((row) => ({ if: parse(row.if, boolean), amount: amount(row.is) })),
        else: draft.else ?? "ineligible",
      };
    case "least":
    case "most":
    case "add":
      return { kind: draft.kind, of: draft.of.map(amount) };
    case "percent":
      return { kind: "percent", percent: draft.percent, of: amount(draft.of) };
    case "changed": {
      let of = amount(draft.amount);
      if (draft.uplift) of = { kind: "uplift", of, if: parse(draft.uplift.if, boolean), percent: draft.uplift.percent };
      if (draft.times) of = { kind: "times", of, count: parse(draft.times, number) };
      return of;
    }
    case "ladder":
      return buildLadder(draft, scope, sheet);
  }
}

function buildTable(draft: Extract<AmountDraft, { kind: "by" }>, scope: Scope, sheet: Sheet): Amount {
  const by = typedIn(scope, sheet.problems, draft.by);
  if (by) checkRows(draft.rows, by.type, scope.vocabulary, sheet, whereIs(sheet, draft, "by"));
  const rows = draft.rows.map(({ key, value }) => ({ value: key, amount: buildAmount(value, scope, sheet) }));
  return by ? { kind: "by", by: by.expression, rows, else: draft.else ?? "ineligible" } : nothing;
}

/** A table goes by an enumeration, and each row names one of its values. */
export function checkRows(
  rows: readonly { readonly key: string }[],
  type: Type,
  vocabulary: Vocabulary,
  sheet: Sheet,
  at: Place,
): void {
  const faults = faultsInto(sheet.problems);
  if (type.kind !== "enum") {
    faults(
      at,
      "table-by",
      { zh: "by 只能用枚举类的事实。", en: "`by` takes a fact with a list of values." },
      { zh: "其他条件请用 rows: [{ if: …, is: … }]。", en: "For other tests write `rows: [{ if: …, is: … }]`." },
    );
    return;
  }
  const values = valuesOf(vocabulary, type.of);
  for (const row of rows)
    if (!values.includes(row.key)) unknownValue(row.key, type.of, values, whereIs(sheet, row), faults);
}

function buildLadder(draft: LadderDraft, scope: Scope, sheet: Sheet): Amount {
  const faults = faultsInto(sheet.problems);
  const order = valuesOf(scope.vocabulary, draft.ladder);
  const enumeration = scope.vocabulary.enumerations.find(({ id }) => id === draft.ladder);
  if (!enumeration?.ordered) {
    faults(
      whereIs(sheet, draft, "ladder"),
      "ladder-order",
      { zh: `“${draft.ladder}”不是有高低次序的枚举。`, en: `\`${draft.ladder}\` is not an ordered enumeration.` },
      { zh: "ladder 后面写 ordered: true 的枚举名。", en: "Name an enumeration with `ordered: true`." },
    );
    return nothing;
  }
  for (const step of draft.steps)
    if (!order.includes(step.key)) unknownValue(step.key, draft.ladder, order, whereIs(sheet, step), faults);
  reportTwice(
    draft.steps.map((step) => ({ name: step.key, at: whereIs(sheet, step) })),
    faults,
  );
  draft.steps.forEach((step, index) => {
    const before = draft.steps[index - 1];
    if (!before || order.indexOf(step.key) > order.indexOf(before.key)) return;
    faults(
      whereIs(sheet, step),
      "ladder-steps",
      {
        zh: `“${step.key}”应排在“${before.key}”之前：各级由低到高写。`,
        en: `\`${step.key}\` belongs before \`${before.key}\`: steps stand from low to high.`,
      },
      { zh: `次序是 ${order.join("、")}。`, en: `The order is ${order.join(", ")}.` },
    );
  });
  const grade: Type = { kind: "enum", of: draft.ladder };
  const from = typedIn(scope, sheet.problems, draft.from, grade)?.expression;
  const to = typedIn(scope, sheet.problems, draft.to, grade)?.expression;
  if (!from || !to) return nothing;
  const steps = draft.steps.map(({ key, value }) => ({ grade: key, fen: value }));
  return { kind: "ladder", from, to, order, steps, above: draft.above };
}

export function valuesOf(vocabulary: Vocabulary, enumeration: string): readonly string[] {
  return vocabulary.enumerations.find(({ id }) => id === enumeration)?.values.map(({ id }) => id) ?? [];
}

/** Reports a value that an enumeration does not have. */
export function checkValue(key: string, enumeration: string, values: readonly string[], at: Place, sheet: Sheet): void {
  if (!values.includes(key)) unknownValue(key, enumeration, values, at, faultsInto(sheet.problems));
}

function unknownValue(
  key: string,
  enumeration: string,
  values: readonly string[],
  at: Place,
  faults: ReturnType<typeof faultsInto>,
): void {
  const near = nearest(key, values);
  faults(
    at,
    "unknown-value",
    { zh: `枚举 ${enumeration} 里没有“${key}”。`, en: `${enumeration} has no value \`${key}\`.` },
    near
      ? {
          zh: `是否想写 ${near}？可用：${values.join("、")}。`,
          en: `Did you mean ${near}? Values: ${values.join(", ")}.`,
        }
      : { zh: `可用：${values.join("、")}。`, en: `Values: ${values.join(", ")}.` },
  );
}
