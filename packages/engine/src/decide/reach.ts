/** What a claim of several lines can come to, lines being free of each other. */
import type { Status } from "../model/decision.ts";

export type Reach = ReadonlySet<Status | "nothing">;

/** A line that may not be there at all. */
export function withNothing(reach: ReadonlySet<Status>): Reach {
  return new Set([...reach, "nothing" as const]);
}

/** One line that is eligible makes the claim so; then one to be judged; a claim of nothing claims nothing. */
function joinTwo(one: Status | "nothing", other: Status | "nothing"): Status | "nothing" {
  if (one === "nothing") return other;
  if (other === "nothing" || one === other) return one;
  for (const status of ["eligible", "judgement"] as const) if (one === status || other === status) return status;
  return "ineligible";
}

/** Every status that the whole claim can have, lines being free of each other. */
export function jointReach(reaches: readonly Reach[]): Set<Status> {
  return new Set([...jointOf(reaches)].map(settledStatus));
}

/** For each line, whether some state of the others lets it change the claim's status. */
export function movesStatus(reaches: readonly Reach[]): boolean[] {
  // What all lines before and after one come to together, so that a thousand lines take a thousand steps.
  const before = runningJoint(reaches);
  const after = runningJoint(reaches.toReversed()).reverse();
  return reaches.map((reach, index) => {
    if (reach.size === 1) return false;
    const others = joinReaches(before[index]!, after[index + 1]!);
    return [...others].some((rest) => new Set([...reach].map((own) => settledStatus(joinTwo(rest, own)))).size > 1);
  });
}

/** What the first none, one, two … lines come to together. */
function runningJoint(reaches: readonly Reach[]): Reach[] {
  const joint: Reach[] = [new Set(["nothing"] as const)];
  for (const reach of reaches) joint.push(joinReaches(joint.at(-1)!, reach));
  return joint;
}

function joinReaches(one: Reach, other: Reach): Reach {
  return new Set([...one].flatMap((a) => [...other].map((b) => joinTwo(a, b))));
}

function jointOf(reaches: readonly Reach[]): Reach {
  return reaches.reduce<Reach>(joinReaches, new Set(["nothing"] as const));
}

function settledStatus(status: Status | "nothing"): Status {
  return status === "nothing" ? "ineligible" : status;
}
