import { areUnits } from "./split.ts";
import { roles, roleWords, type List } from "./roles.ts";

/** 牵头单位：, 责任部门:, 配合单位 at the beginning of a line. */
const marker = new RegExp(
  `(?<role>${roleWords})(?:责任)?(?:单位|部门|处室|科室)(?:（[^（）\\n]{1,8}）)?\\s?(?:：|为：?|(?<=\\n[^\\n]{0,8}) )`,
  "g",
);

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

/** Lists behind a marker (责任单位：) on a line of its own or in brackets. Text is folded. */
export function marked(text: string): Marked {
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
