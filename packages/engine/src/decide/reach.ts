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

/** Whether some state of the other lines lets this one change the claim's status. */
export function movesStatus(reaches: readonly Reach[], index: number): boolean {
  const others = jointOf(reaches.filter((_, at) => at !== index));
  return [...others].some(
    (rest) => new Set([...reaches[index]!].map((own) => settledStatus(joinTwo(rest, own)))).size > 1,
  );
}

function jointOf(reaches: readonly Reach[]): Reach {
  return reaches.reduce<Reach>(
    (sofar, reach) => new Set([...sofar].flatMap((one) => [...reach].map((other) => joinTwo(one, other)))),
    new Set(["nothing"] as const),
  );
}

function settledStatus(status: Status | "nothing"): Status {
  return status === "nothing" ? "ineligible" : status;
}
