import { parseDay, printDay } from "@jucai/engine";
import { addWorkingDays, workingDaysBetween } from "#kernel/working-days.ts";

export type Period = { readonly endsOn: string; readonly endKnown: boolean };

/** The last day of a notice of so many working days, the first day counted when offices work then. */
export function periodOf(startsOn: string, days: number): Period {
  const { day, known } = addWorkingDays(dayBefore(startsOn), days);
  return { endsOn: day, endKnown: known };
}

/** Working days left, today included; all of them before it starts, 0 once it has ended. */
export function daysLeft({ starts_on, ends_on }: { starts_on: string; ends_on: string | null }, on: string): number {
  if (ends_on === null || on > ends_on) return 0;
  return workingDaysBetween(dayBefore(on < starts_on ? starts_on : on), ends_on);
}

function dayBefore(day: string): string {
  const number = parseDay(day);
  if (number === undefined) throw new Error(`${day} is no calendar date`);
  return printDay(number - 1);
}
