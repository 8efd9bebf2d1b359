/** Decides one line of a claim: a trip, a hire, or the claim itself when it has no lines. */
import type { Environment } from "../evaluate/environment.ts";
import { factOfHole, Unknown } from "../evaluate/unknown.ts";
import type { Status } from "../model/decision.ts";
import type { Fact } from "../model/vocabulary.ts";
import { type Completion, environmentOf, type View } from "./facts-view.ts";
import { totalFen } from "./schedule.ts";
import { keyOf, type Outcome, outcomeOf, type Parts, partsOf } from "./outcome.ts";
import type { Prepared } from "./rules.ts";
import { type Settled, settle } from "./settle.ts";
import { valuesFor } from "./values.ts";

/** A line before limits: status, and the least and most that each payee can get over all completions. */
export type LineOutcome = {
  readonly view: View;
  readonly status: Status;
  /** Every status that some completion reaches. */
  readonly reach: ReadonlySet<Status>;
  /** The most by payee if an office that has to judge says yes; it is no part of the bounds. */
  readonly granted: readonly number[];
  /** Whole fen by payee. `high` is Infinity where nothing bounds it. */
  readonly low: readonly number[];
  readonly high: readonly number[];
  /** Whether no sum is set although the line is or may be eligible: in all, some or none of its outcomes. */
  readonly unset: "all" | "some" | "none";
  /** Holes for which two completions differ. */
  readonly holes: readonly string[];
  readonly missing: readonly string[];
  /** Equal for lines that depend on their holes in the same way. */
  readonly shape: () => string;
};

/** Above this a bound says nothing: it only reflects the end of what was tried (a billion yuan). */
const meaningless = 100_000_000_000;

export function decideLine(prepared: Prepared, view: View, facts: ReadonlyMap<string, Fact>): LineOutcome {
  const granted = prepared.amounts.map(() => 0);
  const settled = settleOutcome(prepared, view, granted);
  const missing = [...new Set(settled.holes.map(factOfHole))];
  const reach = settled.open ? anyStatus : new Set(settled.leaves.map((leaf) => leaf.status));
  return {
    view,
    status: statusOf(reach, missing, facts),
    reach,
    granted: granted.map((fen) => totalFen(prepared.benefit.pays.schedule, fen)),
    ...bounds(settled, prepared),
    unset: unsetIn(settled),
    holes: settled.holes,
    missing,
    shape: settled.shape,
  };
}

/** The same where nothing that matters is unknown, without a search; undefined where something is. */
export function decideKnownLine(prepared: Prepared, view: View, env: Environment): LineOutcome | undefined {
  const parts = partsOf(prepared, env);
  const leaf = outcomeOf(prepared, parts, parts.time instanceof Unknown);
  if (leaf instanceof Unknown) return undefined;
  const granted = prepared.amounts.map(() => 0);
  noteGranted(parts, granted);
  const settled: Settled<Outcome> = { leaves: [leaf], holes: [], open: false, shape: () => leaf.key };
  return {
    view,
    status: leaf.status,
    reach: new Set([leaf.status]),
    granted: granted.map((fen) => totalFen(prepared.benefit.pays.schedule, fen)),
    ...bounds(settled, prepared),
    unset: unsetIn(settled),
    holes: [],
    missing: [],
    shape: settled.shape,
  };
}

const anyStatus: ReadonlySet<Status> = new Set(["eligible", "ineligible", "judgement", "not_in_force"]);

/** All outcomes that completions of the holes reach; sums that wait for a judgement are noted in `granted`. */
function settleOutcome(prepared: Prepared, view: View, granted: number[]): Settled<Outcome> {
  const looked = new WeakMap<Completion, Parts>();
  const look = (completion: Completion): Parts => {
    const known = looked.get(completion);
    if (known) return known;
    const parts = partsOf(prepared, environmentOf(view, completion));
    looked.set(completion, parts);
    noteGranted(parts, granted);
    return parts;
  };
  const momentOpen = look(new Map()).time instanceof Unknown;
  return settle<Outcome>({
    outcome: (completion) => outcomeOf(prepared, look(completion), momentOpen),
    values: valuesFor(prepared, view),
    rank: (hole) => prepared.ranks.get(factOfHole(hole)) ?? 0,
    memoKey: (completion) => keyOf(prepared, look(completion), (used) => filledFor(completion, used)),
  });
}

/** What would be paid if every open judgement were a yes. */
function noteGranted({ amounts }: Parts, granted: number[]): void {
  for (const [payee, fen] of amounts.entries()) {
    const of = payee % granted.length;
    if (typeof fen === "number") granted[of] = Math.max(granted[of]!, fen);
  }
}

function filledFor(completion: Completion, used: ReadonlySet<string>): string {
  const parts: string[] = [];
  for (const [hole, value] of completion) if (used.has(factOfHole(hole))) parts.push(`${hole}=${String(value)}`);
  return parts.join(",");
}

/** One status when all completions agree; else open, to the person or, where only it can say, to an office. */
export function statusOf(
  reach: ReadonlySet<Status>,
  missing: readonly string[],
  facts: ReadonlyMap<string, Fact>,
): Status {
  if (reach.size === 1) return [...reach][0]!;
  // What only an authority can settle is a judgement, not a question to the person.
  return missing.every((id) => facts.get(id)?.settledBy === "office") ? "judgement" : "unknown";
}

function unsetIn({ leaves, open }: Settled<Outcome>): LineOutcome["unset"] {
  const eligible = leaves.filter((leaf) => leaf.status === "eligible");
  if (!eligible.some((leaf) => leaf.unset)) return "none";
  return !open && eligible.every((leaf) => leaf.unset) ? "all" : "some";
}

/** The range of each payee over all outcomes; where a range is printed, from its lower to its upper end. */
function bounds(settled: Settled<Outcome>, { amounts, upTo, benefit }: Prepared): Pick<LineOutcome, "low" | "high"> {
  const { schedule } = benefit.pays;
  const reached = amounts.map((_, payee) =>
    settled.leaves.flatMap(({ fen }) => {
      const ends = upTo.length > 0 ? [fen[payee], fen[amounts.length + payee]] : [fen[payee]];
      return ends.map((end) => totalFen(schedule, end ?? 0));
    }),
  );
  return {
    low: reached.map((fen) => (settled.open || fen.length === 0 ? 0 : Math.min(...fen))),
    high: reached.map((fen) => {
      const most = Math.max(0, ...fen);
      return settled.open || (settled.leaves.length > 1 && most > meaningless) ? Infinity : most;
    }),
  };
}

export type Truth = { readonly holds: boolean | "judge" | null; readonly missing: readonly string[] };

/** Whether one condition holds over all completions: settled, or null with the facts that would settle it. */
export function settleRule(prepared: Prepared, index: number, view: View): Truth {
  const { holds } = prepared.rules[index]!;
  if (!holds) return { holds: "judge", missing: [] };
  const settled = settle({
    outcome: (completion) => {
      const value = holds(environmentOf(view, completion));
      return value instanceof Unknown ? value : { key: String(value === true) };
    },
    values: valuesFor(prepared, view),
  });
  const missing = [...new Set(settled.holes.map(factOfHole))];
  if (settled.open || settled.leaves.length !== 1) return { holds: null, missing };
  return { holds: settled.leaves[0]!.key === "true", missing: [] };
}
