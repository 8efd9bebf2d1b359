import {
  advise,
  calendar,
  parseDay,
  type Advice,
  type CalendarEvent,
  type Decision,
  type Status,
  type Turn,
} from "@jucai/engine/run";
import type { JudgedPlace } from "../state/judge.ts";

/** What may still come of a place, and when. */
export type Outlook = { readonly advice: readonly Advice[]; readonly events: readonly CalendarEvent[] };

/** So many years ahead are looked at. */
const years = 10;
const known = new WeakMap<JudgedPlace, Outlook>();

/** Advice and the days that matter; instalments that were due before the date of judgement are among them. */
export function outlookOf(place: JudgedPlace, on: string): Outlook {
  const before = known.get(place);
  if (before) return before;
  const { rules, facts, decisions, bundle } = place;
  const day = parseDay(on)!;
  const advice = advise(rules, facts, decisions, { on: day });
  const dues = decisions.flatMap(({ instalments }) => instalments.flatMap(({ due }) => (due ? [parseDay(due)!] : [])));
  const from = Math.min(day, ...dues);
  const events = calendar(rules, facts, decisions, bundle, advice, { on: day, from, to: day + years * 366 });
  const outlook = { advice, events };
  known.set(place, outlook);
  return outlook;
}

export const turnKinds = ["by_itself", "act", "answer"] as const;
export type Near = { readonly benefit: string; readonly decision: Decision; readonly turns: readonly Turn[] };

/** By kind: what turns by itself, what one can do, what is to be found out; the soonest turn of each benefit first. */
export function nearOf(
  { advice }: Outlook,
  decisions: readonly Decision[],
): Readonly<Record<Turn["kind"], readonly Near[]>> {
  const of = (kind: Turn["kind"]) =>
    advice.flatMap(({ benefit, turns }): Near[] => {
      const decision = decisions.find((one) => one.benefit === benefit);
      const own = turns.filter((turn) => turn.kind === kind && (kind !== "answer" || isOpen(turn)));
      return decision && own.length > 0 ? [{ benefit, decision, turns: own }] : [];
    });
  return { by_itself: of("by_itself"), act: of("act"), answer: of("answer") };
}

/** Only what is unknown is to be found out: an answer that was given is not put in doubt. */
function isOpen({ changes }: Turn): boolean {
  return changes.every(({ from }) => from === undefined);
}

/** Benefits that come by themselves or by acting, each once: what is almost had. */
export function almostOf(outlook: Outlook): number {
  return outlook.advice.filter(({ turns }) => turns.some(({ kind }) => kind !== "answer")).length;
}

export function countOf(decisions: readonly Decision[], ...status: readonly Status[]): number {
  return decisions.filter((decision) => status.includes(decision.status)).length;
}
