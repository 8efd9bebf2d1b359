/** Joins the lines of a claim into one status, one amount and what is missing for them. */
import { factOfHole, Unknown } from "../evaluate/unknown.ts";
import type { Status } from "../model/decision.ts";
import type { Facts, Held } from "../model/facts.ts";
import type { Fact } from "../model/vocabulary.ts";
import { applyCaps, type Bounds, type Capped } from "./caps.ts";
import { type ClaimLines, claimLines } from "./claim-lines.ts";
import type { Completion, View } from "./facts-view.ts";
import { type LineOutcome, statusOf } from "./line.ts";
import { jointReach, movesStatus, withNothing } from "./reach.ts";
import type { Prepared } from "./rules.ts";
import { type Settled, settle } from "./settle.ts";
import { valuesFor } from "./values.ts";

/** What a claim comes to, by payee in fen; `high` is Infinity where nothing bounds it. */
export type Joined = {
  readonly status: Status;
  readonly totals: readonly Bounds[];
  /** The most that an open judgement could grant, over all payees. */
  readonly granted: number;
  readonly missing: readonly string[];
  /** Whether no sum is set for what is or may be eligible: in all, some or none of it. */
  readonly unset: LineOutcome["unset"];
};

export type Lines = {
  readonly lines: readonly LineOutcome[];
  readonly statuses: readonly Status[];
  /** What each line can come to after caps refused some. */
  readonly reaches: readonly ReadonlySet<Status>[];
  readonly capped: Capped;
  readonly like: readonly number[];
  readonly repeated: ReadonlySet<number>;
  readonly further?: LineOutcome;
};

export type Joining = {
  readonly prepared: Prepared;
  readonly facts: ReadonlyMap<string, Fact>;
  readonly held: readonly Held[];
  /** Lines that the bundle gives to another benefit. */
  readonly without: ReadonlySet<number>;
};

/** Decides all lines of a claim and applies its caps. */
export function decideLines(joining: Joining, view: View): Lines {
  return withCaps(joining, claimLines(joining.prepared, view, joining.facts));
}

/** The same for lines that are decided already. */
export function withCaps({ prepared, held, without }: Joining, claim: ClaimLines): Lines {
  const lines = claim.lines.map((line, index) => (claim.repeated.has(index) || without.has(index) ? out(line) : line));
  const capped = applyCaps(prepared, lines, held);
  const refused = new Set(capped.shares.filter((share) => share.refused).map((share) => share.line));
  const reaches = lines.map(({ reach }, index) => {
    if (refused.has(index)) return refuse(reach);
    return capped.doubtful.has(index) ? new Set([...reach, ...refuse(reach)]) : reach;
  });
  const statuses = lines.map(({ status }, index) => (reaches[index]!.size === 1 ? [...reaches[index]!][0]! : status));
  const more = claim.further ? { further: claim.further } : {};
  return { lines, statuses, reaches, capped, like: claim.like, repeated: claim.repeated, ...more };
}

/**
 * Joins lines exactly. Holes that several lines share are tried together first,
 * because two lines may depend on the same fact in opposite ways.
 */
export function joinClaim(joining: Joining, view: View, lines: Lines): Joined {
  if (sharedHoles(lines).length === 0 || lines.lines.length === 0 || !joining.prepared.benefit.each) {
    return joinLines(joining, lines);
  }
  const settled = settle<Leaf>({
    outcome: (completion) => {
      const at = decideLines(joining, { ...view, facts: filled(view.facts, completion) });
      const holes = sharedHoles(at);
      return holes.length > 0 ? new Unknown(holes) : leafOf(joinLines(joining, at), at);
    },
    values: valuesFor(joining.prepared, view),
    budget: 400,
  });
  return joinLeaves(settled, joining);
}

type Leaf = Joined & { readonly key: string };

/** Settled claims are alike when status and sum are; open ones only when every line is. */
function leafOf(joined: Joined, { lines }: Lines): Leaf {
  const { status, totals, missing, unset } = joined;
  const settled = status !== "unknown" && missing.length === 0;
  const detail = settled ? [] : lines.map((line) => [line.low, line.shape()]);
  return { ...joined, key: JSON.stringify([status, totals, missing, unset, detail]) };
}

export function isSettled({ low, high }: Bounds): boolean {
  return low === high;
}

function joinLeaves({ leaves, holes, open }: Settled<Leaf>, { facts }: Joining): Joined {
  const shared = holes.map(factOfHole);
  const missing = [...new Set([...shared, ...leaves.flatMap((leaf) => leaf.missing)])].sort();
  const statuses = new Set(leaves.map((leaf) => leaf.status));
  const first = leaves[0];
  return {
    status: statusOf(open ? new Set([...statuses, "unknown"]) : statuses, missing, facts),
    totals: (first?.totals ?? []).map((_, payee) => ({
      low: open ? 0 : Math.min(...leaves.map((leaf) => leaf.totals[payee]!.low)),
      high: open ? Infinity : Math.max(...leaves.map((leaf) => leaf.totals[payee]!.high)),
    })),
    granted: Math.max(0, ...leaves.map((leaf) => leaf.granted)),
    missing,
    unset: allOrSome(leaves.map((leaf) => leaf.unset)),
  };
}

/** Holes that are not a field of one line's own item. */
function sharedHoles({ lines, further }: Lines): string[] {
  const all = [...lines, ...(further ? [further] : [])].flatMap((line) =>
    line.holes.filter((hole) => !isOwn(hole, line)),
  );
  return [...new Set(all)].sort();
}

function isOwn(hole: string, { view }: LineOutcome): boolean {
  return view.item !== undefined && hole.startsWith(`${view.item.list}/${view.item.index}/`);
}

function filled(facts: Facts, completion: Completion): Facts {
  const values = new Map(facts.values);
  const lists = new Map(facts.lists);
  for (const [hole, value] of completion) {
    const [list, index, id] = hole.split("/");
    if (id === undefined) values.set(hole, value);
    else {
      const known = lists.get(list!)!;
      const items = known.items.map((item, at) => (at === Number(index) ? new Map(item).set(id, value) : item));
      lists.set(list!, { ...known, items });
    }
  }
  return { values, lists };
}

export function joinLines({ prepared, facts }: Joining, { lines, reaches, capped, further }: Lines): Joined {
  const possible = mayGrow(further) ? [...reaches, withNothing(further!.reach)] : reaches;
  const joint = jointReach(possible);
  const missing = new Set(capped.missing);
  const moves = movesStatus(possible);
  for (const [index, line] of lines.entries()) {
    // What is given in kind is told apart by the line only.
    const inKind = !prepared.benefit.each && prepared.gives.length > 0;
    if (inKind || capped.openLines.has(index) || moves[index]!) for (const id of line.missing) missing.add(id);
  }
  if (mayGrow(further)) for (const id of missingOfFurther(further!, prepared)) missing.add(id);
  const all = [...missing].sort();
  return {
    status: statusOf(joint, all, facts),
    totals: capped.totals.map(({ low, high }) => ({ low, high: mayGrow(further) ? Infinity : high })),
    granted: lines.reduce((sum, line, index) => sum + (isOut(reaches[index]!) ? 0 : total(line.granted)), 0),
    missing: all,
    unset: allOrSome(lines.flatMap((line, index) => (reaches[index]!.has("eligible") ? [line.unset] : []))),
  };
}

function allOrSome(each: readonly LineOutcome["unset"][]): LineOutcome["unset"] {
  if (each.every((unset) => unset === "none")) return "none";
  return each.every((unset) => unset === "all") ? "all" : "some";
}

function total(fen: readonly number[]): number {
  return fen.reduce((sum, each) => sum + each, 0);
}

function isOut(reach: ReadonlySet<Status>): boolean {
  return [...reach].every((status) => status === "ineligible" || status === "not_in_force");
}

/** Further lines can still bring something. */
function mayGrow(further: LineOutcome | undefined): boolean {
  return further !== undefined && !isOut(further.reach);
}

/** Of a line that may not exist, the facts about it are asked for by asking for the list. */
function missingOfFurther(further: LineOutcome, { benefit }: Prepared): string[] {
  const { list, subject } = benefit.each!;
  return [list, ...further.missing.map((id) => (id.startsWith(`${subject}.`) ? list : id))];
}

/** A full count refuses a line that would be eligible; one that is to be judged stays so. */
function refuse(reach: ReadonlySet<Status>): Set<Status> {
  return new Set([...reach].map((status) => (status === "eligible" ? "ineligible" : status)));
}

/** A line that is left out: it repeats another, or the bundle gives it elsewhere. */
export function out(line: LineOutcome): LineOutcome {
  const none = line.low.map(() => 0);
  return {
    ...line,
    status: "ineligible",
    reach: new Set(["ineligible"]),
    granted: none,
    low: none,
    high: none,
    holes: [],
    missing: [],
    unset: "none",
    shape: () => "out",
  };
}
