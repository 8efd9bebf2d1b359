import type { BoardRow, TaskBoard } from "@jucai/contract";
import type { Holiday, Text } from "@jucai/engine";
import type { ScopedTransaction } from "#kernel/scope.ts";
import { findRows } from "../standing/find.ts";
import { type Looked, lookAt } from "../standing/look.ts";
import { pressure } from "./pressure.ts";
import { unitNames } from "./unit-names.ts";

export type YearAsked = { readonly year: number; readonly unit?: string; readonly document?: string };

/** Lights of a year by document and by unit, as far as the reader reaches. */
export async function taskBoard(tx: ScopedTransaction, asked: YearAsked, on: string): Promise<TaskBoard> {
  const all = await lookAt(tx, await findRows(tx, asked), on);
  const units = await unitNames(
    tx,
    all.map(({ row }) => row.unit_id),
  );
  return {
    on,
    year: asked.year,
    documents: rowsBy(
      all,
      on,
      ({ row }) => row.document,
      ({ plan }) => plan.short,
    ),
    units: rowsBy(
      all,
      on,
      ({ row }) => row.unit_id,
      ({ row }) => units(row.unit_id),
    ),
    lights: lightCounts(all),
    unset: unsetHolidays(all),
  };
}

/** Most pressing first: who has most red lights stands on top. */
function rowsBy(
  all: readonly Looked[],
  on: string,
  idOf: (it: Looked) => string,
  nameOf: (it: Looked) => Text,
): BoardRow[] {
  const rows = [...Map.groupBy(all, idOf)].map(([id, of]): BoardRow => {
    const open = of.filter(({ state }) => state !== "done");
    return {
      id,
      name: of[0] === undefined ? { zh: id, en: id } : nameOf(of[0]),
      lights: lightCounts(of),
      total: of.length,
      done: of.length - open.length,
      next: open.flatMap(({ lastDay }) => (lastDay === null || lastDay < on ? [] : [lastDay])).toSorted()[0] ?? null,
    };
  });
  const red = ({ lights }: BoardRow) => lights.find(({ tone }) => tone === "red")?.count ?? 0;
  return rows.toSorted((a, b) => red(b) - red(a) || a.name.zh.localeCompare(b.name.zh, "zh"));
}

function lightCounts(all: readonly Looked[]): BoardRow["lights"] {
  const byLight = [...Map.groupBy(all, ({ shown }) => shown.light.id)];
  return byLight
    .flatMap(([light, of]) => (of[0] === undefined ? [] : [{ light, of, first: of[0] }]))
    .toSorted((a, b) => pressure(a.first) - pressure(b.first))
    .map(({ light, of, first: { shown } }) => {
      return { light, name: shown.light.name, tone: shown.light.tone, count: of.length };
    });
}

/** Holidays that tasks wait for because nobody has set their days. */
function unsetHolidays(all: readonly Looked[]): TaskBoard["unset"] {
  const waiting = all.flatMap(({ row, task }) => {
    const { holiday } = task.rhythm;
    return row.day !== null || holiday === undefined
      ? []
      : [{ holiday, year: Number(row.period.slice(0, 4)), place: row.place }];
  });
  const key = ({ holiday, year, place }: { holiday: Holiday; year: number; place: string }) =>
    `${holiday} ${year} ${place}`;
  return [...new Map(waiting.map((each) => [key(each), each])).values()];
}
