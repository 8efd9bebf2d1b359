/** Where the schedule of each row begins, without deciding the row again. */
import { factsOf } from "../../check/walk.ts";
import { type DecideOptions, settingsOf } from "../../decide/decide.ts";
import type { Prepared, Rules } from "../../decide/rules.ts";
import type { Environment } from "../../evaluate/environment.ts";
import { hole } from "../../evaluate/unknown.ts";
import type { Expression } from "../../model/expression.ts";
import { valueAt } from "../../screen/column.ts";
import type { Table } from "../../screen/table.ts";
import { monthOf } from "./months.ts";

/** The month of the first day in a row of the table, -1 where no date follows. */
export type StartOf = (row: number) => number;

export type Starts = { readonly of: (table: Table) => StartOf; readonly delayMonths: number };

/**
 * Undefined where a row's instalments do not follow from its total and the row's own facts: a limit may cut them,
 * several payees share parts, or each thing of a list has its own day.
 */
export function startsOf(prepared: Prepared, { lists }: Rules, options: DecideOptions): Starts | undefined {
  const { benefit, moment } = prepared;
  const { each, caps, pays } = benefit;
  const once = pays.schedule.kind === "once";
  if (each && (!once || caps.length > 0 || looksAtThings(prepared, each.subject))) return undefined;
  if (caps.length > 0 && !once) return undefined;
  if ([...prepared.momentFacts].some((id) => lists.has(id))) return undefined;
  if (pays.to.length > 1 && pays.schedule.kind === "parts") return undefined;
  const setting = settingsOf(prepared, options);
  const constant: Environment = { on: options.on, setting, fact: hole, list: hole };
  const delay = prepared.delayMonths ? prepared.delayMonths(constant) : 0;
  if (typeof delay !== "number") return undefined;
  if (!moment) return { of: () => () => monthOf(options.on), delayMonths: delay };
  const fact = plainFact(benefit.moment!.is);
  const of = (table: Table): StartOf => {
    const column = fact === undefined ? undefined : table.columns.get(fact);
    // Days that are not known or never were lie outside all months.
    if (column?.kind === "day") return (row) => monthOf(column.data[row]!);
    const at = rowEnvironment(table, constant);
    return (row) => {
      at.row = row;
      const day = moment(at.env);
      return typeof day === "number" ? monthOf(day) : -1;
    };
  };
  return { of, delayMonths: delay };
}

function looksAtThings({ momentFacts }: Prepared, subject: string): boolean {
  return [...momentFacts].some((id) => id.startsWith(`${subject}.`));
}

function plainFact(of: Expression): string | undefined {
  if (of.op === "named") return plainFact(of.is);
  return of.op === "fact" ? factsOf(of)[0] : undefined;
}

/** The facts of one row after the other, seen through one environment; no moment here looks into a list. */
function rowEnvironment(table: Table, constant: Environment) {
  const at = { row: 0, env: constant };
  at.env = {
    ...constant,
    fact: (id) => {
      const column = table.columns.get(id);
      const value = column && valueAt(column, at.row);
      return value === undefined ? hole(id) : value;
    },
  };
  return at;
}
