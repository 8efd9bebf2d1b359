import type { DueView } from "@jucai/contract";
import type { Due, Roster } from "@jucai/engine";
import { dueIn } from "../liaison/periods.ts";

/** The last day of a window that the place has set, by the window's id. */
export type Windows = ReadonlyMap<string, string>;

/** Every day of a year by which a roster is handed in, the earliest first; those that nobody has set come last. */
export function duesIn({ due }: Pick<Roster, "due">, year: number, windows: Windows): DueView[] {
  const all = due.flatMap((each) => duesOf(each, year, windows));
  return all.toSorted((a, b) => (a.day ?? "9999").localeCompare(b.day ?? "9999"));
}

function duesOf(due: Due, year: number, windows: Windows): DueView[] {
  if (due.window !== undefined) {
    const { id, label } = due.window;
    const period = `${year}:${id}`;
    const says = { zh: `${year}年${label.zh}`, en: `${label.en} ${year}` };
    return [{ period, label: says, day: windows.get(id) ?? null, due }];
  }
  const by = due.by;
  if (by === undefined) return [];
  if (due.every === "year") {
    const label = { zh: `${year}年`, en: String(year) };
    return [{ period: String(year), label, day: dueIn("year", by, `${year}-01-01`), due }];
  }
  return [1, 2, 3, 4].map((quarter) => {
    const month = String(quarter * 3).padStart(2, "0");
    return {
      period: `${year}Q${quarter}`,
      label: { zh: `${year}年第${"一二三四"[quarter - 1]}季度`, en: `Quarter ${quarter} of ${year}` },
      day: dueIn("quarter", by, `${year}-${month}-01`),
      due,
    };
  });
}

/** The one that comes next, today included; after the last one of the year that one. */
export function currentDue(dues: readonly DueView[], today: string): DueView | undefined {
  return (
    dues.find(({ day }) => day !== null && day >= today) ?? dues.findLast(({ day }) => day !== null) ?? dues.at(-1)
  );
}

export const yearOf = (period: string): number => Number(period.slice(0, 4));
