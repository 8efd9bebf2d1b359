import type { Amount, Expression, Pays, Place } from "@jucai/engine";
import { whereIs, type Sheet } from "../yaml/sheet.ts";
import type { RawBenefit } from "./raw-benefit.ts";
import { checkRows } from "./amount.ts";
import { typedIn, type Scope } from "./expressions.ts";
import { faultsInto, type Faults } from "./faults.ts";

type Stated = { readonly when: Expression; readonly fen: number; readonly at: Place };

/** Types the totals that the document prints. */
export function statesOf(benefit: Pick<RawBenefit, "states">, scope: Scope, sheet: Sheet): Stated[] {
  const raw = benefit.states;
  if (!raw) return [];
  if ("fen" in raw)
    return [{ when: { op: "const", value: true }, fen: raw.fen, at: whereIs(sheet, benefit, "states") }];
  if ("by" in raw) {
    const by = typedIn(scope, sheet.problems, raw.by);
    if (!by) return [];
    checkRows(raw.rows, by.type, scope.vocabulary, sheet, whereIs(sheet, raw, "by"));
    return raw.rows.map((row) => ({
      when: { op: "compare", by: "=", left: by.expression, right: { op: "const", value: row.key } },
      fen: row.value,
      at: whereIs(sheet, row, "value"),
    }));
  }
  return raw.rows.flatMap((row) => {
    const when = typedIn(scope, sheet.problems, row.if, { kind: "boolean" })?.expression;
    return when ? [{ when, fen: row.is, at: whereIs(sheet, row, "is") }] : [];
  });
}

/** Proves each printed total against rate × months. */
export function proveTotals(states: readonly Stated[], pays: Pays, sheet: Sheet): void {
  for (const it of states) prove(it, pays, faultsInto(sheet.problems));
}

function prove({ when, fen, at }: Stated, pays: Pays, faults: Faults): void {
  const computed = totalWhen(pays, when);
  if (computed === fen) return;
  if (computed === undefined) {
    faults(
      at,
      "unproved-total",
      { zh: "这个合计没法由金额推出来。", en: "This total cannot be derived from the amount." },
      {
        zh: "states 用与金额表相同的 by 或 if；算不出的合计不写。",
        en: "Use the same `by` or `if` as the amount; leave out totals that cannot be derived.",
      },
    );
    return;
  }
  faults(
    at,
    "wrong-total",
    {
      zh: `写的合计是 ${yuan(fen)}，按金额和月数算出来是 ${yuan(computed)}。`,
      en: `The total says ${yuan(fen)}, but the amount and its months give ${yuan(computed)}.`,
    },
    {
      zh: "核对文件，改合计、金额或月数。",
      en: "Look at the document again and mend the total, the amount or the months.",
    },
  );
}

/** Whether every printed total is what the amount and its months give. */
export function totalsHold(pays: Pays): boolean {
  return (pays.states ?? []).every(({ when, fen }) => totalWhen(pays, when) === fen);
}

/** The whole sum in fen under one stated test, or undefined when facts decide more than the test says. */
export function totalWhen(pays: Pays, when: Expression): number | undefined {
  let sum = 0;
  for (const { amount } of pays.to) {
    const fen = fixedFen(amount, when);
    if (fen === undefined) return undefined;
    sum += fen;
  }
  return pays.schedule.kind === "monthly" ? sum * pays.schedule.months : sum;
}

function fixedFen(amount: Amount, when: Expression): number | undefined {
  switch (amount.kind) {
    case "expression":
      return fixedExpression(amount.is);
    case "by": {
      if (when.op !== "compare" || !same(when.left, amount.by) || when.right.op !== "const") return undefined;
      const wanted = when.right.value;
      const row = amount.rows.find(({ value }) => value === wanted);
      return row && fixedFen(row.amount, when);
    }
    case "rows": {
      const row = amount.rows.find((it) => same(it.if, when));
      return row && fixedFen(row.amount, when);
    }
    case "add": {
      const parts = amount.of.map((part) => fixedFen(part, when));
      return parts.every((part) => part !== undefined) ? parts.reduce((a, b) => a + b, 0) : undefined;
    }
    default:
      return undefined;
  }
}

function fixedExpression(is: Expression): number | undefined {
  if (is.op === "named") return fixedExpression(is.is);
  return is.op === "const" && typeof is.value === "number" ? is.value : undefined;
}

const same = (a: Expression, b: Expression): boolean => JSON.stringify(a) === JSON.stringify(b);
const yuan = (fen: number): string => `${fen / 100} yuan`;
