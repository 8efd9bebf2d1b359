import type { Block } from "../model.ts";
import { isPageNumber } from "./marks.ts";

/** Indices of the blocks that only number or head a page. */
export function pageNumbersOf(blocks: readonly Block[]): ReadonlySet<number> {
  const found = new Set<number>();
  blocks.forEach((block, index) => {
    if (block.kind === "paragraph" && isPageNumber(block.text.trim())) found.add(index);
  });
  const edges = edgesOf(blocks, found);
  for (const index of bareNumbers(blocks, edges)) found.add(index);
  for (const index of repeated(blocks, edges)) found.add(index);
  return found;
}

type Edge = { readonly page: number; readonly first: number; readonly last: number };

/** The first and last block of each page that is not known to be its number. */
function edgesOf(blocks: readonly Block[], known: ReadonlySet<number>): Edge[] {
  const pages = new Map<number, { first: number; last: number }>();
  blocks.forEach(({ page }, index) => {
    if (page === undefined || known.has(index)) return;
    const edge = pages.get(page);
    if (edge) edge.last = index;
    else pages.set(page, { first: index, last: index });
  });
  return [...pages].map(([page, edge]) => ({ page, ...edge }));
}

/** A number alone at the edge of a page that counts on from page to page. */
function bareNumbers(blocks: readonly Block[], edges: readonly Edge[]): number[] {
  const shifts = new Map<number, number[]>();
  for (const { page, first, last } of edges) {
    for (const index of new Set([first, last])) {
      const text = textOf(blocks[index]);
      if (!/^[0-9]{1,4}$/.test(text)) continue;
      const shift = Number(text) - page;
      shifts.set(shift, [...(shifts.get(shift) ?? []), index]);
    }
  }
  const best = [...shifts.values()].sort((a, b) => b.length - a.length)[0] ?? [];
  return best.length >= 2 ? best : [];
}

/** The same line at the top or foot of most pages. */
function repeated(blocks: readonly Block[], edges: readonly Edge[]): number[] {
  const found: number[] = [];
  for (const side of ["first", "last"] as const) {
    const texts = new Map<string, number[]>();
    for (const edge of edges) {
      const text = textOf(blocks[edge[side]]).replace(/[0-9]+/g, "#");
      if (text !== "" && text.length <= 60) texts.set(text, [...(texts.get(text) ?? []), edge[side]]);
    }
    for (const at of texts.values()) if (at.length >= 3 && at.length * 2 >= edges.length) found.push(...at);
  }
  return found;
}

function textOf(block: Block | undefined): string {
  return block?.kind === "paragraph" ? block.text.trim() : "";
}
