import type { Draft } from "../outline/outline.ts";
import type { Line } from "../outline/lines.ts";
import { fold } from "../words/fold.ts";
import { clauseOf } from "./clauses.ts";

/** A part of the document that can be a measure: the lines that belong to it, and where its body begins. */
export type Part = {
  readonly label: string;
  readonly clause: string;
  readonly title: string;
  readonly lines: readonly number[];
  readonly bodyFrom: number;
  /** Whether only what it carries makes it a measure: preambles and introductions. */
  readonly preamble: boolean;
  /** Of the same annex, or of the body (null): 以下不再列出 ends there. */
  readonly scope: Draft | null;
};

const allLines = (draft: Draft): number[] => [...draft.lines, ...draft.children.flatMap(allLines)];

/** 符合下列条件：（1）…；（2）…: numbered lines that only list go with what they are listed for. */
function onlyLists(draft: Draft, lines: readonly Line[]): boolean {
  if (draft.children.length < 2 || draft.kind === "annex" || draft.rank < 4) return false;
  const leaves = draft.children.every((child) => child.children.length === 0 && child.lines.length === 1);
  if (!leaves) return false;
  const texts = draft.children.map((child) => lines[child.lines[0]!]!.folded);
  if (texts.some((text) => /(?:牵头|责任|配合|实施)单位/.test(text))) return false;
  const opens = /：$/.test(lines[draft.lines.at(-1)!]!.folded);
  const semicolons = texts.slice(0, -1).filter((text) => text.endsWith("；")).length;
  const short = texts.every((text) => text.length < 70 && !/。./.test(text));
  return semicolons * 2 >= texts.length - 1 || (opens && short && draft.rank >= 5);
}

/** Whether the lines of a node behind its title say something: a sentence of its own. */
function introduction(draft: Draft, lines: readonly Line[], text: string): number[] {
  const own = draft.lines.filter((index) => lines[index]!.kind === "text" && lines[index]!.to > draft.bodyFrom);
  const words = own
    .map((index) => fold(text.slice(Math.max(draft.bodyFrom, lines[index]!.from), lines[index]!.to)).trim())
    .join("");
  const says = words.length >= 20 && /[。；，]/.test(words) && (draft.kind === "annex" || !/：$/.test(words));
  return says ? own : [];
}

/**
 * The parts of an outline that can be measures, in order: the smallest numbered ones, introductions with a sentence of
 * their own, the preamble and what closes the body.
 */
export function partsOf(roots: readonly Draft[], lines: readonly Line[], text: string): Part[] {
  const parts: Part[] = [];
  let numbered = false;
  let closings = 0;
  const visit = (draft: Draft, path: readonly Draft[], scope: Draft | null): void => {
    const here = [...path, draft];
    const part = (clause: string, own: readonly number[], preamble: boolean, title = draft.title): Part => ({
      label: draft.label,
      clause,
      title,
      lines: own,
      bodyFrom: draft.bodyFrom,
      preamble,
      scope,
    });
    if (draft.kind === "annex") {
      numbered = true;
      const own = introduction(draft, lines, text);
      if (own.length > 0) parts.push(part(`${clauseOf(here)} 前言`, own, draft.children.length > 0));
    } else if (draft.kind === "body") {
      const before = scope === null && !numbered;
      const prefix = scope === null ? "" : `${clauseOf([scope])} `;
      if (!before) closings++;
      const clause = before ? "前言" : `${prefix}文末${closings > 1 && scope === null ? closings : ""}`;
      parts.push(part(clause, allLines(draft), before));
      return;
    } else {
      numbered = true;
      if (draft.children.length === 0 || onlyLists(draft, lines)) {
        parts.push(part(clauseOf(here), allLines(draft), false));
        return;
      }
      const own = introduction(draft, lines, text);
      if (own.length > 0) parts.push(part(`${clauseOf(here)} 引言`, own, false, draft.title));
    }
    for (const child of draft.children) visit(child, here, draft.kind === "annex" ? draft : scope);
  };
  for (const root of roots) visit(root, [], null);
  return parts;
}
