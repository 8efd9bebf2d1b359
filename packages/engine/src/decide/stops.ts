/** What a document looks at before each payment: does payment go on? */
import { compile } from "../evaluate/compile.ts";
import { factOfHole, Unknown } from "../evaluate/unknown.ts";
import type { Benefit, StopCheck } from "../model/benefit.ts";
import type { Day } from "../model/date.ts";
import type { Expression } from "../model/expression.ts";
import type { Facts } from "../model/facts.ts";
import type { DecideOptions } from "./decide.ts";
import { environmentOf, type View } from "./facts-view.ts";

export type StopOutcome = Pick<StopCheck, "id" | "says" | "effect" | "clause"> & {
  /** True: go on. Unknown while a fact is missing, or where only a person can say. */
  readonly holds: boolean | "unknown";
  /** Facts that are not known yet; empty where a person must say. */
  readonly missing: readonly string[];
};

/**
 * Runs the checks of one benefit on the day of payment.
 *
 * @param line Place of the thing in the benefit's list; for benefits with lines only.
 */
export function checkStops(
  benefit: Benefit,
  facts: Facts,
  { on, settings }: Pick<DecideOptions, "on" | "settings">,
  line?: number,
): StopOutcome[] {
  const { each } = benefit;
  const reading = (id: string) => benefit.settings.find((it) => it.id === id)!.reading;
  const view: View = {
    facts,
    on,
    setting: (id) => settings?.get(`${benefit.id}#${id}`) ?? reading(id),
    ...(each && line !== undefined ? { item: { subject: each.subject, list: each.list, index: line } } : {}),
  };
  return benefit.stops.is.map((check) => outcomeOf(check, view));
}

/** Whether an expression holds of somebody on a day; undefined where what is held does not tell. It has no settings. */
export function holdsOn(is: Expression, facts: Facts, on: Day): boolean | undefined {
  const setting = (id: string): never => {
    throw new Error(`an expression outside of benefits names the setting ${id}`);
  };
  const found = compile(is)(environmentOf({ facts, on, setting }, new Map()));
  return typeof found === "boolean" ? found : undefined;
}

function outcomeOf({ id, says, effect, clause, is }: StopCheck, view: View): StopOutcome {
  const head = { id, says, effect, ...(clause === undefined ? {} : { clause }) };
  const found = is ? compile(is)(environmentOf(view, new Map())) : undefined;
  if (typeof found === "boolean") return { ...head, holds: found, missing: [] };
  const missing = found instanceof Unknown ? [...new Set(found.holes.map(factOfHole))] : [];
  return { ...head, holds: "unknown", missing };
}
