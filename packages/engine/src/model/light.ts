/** Lights (亮灯): colours, names and triggers are data of a place; this file holds their shape and the standard. */
import type { Text } from "./text.ts";

export const triggers = ["overdue", "returned", "behind", "due_within", "done", "open"] as const;
/**
 * When a light comes on. The first of a scheme's lights that fits is shown.
 *
 * `overdue`: at least `days` after the last day and not done. `returned`: the report was sent back as poor. `behind`: the
 * goal's figure is more than `percent` below the pace of the days gone by. `due_within`: the last day is at most `days`
 * away. `done` and `open` are what remains.
 */
export type Trigger =
  | { readonly on: "overdue" | "due_within"; readonly days: number }
  | { readonly on: "behind"; readonly percent: number }
  | { readonly on: "returned" | "done" | "open" };

export const lightTones = ["red", "yellow", "blue", "green", "grey", "orange", "purple"] as const;
export type LightTone = (typeof lightTones)[number];

export type Light = {
  readonly id: string;
  readonly name: Text;
  readonly tone: LightTone;
  readonly when: readonly Trigger[];
};

/** Who hears of what when: days before (negative) or after the last day. */
export type Chasing = {
  readonly day: number;
  readonly tell: "owing" | "lead" | "collecting" | "supervisor";
};

/** How a place shows and chases its tasks. */
export type LightScheme = {
  /** From the most pressing to the calmest. */
  readonly lights: readonly Light[];
  readonly chasing: readonly Chasing[];
  /** Whether a last day on which offices are closed moves to the next working day. */
  readonly nextWorkingDay: boolean;
};

/** What holds until a place sets its own: blue soon due, yellow behind or poor, red overdue. */
export const standardLights: LightScheme = {
  lights: [
    { id: "red", name: { zh: "红灯", en: "Red" }, tone: "red", when: [{ on: "overdue", days: 1 }] },
    {
      id: "yellow",
      name: { zh: "黄灯", en: "Yellow" },
      tone: "yellow",
      when: [{ on: "returned" }, { on: "behind", percent: 20 }],
    },
    { id: "blue", name: { zh: "蓝灯", en: "Blue" }, tone: "blue", when: [{ on: "due_within", days: 15 }] },
    { id: "green", name: { zh: "已办结", en: "Done" }, tone: "green", when: [{ on: "done" }] },
    { id: "grey", name: { zh: "进行中", en: "Under way" }, tone: "grey", when: [{ on: "open" }] },
  ],
  chasing: [
    { day: -15, tell: "owing" },
    { day: -3, tell: "owing" },
    { day: 1, tell: "owing" },
    { day: 1, tell: "collecting" },
    { day: 7, tell: "lead" },
    { day: 15, tell: "supervisor" },
  ],
  nextWorkingDay: true,
};
