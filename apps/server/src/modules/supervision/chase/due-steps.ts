import type { Chasing, LightScheme } from "@jucai/engine";
import { parseDay, printDay } from "@jucai/engine";

/** A step whose day came later than this many days ago is past sending: the server slept, or the plan is new. */
const catchUp = 10;

/** The day of a step against a last day. */
export const dayOfStep = ({ day }: Chasing, lastDay: string): string => printDay((parseDay(lastDay) ?? 0) + day);

/**
 * Steps whose day has come by `on`, for each addressee the latest one only. Steps that lie before `since`, when the
 * assignment was written, are nobody's fault and are left out. Pure.
 */
export function stepsDue(
  { chasing }: Pick<LightScheme, "chasing">,
  lastDay: string,
  since: string,
  on: string,
): Chasing[] {
  const came = chasing.filter((step) => {
    const day = dayOfStep(step, lastDay);
    return day <= on && day >= since && (parseDay(on) ?? 0) - (parseDay(day) ?? 0) <= catchUp;
  });
  const latest = Map.groupBy(came, ({ tell }) => tell);
  return [...latest.values()].flatMap((steps) => steps.toSorted((a, b) => a.day - b.day).at(-1) ?? []);
}

export const stepName = ({ day, tell }: Chasing): string => `chase:${day}:${tell}`;
