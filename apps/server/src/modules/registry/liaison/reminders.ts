import type { DutyStanding } from "@jucai/contract";
import { against } from "./periods.ts";

export type Stage = "near" | "today" | "overdue";

/** Which reminder is due; each stage of one last day is sent once, so a server that slept sends what it missed. */
export function stageOf(due: string, on: string): Stage | undefined {
  if (due === on) return "today";
  const state = against(due, on);
  return state === "open" ? undefined : state;
}

/** The reminder that a standing asks for; none for what is done, unlimited or unsure of its day. */
export function reminderOf({ state, due }: DutyStanding, on: string): { stage: Stage; due: string } | undefined {
  if (due === null || state === "done" || state === "no_limit") return undefined;
  const stage = stageOf(due, on);
  return stage === undefined ? undefined : { stage, due };
}
