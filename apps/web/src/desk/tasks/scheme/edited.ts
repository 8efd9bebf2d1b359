import type { Scheme, Text, Tone } from "../types.ts";

type Light = Scheme["lights"][number];
type Trigger = Light["when"][number];
export const triggers = [
  "overdue",
  "returned",
  "behind",
  "due_within",
  "done",
  "open",
] as const satisfies readonly Trigger["on"][];
export const tones = ["red", "orange", "yellow", "blue", "purple", "green", "grey"] as const satisfies readonly Tone[];
export const told = [
  "owing",
  "lead",
  "collecting",
  "supervisor",
] as const satisfies readonly Scheme["chasing"][number]["tell"][];

/** A scheme as it stands in the form: numbers as they are typed. */
export type Edited = {
  readonly lights: readonly {
    readonly id: string;
    readonly name: Text;
    readonly tone: Tone;
    readonly when: readonly { readonly on: Trigger["on"]; readonly number?: string }[];
  }[];
  readonly chasing: readonly { readonly day: string; readonly tell: Scheme["chasing"][number]["tell"] }[];
  readonly nextWorkingDay: boolean;
};

/** Whether a trigger has a number, and what it counts. */
export const numbered = (on: Trigger["on"] | undefined): on is "overdue" | "due_within" | "behind" =>
  on === "overdue" || on === "due_within" || on === "behind";

export function editedOf({ lights, chasing, nextWorkingDay }: Scheme): Edited {
  return {
    lights: lights.map(({ id, name, tone, when }) => ({
      id,
      name,
      tone,
      when: when.map((trigger) => ({ on: trigger.on, number: numberOf(trigger) })),
    })),
    chasing: chasing.map(({ day, tell }) => ({ day: String(day), tell })),
    nextWorkingDay,
  };
}

function numberOf(trigger: Trigger): string {
  if (trigger.on === "behind") return String(trigger.percent);
  return trigger.on === "overdue" || trigger.on === "due_within" ? String(trigger.days) : "";
}

/** The form as a scheme; undefined while a number is missing or wrong. */
export function schemeOf({ lights, chasing, nextWorkingDay }: Edited): Scheme | undefined {
  const made = lights.map(({ id, name, tone, when }) => ({ id, name, tone, when: when.map(triggerOf) }));
  const days = chasing.map(({ day, tell }) => ({ day: whole(day), tell }));
  if (made.some(({ when }) => when.includes(undefined)) || days.some(({ day }) => day === undefined)) return undefined;
  return { lights: made, chasing: days, nextWorkingDay } as Scheme;
}

function triggerOf({ on, number = "" }: Edited["lights"][number]["when"][number]): Trigger | undefined {
  if (!numbered(on)) return { on };
  const value = whole(number);
  if (value === undefined) return undefined;
  return on === "behind" ? { on, percent: value } : { on, days: value };
}

/** A whole number as typed; undefined for anything else. */
export function whole(text: string): number | undefined {
  return /^-?\d{1,3}$/.test(text.trim()) ? Number(text) : undefined;
}

/** An id that no light of the scheme has. */
export function freshId(ids: readonly string[]): string {
  for (let at = ids.length + 1; ; at += 1) if (!ids.includes(`light_${at}`)) return `light_${at}`;
}
