/** When a set of changes gives what is wanted: the first stretch of days. */
import type { Day } from "../model/date.ts";
import type { Status } from "../model/decision.ts";
import type { Change } from "./advice.ts";
import type { Claim } from "./claim.ts";
import { stretches } from "./days.ts";

/** `last` is undefined where it lasts beyond the horizon. */
export type Window = { readonly first: Day; readonly last: Day | undefined };

/** The first stretch of days from `from` on that has the status; undefined when none within the horizon has. */
export function windowOf(
  claim: Claim,
  changes: readonly Change[],
  becomes: Status,
  from: Day = claim.on,
): Window | undefined {
  const starts = stretches(claim, changes, from);
  const holds = (day: Day | undefined) => day !== undefined && claim.status(changes, day) === becomes;
  const begin = starts.findIndex(holds);
  if (begin < 0) return undefined;
  const end = starts.findIndex((day, index) => index > begin && !holds(day));
  return { first: starts[begin]!, last: end < 0 ? undefined : starts[end]! - 1 };
}
