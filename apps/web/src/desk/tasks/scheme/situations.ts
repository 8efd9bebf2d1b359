import { lightOf } from "@jucai/engine/supervise";
import type { LightScheme } from "@jucai/engine/model";

/** The year of the situations; any would do. */
const year = { from: "2024-01-01", to: "2024-12-31" };
const goal = { op: ">=", value: 366 } as const;
const late = "2024-06-30";

/** What may happen to a task, for trying rules on. With this goal the pace is one a day. */
const situations = {
  s_late: { on: "2024-07-05", lastDay: late, state: "open", value: null },
  s_returned: { on: "2024-05-21", lastDay: late, state: "returned", value: null },
  s_far_behind: { on: "2024-05-01", lastDay: late, state: "open", value: 61 },
  s_little_behind: { on: "2024-05-01", lastDay: late, state: "open", value: 110 },
  s_soon: { on: "2024-06-20", lastDay: late, state: "open", value: null },
  s_open: { on: "2024-03-22", lastDay: late, state: "open", value: null },
  s_done: { on: "2024-06-20", lastDay: late, state: "done", value: null },
} as const;
export type Situation = keyof typeof situations;

/** Which light each situation would have under a scheme. */
export function lightsUnder(
  scheme: LightScheme,
): readonly { situation: Situation; light: LightScheme["lights"][number] }[] {
  return Object.entries(situations).map(([situation, { on, value, ...standing }]) => ({
    situation: situation as Situation,
    light: lightOf({ ...year, ...standing, value, ...(value !== null && { goal }) }, scheme, on).light,
  }));
}
