import type { CalendarEvent } from "@jucai/engine/run";

/** A day in the list of a person's timeline; instalments of one benefit in one year stand together. */
export type DayRow = {
  readonly date: string;
  readonly kind: CalendarEvent["kind"];
  readonly benefit: string;
  /** How many instalments, and their whole fen; 0 for what pays nothing. */
  readonly count: number;
  readonly fen: number;
};
export type Year = { readonly year: number; readonly rows: readonly DayRow[] };

/** Events by year, soonest first. Thirty-six months are three lines and not thirty-six. */
export function yearsOf(events: readonly CalendarEvent[]): readonly Year[] {
  const years = new Map<number, Map<string, DayRow>>();
  for (const { date, kind, benefit, fen = 0 } of events) {
    const year = Number(date.slice(0, 4));
    const rows = years.get(year) ?? new Map<string, DayRow>();
    years.set(year, rows);
    const key = kind === "instalment" ? benefit : `${benefit} ${kind} ${date}`;
    const before = rows.get(key);
    rows.set(key, {
      date: before?.date ?? date,
      kind,
      benefit,
      count: (before?.count ?? 0) + 1,
      fen: (before?.fen ?? 0) + fen,
    });
  }
  return [...years].sort(([a], [b]) => a - b).map(([year, rows]) => ({ year, rows: [...rows.values()] }));
}

/** One benefit drawn along the years: spans from 0 to 100, and the days on which something is paid. */
export type Track = {
  readonly benefit: string;
  readonly window: { readonly from: number; readonly to: number } | undefined;
  readonly payments: readonly number[];
};
export type Drawn = {
  readonly years: readonly { readonly year: number; readonly at: number }[];
  readonly tracks: readonly Track[];
};

/** Where everything stands on a line from the first to the last year. A window without a first day is open from `on`. */
export function drawn(events: readonly CalendarEvent[], on: string): Drawn {
  const all = [on, ...events.map(({ date }) => date)].map((date) => Number(date.slice(0, 4)));
  const [first, last] = [Math.min(...all), Math.max(...all) + 1];
  const at = (date: string) => (100 * (fractionOf(date) - first)) / (last - first);
  const step = Math.ceil((last - first) / 6);
  const marks = Array.from({ length: last - first + 1 }, (_, index) => first + index);
  const benefits = [...new Set(events.map(({ benefit }) => benefit))];
  return {
    years: marks.filter((year) => (year - first) % step === 0).map((year) => ({ year, at: at(`${year}-01-01`) })),
    tracks: benefits.map((benefit) => {
      const own = events.filter((event) => event.benefit === benefit);
      const dates = (...kinds: readonly CalendarEvent["kind"][]) =>
        own.filter(({ kind }) => kinds.includes(kind)).map(({ date }) => date);
      const [opens, closes] = [dates("opens")[0], dates("closes", "last_day", "force_ends").at(-1)];
      const window =
        opens === undefined && closes === undefined
          ? undefined
          : { from: at(opens ?? on), to: closes === undefined ? 100 : at(closes) };
      return { benefit, window, payments: dates("instalment").map(at) };
    }),
  };
}

function fractionOf(iso: string): number {
  const [year = 0, month = 1, day = 1] = iso.split("-").map(Number);
  return year + (month - 1 + (day - 1) / 31) / 12;
}
