/** The outcome of one claim line under one completion: a status and amounts, or what it still depends on. */
import type { Environment } from "../evaluate/environment.ts";
import { merge, Unknown } from "../evaluate/unknown.ts";
import type { Day } from "../model/date.ts";
import type { Status } from "../model/decision.ts";
import { type Money, NoRate } from "../operators/money.ts";
import type { Prepared } from "./rules.ts";

/** Where the moment of a claim lies in the document's time. */
export type Time = "before" | "transition" | "in" | "after";

/** The separate questions that an outcome is made of, each answered or unknown. */
export type Parts = {
  readonly time: Time | Unknown;
  readonly rules: readonly (boolean | "judge" | Unknown)[];
  readonly amounts: readonly Money[];
  readonly gives: readonly (boolean | Unknown)[];
};

export type Outcome = {
  readonly key: string;
  readonly status: Exclude<Status, "unknown">;
  /** Whole fen for each payee, in the benefit's order, then the upper ends of a range; empty unless eligible. */
  readonly fen: readonly number[];
  /** Eligible, but no rates hold at this moment: no sum is set. */
  readonly unset?: true;
};

/** Answers each part of a benefit for one line. */
export function partsOf(prepared: Prepared, env: Environment): Parts {
  return {
    time: timeOf(prepared, env),
    rules: prepared.rules.map(({ holds }) => (holds ? (holds(env) as boolean | Unknown) : "judge")),
    amounts: [...prepared.amounts, ...prepared.upTo].map(({ run }) => run(env)),
    gives: prepared.gives.map((gift) => (gift.if ? (gift.if(env) as boolean | Unknown) : true)),
  };
}

function timeOf({ moment, benefit }: Prepared, env: Environment): Time | Unknown {
  const { inForce, transition } = benefit;
  const at = moment ? moment(env) : env.on;
  if (at instanceof Unknown) return at;
  // A moment that never was (null) cannot lie outside the force; its own conditions refuse it.
  if (typeof at !== "number") return "in";
  const day: Day = at;
  if (inForce.to !== undefined && day > inForce.to) return "after";
  if (transition && day < transition.before) return "transition";
  return day < inForce.from ? "before" : "in";
}

/**
 * Joins the parts. Force comes first: outside it nothing is claimed, before it the
 * former standard is for a person to judge. Then one hard condition that fails
 * refuses, a soft one or an open rate asks an authority, and the rest is eligible.
 *
 * `momentOpen`: the moment is not known. Then a day outside the force is one more refusal: nobody is asked
 * when something happened only to be told which of two noes it is.
 */
export function outcomeOf(prepared: Prepared, parts: Parts, momentOpen = false): Outcome | Unknown {
  const { time, rules, amounts, gives } = parts;
  if (time === "before" || time === "after") return momentOpen ? refused : outside;
  if (time === "transition") return judged;
  const open = () => merge(time, ...rules, ...amounts, ...gives);
  const hard = (index: number) => prepared.rules[index]!.condition.else === "ineligible";
  const fails = rules.some((holds, index) => holds === false && hard(index));
  if (time instanceof Unknown) return fails && !prepared.benefit.transition ? refused : open();
  const noRate = noRateOf(amounts);
  if (fails || noRate?.then === "ineligible") return refused;
  const unsettled = open();
  if (unsettled.holes.length > 0) return unsettled;
  if (noRate?.then === "judgement" || rules.some((holds) => holds !== true)) return judged;
  if (noRate) return { key: `eligible unset ${gives.join(" ")}`, status: "eligible", fen: [], unset: true };
  const fen = amounts as readonly number[];
  return { key: `eligible ${fen.join(" ")} ${gives.join(" ")}`, status: "eligible", fen };
}

/** The gravest of the payees' missing rates: refused, then to be judged, then not set. */
function noRateOf(amounts: readonly Money[]): NoRate | undefined {
  const missing = amounts.filter((amount) => amount instanceof NoRate);
  const found = (then: NoRate["then"]) => missing.find((amount) => amount.then === then);
  return found("ineligible") ?? found("judgement") ?? found("unset");
}

const outside: Outcome = { key: "not_in_force", status: "not_in_force", fen: [] };
const refused: Outcome = { key: "ineligible", status: "ineligible", fen: [] };
const judged: Outcome = { key: "judgement", status: "judgement", fen: [] };

/** What the rest of the outcome depends on: settled parts by their answer, open ones by what was filled in for them. */
export function keyOf(prepared: Prepared, parts: Parts, filled: (facts: ReadonlySet<string>) => string): string {
  const part = (value: unknown, facts: ReadonlySet<string>) => {
    if (value instanceof Unknown) return `?${filled(facts)}`;
    return value instanceof NoRate ? value.then : String(value);
  };
  const amounts = [...prepared.amounts, ...prepared.upTo];
  return [
    part(parts.time, prepared.momentFacts),
    ...parts.rules.map((value, index) => part(value, prepared.rules[index]!.facts)),
    ...parts.amounts.map((value, index) => part(value, amounts[index]!.facts)),
    ...parts.gives.map((value, index) => part(value, prepared.gives[index]!.facts)),
  ].join("|");
}
