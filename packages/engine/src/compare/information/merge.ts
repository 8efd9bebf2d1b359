/** Adds up what is open in parts of a population. */
import type { Hanging, Information, SourceId } from "../types.ts";
import { byCases, minus, nothing, plus } from "./hanging.ts";
import { sources } from "./sources.ts";

/** Nobody looked at. */
export function emptyInformation(): Information {
  return { rows: 0, open: nothing, judged: nothing, facts: [], sources: [], together: [], order: [] };
}

/** What is open in both parts together. */
export function mergeInformation(one: Information, other: Information): Information {
  return ordered({
    rows: one.rows + other.rows,
    open: plus(one.open, other.open),
    judged: plus(one.judged, other.judged),
    facts: joined([...one.facts, ...other.facts], ({ fact }) => fact, both),
    sources: joined([...one.sources, ...other.sources], ({ source }) => source, both),
    together: joined([...one.together, ...other.together], setName, (a, b) => ({
      ...a,
      settles: plus(a.settles, b.settles),
    })),
  });
}

/** Sorted, what is part of nothing left out, and whom to ask first. */
export function ordered({ facts, sources: each, together, ...rest }: Omit<Information, "order">): Information {
  const settling = together.filter(({ settles }) => settles.cases > 0);
  return {
    ...rest,
    facts: sorted(facts, ({ fact }) => fact),
    sources: sorted(each, ({ source }) => String(sources.indexOf(source))),
    together: settling.toSorted((a, b) => order(setName(a), setName(b))),
    order: greedy(settling),
  };
}

type Line = { readonly settles: Hanging; readonly partOf: Hanging };
type Together = Information["together"][number];

const setName = ({ sources: set }: Together): string =>
  `${set.length} ${set.map((source) => sources.indexOf(source)).join("")}`;
const order = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

function sorted<L extends Line>(lines: readonly L[], nameOf: (line: L) => string): L[] {
  return lines
    .filter(({ partOf }) => partOf.cases > 0)
    .toSorted((a, b) => byCases(a.settles, b.settles) || byCases(a.partOf, b.partOf) || order(nameOf(a), nameOf(b)));
}

function both<L extends Line>(a: L, b: L): L {
  return { ...a, settles: plus(a.settles, b.settles), partOf: plus(a.partOf, b.partOf) };
}

/** Asking a register costs its keeper one delivery for everybody; asking others costs each of them. */
const registers: readonly SourceId[] = ["social_insurance", "education", "tax"];

/** Registers first, then others: each time the source that settles most cases beside those before it. */
function greedy(together: readonly Together[]): Information["order"] {
  const bySet = new Map(together.map((each) => [setName(each), each.settles]));
  const settledBy = (set: readonly SourceId[]): Hanging =>
    bySet.get(setName({ sources: sources.filter((source) => set.includes(source)), settles: nothing })) ?? nothing;
  const asked: SourceId[] = [];
  const found: Information["order"][number][] = [];
  for (const round of [registers, sources.filter((source) => !registers.includes(source))]) {
    for (let left = round.length; left > 0; left--) {
      const before = settledBy(asked);
      const next = round
        .filter((source) => !asked.includes(source))
        .map((source) => ({ source, settles: minus(settledBy([...asked, source]), before) }))
        .toSorted((a, b) => byCases(a.settles, b.settles))[0]!;
      // Two sources may settle something only together: then the first of them settles nothing yet and is still asked.
      if (next.settles.cases === 0 && settledBy([...asked, ...round]).cases === before.cases) break;
      asked.push(next.source);
      found.push(next);
    }
  }
  return found;
}

function joined<L>(lines: readonly L[], nameOf: (line: L) => string, add: (a: L, b: L) => L): L[] {
  const byName = new Map<string, L>();
  for (const line of lines) {
    const known = byName.get(nameOf(line));
    byName.set(nameOf(line), known === undefined ? line : add(known, line));
  }
  return [...byName.values()];
}
