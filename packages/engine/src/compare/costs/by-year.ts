/** Sums by the calendar year in which they fall due. */
import type { Schedule } from "../../model/benefit.ts";
import type { Instalment } from "../../model/decision.ts";
import { split } from "../../decide/schedule.ts";
import { months, yearOf } from "./months.ts";

/** Fen by year; `null` is money without a date. */
export class ByYear {
  readonly fen = new Map<number | null, number>();

  add(year: number | null, fen: number): void {
    if (fen !== 0) this.fen.set(year, (this.fen.get(year) ?? 0) + fen);
  }

  addAll(instalments: readonly Instalment[]): void {
    for (const { due, fen } of instalments) this.add(due === null ? null : Number(due.slice(0, 4)), fen);
  }
}

/**
 * Total sums of one benefit by the month in which their schedule begins. Instalments of a schedule are shares of
 * the total that do not depend on the person, so that it is laid out once for each month, not for each row;
 * parts alone are split row by row, since what does not divide goes to one of them.
 */
export class ByStart {
  private readonly totals = new Float64Array(months);
  private readonly schedule: Schedule;
  private readonly delay: number;
  private readonly into: ByYear;

  constructor(schedule: Schedule, delayMonths: number, into: ByYear) {
    this.schedule = schedule;
    this.delay = delayMonths;
    this.into = into;
  }

  /** `month` as `monthOf` counts; -1 where no date follows. */
  add(month: number, fen: number): void {
    if (month < 0) this.into.add(null, fen);
    else if (this.schedule.kind === "parts") this.addParts(this.schedule, month, fen);
    else this.totals[month]! += fen;
  }

  /** Lays out what was added; to be called once, at the end. */
  finish(): void {
    for (let month = 0; month < months; month++) {
      const fen = this.totals[month]!;
      if (fen !== 0) this.layOut(month, fen);
    }
  }

  private layOut(start: number, fen: number): void {
    const { schedule, into } = this;
    if (schedule.kind !== "monthly") return into.add(yearOf(start), fen);
    const every = schedule.paid === "monthly" ? 1 : 12;
    const each = (fen / schedule.months) * every;
    for (let paid = every; paid <= schedule.months; paid += every) {
      into.add(yearOf(start + this.delay + paid - 1), each);
    }
  }

  private addParts(schedule: Extract<Schedule, { kind: "parts" }>, start: number, fen: number): void {
    const step = schedule.every === "year" ? 12 : 1;
    split(fen, schedule).forEach((part, index) => this.into.add(yearOf(start + index * step), part));
  }
}
