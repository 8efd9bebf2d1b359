/** Rows in which two benefits are paid for lines of one list: a line that both could pay goes to one of them. */
import { combine } from "../../combine/combine.ts";
import { overlapOf } from "../../combine/overlap.ts";
import { decide, decideBenefit, type DecideOptions } from "../../decide/decide.ts";
import type { Rules } from "../../decide/rules.ts";
import type { Instalment } from "../../model/decision.ts";
import { factsAt, type Table } from "../../screen/table.ts";

/** Places in the rules of benefits that may share lines with another one. */
export function lineSharers({ benefits }: Rules): number[] {
  return benefits.flatMap(({ benefit: one }, index) => {
    const shares = benefits.some(({ benefit: other }) => {
      if (one === other || !one.each || !other.each) return false;
      const keys = one.each.unique?.across.includes(other.id) || other.each.unique?.across.includes(one.id);
      return keys === true || (one.each.list === other.each.list && overlapOf(one, other) !== undefined);
    });
    return shares ? [index] : [];
  });
}

export type Paid = { readonly benefit: string; readonly fen: number; readonly instalments: readonly Instalment[] };

/** What each chosen grant of one row comes to once every line is paid by one benefit only: the reference itself. */
export function paidIn(rules: Rules, table: Table, row: number, options: DecideOptions): Paid[] {
  const facts = factsAt(table, row);
  const asked = { ...options, held: table.held.get(row) ?? [] };
  const bundle = combine(rules, decide(rules, facts, asked), facts, asked);
  return bundle.chosen.map((id) => {
    const prepared = rules.benefits.find(({ benefit }) => benefit.id === id)!;
    const out = bundle.leftOut.flatMap(({ benefit, line }) => (benefit === id && line !== undefined ? [line] : []));
    const { amount, instalments } = decideBenefit(rules, prepared, facts, asked, new Set(out));
    return amount.form === "grant" && amount.totalFen !== null
      ? { benefit: id, fen: amount.totalFen, instalments }
      : { benefit: id, fen: 0, instalments: [] };
  });
}
