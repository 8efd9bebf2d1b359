import type { Process, Text } from "@jucai/engine";
import { today, type Clock } from "#kernel/clock.ts";
import type { ScopedTransaction } from "#kernel/scope.ts";
import { rulesAt } from "#modules/library/rules-at.ts";
import { notSet, settingOf } from "../../library/index.ts";
import type { Candidate, NoticeKind } from "./rows.ts";

const label = { zh: "公示天数", en: "days of public notice" };
export const daysSetting = (process: string): string => `process:${process}#notice_days`;

/** Working days of a notice: printed for the step, or set by the place; undefined while nobody has said. */
export async function noticeDays(
  tx: ScopedTransaction,
  clock: Clock,
  { days, process, place }: Pick<Candidate, "days" | "process" | "place">,
): Promise<number | undefined> {
  if (days !== null) return days;
  const set = await settingOf(tx, place, daysSetting(process), today(clock));
  return typeof set === "number" && set > 0 ? set : undefined;
}

/** The same for a list; a list of results for information has a setting of its own, and else that of its process. */
export async function daysOfKind(tx: ScopedTransaction, clock: Clock, kind: NoticeKind, claim: Candidate) {
  const own = kind === "result" ? await settingOf(tx, claim.place, "place#result_days", today(clock)) : undefined;
  return typeof own === "number" && own > 0 ? own : noticeDays(tx, clock, claim);
}

export function daysNotSet(process: string) {
  return notSet([{ key: daysSetting(process), label }]);
}

/** The name of a claim's process, as its document prints it. */
export async function processName(
  tx: ScopedTransaction,
  { process, place, rule_version }: Pick<Candidate, "process" | "place" | "rule_version">,
): Promise<Text> {
  const { policies } = await rulesAt(tx, place, { versions: [rule_version] });
  const all: readonly Process[] = policies.flatMap(({ processes }) => processes ?? []);
  return all.find(({ id }) => id === process)?.name ?? { zh: process, en: process };
}
