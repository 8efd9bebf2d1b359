import type { Measure, OutlineItem } from "../types.ts";

/** A line of the list beside the text: a heading, or a measure below it. `depth` counts from 0. */
export type Row =
  | { readonly kind: "heading"; readonly depth: number; readonly item: OutlineItem; readonly empty: boolean }
  | { readonly kind: "measure"; readonly depth: number; readonly measure: Measure };

/** The outline with every measure below the deepest heading that it stands in; a heading that is a measure stands once. */
export function rowsOf(outline: readonly OutlineItem[], measures: readonly Measure[]): readonly Row[] {
  const placed = new Set<string>();
  const rows = outline.flatMap((item) => rowsUnder(item, 0, measures, placed));
  const rest = measures.filter(({ key }) => !placed.has(key));
  return [...rows, ...rest.map((measure) => ({ kind: "measure" as const, depth: 0, measure }))];
}

function rowsUnder(item: OutlineItem, depth: number, measures: readonly Measure[], placed: Set<string>): Row[] {
  const inside = measures.filter((measure) => startsIn(measure, item));
  const below = item.children.filter(({ title }) => title !== "" || item.title === "");
  const own = inside.filter((measure) => !below.some((child) => startsIn(measure, child)));
  const isItself = own.length === 1 && own[0]!.at[0]?.from === item.at.from;
  for (const { key } of own) placed.add(key);
  const blocks = [
    ...own.map((measure) => ({
      from: measure.at[0]!.from,
      rows: [{ kind: "measure" as const, depth: isItself ? depth : depth + 1, measure }],
    })),
    ...below.map((child) => ({ from: child.at.from, rows: rowsUnder(child, depth + 1, measures, placed) })),
  ];
  const rows = blocks.sort((one, other) => one.from - other.from).flatMap((block): readonly Row[] => block.rows);
  // Running text without a heading says nothing in a list.
  if (isItself || (item.title === "" && item.label === "")) return rows;
  return [{ kind: "heading", depth, item, empty: inside.length === 0 && below.length === 0 }, ...rows];
}

function startsIn({ at }: Measure, item: OutlineItem): boolean {
  const from = at[0]?.from;
  return from !== undefined && from >= item.at.from && from < item.at.to;
}
