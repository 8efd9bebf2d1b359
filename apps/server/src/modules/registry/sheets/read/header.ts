import type { Roster } from "@jucai/engine";
import { letterOf, type SheetRow, textOf } from "../cell.ts";
import { type TitleMatch, titleKey, titleMatcher } from "./titles.ts";
import { oneLine } from "./words.ts";

export type FoundTitle = {
  readonly at: number;
  readonly letter: string;
  readonly title: string;
  readonly match: TitleMatch | undefined;
};
export type FoundHeader = { readonly from: number; readonly to: number; readonly titles: readonly FoundTitle[] };

/** Rows in which a header is looked for: titles, units and dates stand above it. */
export const headerRows = 60;

/**
 * Finds the row, or the two rows, that name most columns of the roster; undefined when none names two.
 * Of equals the lowest single row wins: merged group titles above it say less.
 * @param named titles that a user named before, with the roster's column
 */
export function findHeader(
  rows: readonly SheetRow[],
  roster: Roster,
  named: ReadonlyMap<string, string | null> = new Map(),
): FoundHeader | undefined {
  const match = titleMatcher(roster, named);
  const top = rows.slice(0, headerRows);
  let best: { header: FoundHeader; score: number } | undefined;
  top.forEach((row, index) => {
    const next = top[index + 1];
    const headers = [headerOf([row], match)];
    if (next !== undefined && next.row === row.row + 1) headers.push(headerOf([row, next], match));
    for (const header of headers) {
      const score = scoreOf(header);
      if (score > (best?.score ?? 3)) best = { header, score };
    }
  });
  return best?.header;
}

/** Columns named, and of equals the single row. */
function scoreOf({ titles, from, to }: FoundHeader): number {
  const named = new Set(titles.flatMap(({ match }) => (match === undefined ? [] : [match.column.key]))).size;
  return named * 2 + (from === to ? 1 : 0);
}

function headerOf(rows: readonly SheetRow[], match: (title: string) => TitleMatch | undefined): FoundHeader {
  const width = Math.max(...rows.map(({ cells }) => cells.length));
  const titles = Array.from({ length: width }, (_none, at) => titleAt(rows, at, match)).filter(
    ({ title }) => title !== "",
  );
  return { from: rows[0]?.row ?? 1, to: rows.at(-1)?.row ?? 1, titles };
}

/** The lower title, or the upper, or both together: 联系方式 over 电话. */
function titleAt(rows: readonly SheetRow[], at: number, match: (title: string) => TitleMatch | undefined): FoundTitle {
  const texts = rows.map(({ cells }) => oneLine(textOf(cells[at]))).filter((text) => text !== "");
  const joined = texts.join("");
  const candidates = [texts.at(-1) ?? "", texts[0] ?? "", joined];
  const title = candidates.find((text) => match(text) !== undefined) ?? texts.at(-1) ?? "";
  return { at, letter: letterOf(at), title, match: match(title) };
}

/** Whether a row below is the header once more, as after a page break. */
export function isHeaderAgain({ cells }: SheetRow, titles: ReadonlyMap<number, ReadonlySet<string>>): boolean {
  const said = cells.flatMap((cell, at) => {
    const key = titleKey(textOf(cell));
    return key === "" ? [] : [titles.get(at)?.has(key) === true];
  });
  const same = said.filter(Boolean).length;
  return same >= 2 && same >= said.length * 0.6;
}
