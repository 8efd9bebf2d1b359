import type { UnitMention } from "../model.ts";
import { fold } from "../words/fold.ts";
import { completeNames } from "./complete.ts";
import { marked } from "./marked.ts";
import type { List } from "./roles.ts";
import { splitUnits } from "./split.ts";
import { defaultsIn, namedIn, runningIn, toldIn } from "./told.ts";

/** Units of a stretch of text with what is doubtful about them. */
export type FoundUnits = {
  readonly units: readonly UnitMention[];
  readonly doubts: readonly {
    readonly code: "units_open" | "units_unclosed" | "unit_odd";
    readonly from: number;
    readonly to: number;
  }[];
  /** Stretches that only name units, 责任单位：… with its brackets: no part of what a measure says. */
  readonly stretches: readonly { readonly from: number; readonly to: number }[];
  /** Printed to hold for everything that follows (以下不再列出). */
  readonly defaults: readonly UnitMention[];
};

/** Mentions of one list, named in full where the list prints the level once. */
function mentions(source: string, { from, to, role }: List, offset: number): { units: UnitMention[]; open: boolean } {
  const { pieces, open } = splitUnits(source.slice(from, to));
  const printed = pieces.map((piece) => source.slice(from + piece.from, from + piece.to));
  const bare = printed.map((name) => name.replace(/\s/g, ""));
  const names = completeNames(bare);
  const units = pieces.map((piece, index) => ({
    name: names[index]!,
    ...(names[index] === bare[index] ? {} : { printed: bare[index]! }),
    role,
    at: { from: offset + from + piece.from, to: offset + from + piece.to },
  }));
  return { units, open };
}

/** Who is named first of those responsible leads, where the document says so and the measure names no lead. */
function firstAsLead(units: readonly UnitMention[]): UnitMention[] {
  const first = units.find((unit) => unit.role === "responsible");
  if (first === undefined || units.some((unit) => unit.role === "lead")) return [...units];
  return units.map((unit) => (unit === first ? { ...unit, role: "lead" } : unit));
}

/**
 * Units named in a stretch of text with their roles: 牵头单位 on a line of its own, 责任单位 in brackets, per sentence
 * (县人社局牵头，县财政局配合), or told in running text where nothing else names them.
 *
 * @param offset where `source` begins in the document
 * @param firstLeads whether the document says that who is named first leads (列第一位的为牵头单位)
 */
export function findUnits(source: string, offset = 0, firstLeads = false): FoundUnits {
  const text = fold(source);
  const defaults = defaultsIn(text);
  const { lists, stretches, unclosed } = marked(text);
  const cut = lists.map((list) => {
    const from = defaults.find((each) => each.from >= list.from && each.from < list.to)?.from;
    // The list itself ends with its sentence, before 以下….
    const end =
      from === undefined ? list.to : list.from + Math.max(0, text.slice(list.from, from).search(/[。；]|以下|$/));
    return { ...list, to: end };
  });
  const inside = toldIn(text).filter((list) => !lists.some((other) => list.from < other.to && other.from < list.to));
  const bare = cut.length + inside.length > 0 ? [] : namedIn(text);
  const plain = cut.length + inside.length + bare.length > 0 ? [] : runningIn(text);
  const all = [...cut, ...inside, ...bare, ...plain].sort((a, b) => a.from - b.from);
  const units: UnitMention[] = [];
  const doubts: { code: "units_open" | "units_unclosed" | "unit_odd"; from: number; to: number }[] = [];
  for (const list of all) {
    const found = mentions(source, list, offset);
    units.push(...found.units);
    const place = { from: offset + list.from, to: offset + list.to };
    if (found.open) doubts.push({ code: "units_open", ...place });
    for (const unit of found.units)
      if (unit.name.length > 24 || unit.name.length < 2) doubts.push({ code: "unit_odd", ...unit.at });
  }
  for (const list of unclosed) doubts.push({ code: "units_unclosed", from: offset + list.from, to: offset + list.to });
  return {
    units: firstLeads && plain.length === 0 ? firstAsLead(units) : units,
    doubts,
    stretches: stretches.map(({ from, to }) => ({ from: offset + from, to: offset + to })),
    defaults: defaults.flatMap((list) => mentions(source, list, offset).units),
  };
}
