import { parseDay, type Benefit, type Decision, type Policy } from "@jucai/engine/run";
import type { JudgedPlace } from "../state/judge.ts";
import { publicId } from "../state/merge-books.ts";

type Had = { readonly benefit: Benefit; readonly decision: Decision };

/** What a place's bundle has and no other's: nothing there is for the same purpose. */
export function onlyThere(place: JudgedPlace, all: readonly JudgedPlace[]): readonly Had[] {
  const elsewhere = new Set(all.filter((other) => other !== place).flatMap((other) => hadIn(other).map(purposeOf)));
  return hadIn(place).filter((had) => !elsewhere.has(purposeOf(had)));
}

/** What the bundle of a place has, as the result lists it: what has no amount yet is still open. */
export function hadIn({ rules, decisions, bundle }: JudgedPlace): readonly Had[] {
  return rules.benefits.flatMap(({ benefit }) => {
    const decision = decisions.find((one) => one.benefit === benefit.id);
    return decision && decision.amount.kind !== "unset" && bundle.chosen.includes(benefit.id)
      ? [{ benefit, decision }]
      : [];
  });
}

/** A benefit that names no purpose is like no other but itself. */
function purposeOf({ benefit }: Had): string {
  return benefit.purpose?.id ?? publicId(benefit.id);
}

export type Ended = { readonly policy: Policy; readonly status: "expired" | "not_in_force"; readonly count: number };

/** Documents of a place with benefits that are not in force on the day. */
export function endedIn({ at, decisions }: JudgedPlace, on: string): readonly Ended[] {
  const day = parseDay(on)!;
  return at.book.policies.flatMap((policy): readonly Ended[] => {
    const ids = new Set(policy.benefits.map(({ id }) => id));
    const count = decisions.filter(({ benefit, status }) => ids.has(benefit) && status === "not_in_force").length;
    const { to } = policy.inForce;
    const status = to !== undefined && to < day ? "expired" : "not_in_force";
    return count > 0 ? [{ policy, status, count }] : [];
  });
}
