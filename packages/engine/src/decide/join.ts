/** Joins the lines of a claim into one status, one amount and what is missing for them. */
import { factOfHole, Unknown } from "../evaluate/unknown.ts";
import type { Status } from "../model/decision.ts";
import type { Facts, Held } from "../model/facts.ts";
import type { Fact } from "../model/vocabulary.ts";
import { applyCaps, type Capped } from "./caps.ts";
import { type ClaimLines, claimLines } from "./claim-lines.ts";
import type { Completion, View } from "./facts-view.ts";
import type { LineOutcome } from "./line.ts";
import type { Prepared } from "./rules.ts";
import { type Settled, settle } from "./settle.ts";
import { valuesFor } from "./values.ts";

/** What a claim comes to; bounds in fen, `high` is Infinity where nothing bounds it. */
export type Joined = {
  readonly status: Status;
  readonly low: number;
  readonly high: number;
  readonly missing: readonly string[];
};

export type Lines = {
  readonly lines: readonly LineOutcome[];
  readonly statuses: readonly Status[];
  readonly capped: Capped;
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
  const { prepared, held, without } = joining;
  const claim: ClaimLines = claimLines(prepared, view, joining.facts);
  const lines = claim.lines.map((line, index) => (claim.repeated.has(index) || without.has(index) ? out(line) : line));
  const capped = applyCaps(prepared, lines, held);
  const refused = new Set(capped.shares.filter((share) => share.refused).map((share) => share.line));
  const statuses = lines.map((line, index): Status => (refused.has(index) ? "ineligible" : line.status));
  return { lines, statuses, capped, repeated: claim.repeated, ...(claim.further ? { further: claim.further } : {}) };
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
  return joinLeaves(settled, joining.facts);
}

type Leaf = Joined & { readonly key: string };

/** Settled claims are alike when status and sum are; open ones only when every line is. */
function leafOf(joined: Joined, { lines }: Lines): Leaf {
  const { status, low, high, missing } = joined;
  const settled = status !== "unknown" && low === high && missing.length === 0;
  const detail = settled ? [] : lines.map((line) => [line.low, line.shape()]);
  return { ...joined, key: JSON.stringify([status, low, high, missing, detail]) };
}

function joinLeaves({ leaves, holes, open }: Settled<Leaf>, facts: ReadonlyMap<string, Fact>): Joined {
  const statuses = new Set(leaves.map((leaf) => leaf.status));
  const shared = [...new Set(holes.map(factOfHole))];
  const missing = [...new Set([...shared, ...leaves.flatMap((leaf) => leaf.missing)])].sort();
  // As for one line: what only an authority can settle is a judgement, not a question.
  const office = missing.every((id) => facts.get(id)?.settledBy === "office");
  return {
    status: !open && statuses.size === 1 ? [...statuses][0]! : office ? "judgement" : "unknown",
    low: open ? 0 : Math.min(...leaves.map((leaf) => leaf.low)),
    high: open ? Infinity : Math.max(...leaves.map((leaf) => leaf.high)),
    missing,
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

function joinLines({ prepared }: Joining, { lines, statuses, capped, further }: Lines): Joined {
  const status = joinStatuses(statuses, further);
  return {
    status,
    low: capped.low,
    high: mayGrow(further) ? Infinity : capped.high,
    missing: missingOf(status, lines, statuses, capped, further, prepared.benefit.each?.list),
  };
}

/** A line that is left out: it repeats another, or the bundle gives it elsewhere. */
function out(line: LineOutcome): LineOutcome {
  const none = line.low.map(() => 0);
  return { ...line, status: "ineligible", low: none, high: none, holes: [], missing: [], shape: () => "out" };
}

/** Further lines can still bring something. */
function mayGrow(further: LineOutcome | undefined): boolean {
  return further !== undefined && further.status !== "ineligible" && further.status !== "not_in_force";
}

/** One line that is eligible makes the claim so; an open one keeps it open. */
function joinStatuses(statuses: readonly Status[], further: LineOutcome | undefined): Status {
  if (statuses.includes("eligible")) return "eligible";
  if (statuses.includes("unknown") || mayGrow(further)) {
    const all = further && mayGrow(further) ? [...statuses, further.status] : statuses;
    return all.every((status) => status !== "unknown") ? "judgement" : "unknown";
  }
  if (statuses.includes("judgement")) return "judgement";
  const settled = statuses.length > 0 ? statuses : further ? [further.status] : [];
  return settled.length > 0 && settled.every((status) => status === "not_in_force") ? "not_in_force" : "ineligible";
}

/** The facts that can still change the status or the amount; of a further line, the list that would name it. */
function missingOf(
  status: Status,
  lines: readonly LineOutcome[],
  statuses: readonly Status[],
  capped: Capped,
  further: LineOutcome | undefined,
  list: string | undefined,
): string[] {
  const missing = new Set<string>();
  const subject = further?.view.item?.subject;
  for (const [index, line] of lines.entries()) {
    const matters = status === "eligible" ? capped.openLines.has(index) || !list : true;
    if (matters && statuses[index] !== "not_in_force") for (const id of line.missing) missing.add(id);
  }
  if (further && mayGrow(further)) {
    for (const id of further.missing) missing.add(subject && id.startsWith(`${subject}.`) ? list! : id);
    if (list) missing.add(list);
  }
  return [...missing].sort();
}
