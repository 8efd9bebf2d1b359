import type { UnitMention, UnitRole } from "../model.ts";
import { fold } from "../words/fold.ts";
import { completeNames } from "./complete.ts";
import { looksLikeUnit, splitUnits } from "./split.ts";

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

const roles: Readonly<Record<string, UnitRole>> = {
  牵头: "lead",
  主办: "lead",
  主责: "lead",
  主管: "lead",
  责任: "responsible",
  负责: "responsible",
  配合: "cooperating",
  协办: "cooperating",
  协同: "cooperating",
  协助: "cooperating",
  参与: "cooperating",
  参加: "cooperating",
  实施: "implementing",
  落实: "implementing",
  承办: "implementing",
  执行: "implementing",
};
const roleWords = Object.keys(roles).join("|");
/** 牵头单位：, 责任部门:, 配合单位 at the beginning of a line. */
const marker = new RegExp(
  `(?<role>${roleWords})(?:责任)?(?:单位|部门|处室|科室)(?:（[^（）\\n]{1,8}）)?\\s?(?:：|为：?|(?<=\\n[^\\n]{0,8}) )`,
  "g",
);
/** （县人社局牵头，县财政局、县教育局配合）: who does what inside a bracket, without the word 单位. */
const told = new RegExp(`（(?<inside>[^（）\\n]{2,160}(?:（[^（）\\n]{1,30}）[^（）\\n]{0,160}){0,8})）`, "g");
const share = new RegExp(
  `(?<list>[^；。：]{2,150}?)(?:等)?(?:按(?:照)?(?:各自)?职(?:责|能)(?:分工)?)?(?:分别|共同|具体)?(?<role>${roleWords})$`,
);
const roleParts = new RegExp(`[^；。]+?(?:${roleWords})(?=[，；。、]|$)`, "g");
/** 由县工信局、农业农村局牵头…: the running text of a clause that prints no units otherwise. */
const running =
  /由(?<list>[\u4e00-\u9fff、（）]{2,80}?)(?:等(?:有关|相关)?(?:部门|单位))?(?:具体)?(?<role>牵头|负责)(?:，(?<second>[\u4e00-\u9fff、（）]{2,80}?)(?:等(?:有关|相关)?(?:部门|单位))?(?<secondRole>配合|协助|协办|参与))?/g;
/** 。（区住建局、区财政局）: only names, at the end of a paragraph. Who is named first leads. */
const onlyNames =
  /(?<=[。；”])（(?<list>[^（）\n]{2,160}(?:（[^（）\n]{1,30}）[^（）\n]{0,100}){0,6})）(?=\s*(?:\n|$))/g;
const listedAgain = /不再(?:一一|单独|逐一|重复)?(?:列出|列明|列举|重复|罗列)/g;

type List = { readonly from: number; readonly to: number; readonly role: UnitRole };

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

/** Where a list behind a marker ends: at its bracket, its line, its sentence, or the next marker. */
function listEnd(
  text: string,
  from: number,
  inBracket: boolean,
  nextMarker: number,
): { readonly to: number; readonly closed: boolean } {
  let depth = 0;
  let breaks = 0;
  for (let i = from; i < text.length && i - from < 600; i++) {
    const char = text.charAt(i);
    if (i >= nextMarker) return { to: i, closed: true };
    if (char === "（") depth++;
    else if (char === "）") {
      if (depth === 0) return { to: i, closed: true };
      depth--;
    } else if (char === "。") return { to: i, closed: true };
    else if (char === "\n" && !inBracket) {
      // A line that ends with 、 goes on in the next one, as does a marker alone on its line; any other line is done.
      const empty = text.slice(from, i).trim() === "" && areUnits(lineAt(text, i + 1));
      if (!empty && !/[、，]\s*$/.test(text.slice(Math.max(from, i - 4), i))) return { to: i, closed: true };
    } else if (char === "\n" && (++breaks > 3 || text.charAt(i + 1) === "\n")) return { to: i, closed: false };
  }
  return { to: Math.min(text.length, from + 600), closed: !inBracket };
}

/** The line that begins at a place. */
function lineAt(text: string, from: number): string {
  const to = text.indexOf("\n", from);
  return text.slice(from, to < 0 ? Math.min(text.length, from + 400) : Math.min(to, from + 400)).trim();
}

/** Whether the bracket around a marker opens before it on the same paragraph and is still open there. */
function bracketBefore(text: string, at: number): number | null {
  let depth = 0;
  for (let i = at - 1; i >= 0 && at - i < 400; i--) {
    const char = text.charAt(i);
    if (char === "）") depth++;
    else if (char === "（") {
      if (depth === 0) return i;
      depth--;
    } else if (char === "\n" && depth === 0 && at - i > 1 && /[。！？]$/.test(text.slice(Math.max(0, i - 1), i)))
      return null;
  }
  return null;
}

/** Where the bracket that opens at `from` closes; `at least` where it does not. */
function bracketClose(text: string, from: number, least: number): number {
  let depth = 0;
  for (let i = from; i < text.length && i - from < 800; i++) {
    const char = text.charAt(i);
    if (char === "（") depth++;
    else if (char === "）" && --depth === 0) return Math.max(least, i + 1);
  }
  return least;
}

type Marked = { readonly lists: List[]; readonly stretches: { from: number; to: number }[]; readonly unclosed: List[] };

function marked(text: string): Marked {
  const found = [...text.matchAll(marker)].filter(
    (match) => match.index === 0 || !/[\u4e00-\u9fff]/.test(text.charAt(match.index - 1)),
  );
  const result: Marked = { lists: [], stretches: [], unclosed: [] };
  let bracket: number | null = null;
  let bracketEnd = -1;
  found.forEach((match, index) => {
    const from = match.index + match[0].length;
    const next = found[index + 1]?.index ?? Infinity;
    if (match.index >= bracketEnd) bracket = bracketBefore(text, match.index);
    const { to, closed } = listEnd(text, from, bracket !== null, next);
    const list = { from, to, role: roles[match.groups!["role"]!]! };
    result.lists.push(list);
    if (!closed) result.unclosed.push(list);
    const opens = bracket !== null && /^[\s]*$/.test(text.slice(bracket + 1, match.index)) ? bracket : match.index;
    const end =
      text.charAt(to) === "）" ? to + 1 : next === Infinity && bracket !== null ? bracketClose(text, bracket, to) : to;
    bracketEnd = bracket === null ? -1 : text.charAt(to) === "）" ? end : next;
    result.stretches.push({ from: opens, to: end });
  });
  return result;
}

function toldIn(text: string): List[] {
  const lists: List[] = [];
  for (const match of text.matchAll(told)) {
    const inside = match.groups!["inside"]!;
    if (!new RegExp(`(?:${roleWords})\\s?(?:$|[，；。])`).test(inside) || /单位\s?：/.test(inside)) continue;
    for (const part of inside.matchAll(roleParts)) {
      const shared = share.exec(part[0]);
      if (shared === null) continue;
      const { list, role } = shared.groups!;
      const names = splitUnits(list!).pieces.map((piece) => list!.slice(piece.from, piece.to));
      const from = match.index + 1 + part.index + shared.index;
      if (names.every((name) => looksLikeUnit(name)))
        lists.push({ from, to: from + list!.length, role: roles[role!]! });
    }
  }
  return lists;
}

function runningIn(text: string): List[] {
  return [...text.matchAll(running)].flatMap((match) => {
    const { list, role, second, secondRole } = match.groups!;
    const from = match.index + 1;
    if (!areUnits(list!)) return [];
    const first = { from, to: from + list!.length, role: roles[role!]! };
    if (second === undefined || !areUnits(second)) return [first];
    const at = match.index + match[0].indexOf("，") + 1;
    return [first, { from: at, to: at + second.length, role: roles[secondRole!]! }];
  });
}

function areUnits(list: string): boolean {
  const names = splitUnits(list).pieces.map((piece) => list.slice(piece.from, piece.to));
  return names.length > 0 && names.every((name) => looksLikeUnit(name));
}

function namedIn(text: string): List[] {
  return [...text.matchAll(onlyNames)].flatMap((match) => {
    const list = match.groups!["list"]!;
    if (!areUnits(list)) return [];
    const from = match.index + 1;
    const [first] = splitUnits(list).pieces;
    const lead = { from: from + first!.from, to: from + first!.to, role: "lead" as const };
    const rest = { from: lead.to, to: from + list.length, role: "responsible" as const };
    return rest.from < rest.to ? [lead, rest] : [lead];
  });
}

/** 以下均需各乡镇落实，不再列出: units printed once for all that follows. */
function defaultsIn(text: string): List[] {
  return [...text.matchAll(listedAgain)].flatMap((match) => {
    const start = Math.max(0, match.index - 200);
    const sentence = /[^。；\n]*$/.exec(text.slice(start, match.index))![0];
    const first = match.index - sentence.length;
    const said =
      /(?:均(?:需|须|由|要|应|请|包括|含)?|需由|由)(?<list>[^。；]{2,150}?)(?<role>落实|实施|负责|配合|牵头|参与|承办)?，?(?:以下)?$/.exec(
        sentence,
      );
    const list = said?.groups?.["list"];
    if (said === null || list === undefined) return [];
    const from = first + said.index + said[0].indexOf(list);
    const role = roles[said.groups!["role"] ?? ""] ?? "responsible";
    return [{ from, to: from + list.replace(/[，、\s]+$/, "").length, role }];
  });
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
