import { linesOf, type Item } from "./lines.ts";
import type { Rule } from "./rules.ts";

/** A table between rules, with the items that stand in it. */
export type RuledTable = {
  readonly top: number;
  readonly bottom: number;
  readonly rows: readonly (readonly string[])[];
  readonly items: ReadonlySet<Item>;
};

/** Rules closer than this are one. */
const near = 3;

/** Tables of a page: where upright and level rules cross so that at least two cells stand side by side. */
export function ruledTables(rules: readonly Rule[], items: readonly Item[]): RuledTable[] {
  return groupsOf(rules).flatMap((group) => {
    const table = tableOf(group, items);
    return table ? [table] : [];
  });
}

/** Rules that touch one another. */
function groupsOf(rules: readonly Rule[]): Rule[][] {
  const left = new Set(rules);
  const groups: Rule[][] = [];
  for (const first of rules) {
    if (!left.delete(first)) continue;
    const group = [first];
    for (const rule of group) {
      for (const other of left) {
        if (!touch(rule, other)) continue;
        left.delete(other);
        group.push(other);
      }
    }
    groups.push(group);
  }
  return groups;
}

function touch(a: Rule, b: Rule): boolean {
  const within = (at: number, rule: Rule): boolean => at >= rule.from - near && at <= rule.to + near;
  if (a.upright !== b.upright) return within(a.at, b) && within(b.at, a);
  return Math.abs(a.at - b.at) <= near && a.from <= b.to + near && b.from <= a.to + near;
}

function tableOf(rules: readonly Rule[], items: readonly Item[]): RuledTable | undefined {
  const upright = rules.filter((rule) => rule.upright);
  const level = rules.filter((rule) => !rule.upright);
  const xs = places(upright);
  const ys = places(level);
  if (xs.length < 3 || ys.length < 2 || xs.length * ys.length > 10_000) return undefined;
  const inside = items.filter(({ x, y, width, size }) => {
    const middle = x + width / 2;
    return middle > xs[0]! && middle < xs.at(-1)! && y - size / 3 > ys[0]! && y - size / 3 < ys.at(-1)!;
  });
  const cells = cellsOf(xs, ys, upright, level);
  const contents = new Map<number, Item[]>();
  for (const item of inside) {
    const cell =
      cells[between(ys, item.y - item.size / 3)]?.[between(xs, item.x + Math.min(item.width, item.size) / 2)];
    if (cell !== undefined) contents.set(cell, [...(contents.get(cell) ?? []), item]);
  }
  if (contents.size < 2) return undefined;
  const columns = xs.length - 1;
  const rows = cells.map((row, r) =>
    row.map((cell, c) =>
      cell === r * columns + c ? cellText(contents.get(cell) ?? [], widthOf(cells, xs, r, c)) : "",
    ),
  );
  return { top: ys[0]!, bottom: ys.at(-1)!, rows, items: new Set([...contents.values()].flat()) };
}

/** Where rules stand, in order, those close together as one. */
function places(rules: readonly Rule[]): number[] {
  const found: number[] = [];
  for (const at of rules.map((rule) => rule.at).sort((a, b) => a - b)) {
    if (found.length === 0 || at - found.at(-1)! > near) found.push(at);
  }
  return found;
}

function between(places: readonly number[], at: number): number {
  return places.findIndex((_place, index) => at >= places[index]! && at < (places[index + 1] ?? -Infinity));
}

/** For each place of the grid the number of the cell that covers it: that of its first place. */
function cellsOf(
  xs: readonly number[],
  ys: readonly number[],
  upright: readonly Rule[],
  level: readonly Rule[],
): number[][] {
  const columns = xs.length - 1;
  const cells: number[][] = [];
  const parted = (rules: readonly Rule[], at: number, middle: number): boolean =>
    rules.some((rule) => Math.abs(rule.at - at) <= near && rule.from <= middle && rule.to >= middle);
  for (let r = 0; r < ys.length - 1; r += 1) {
    const row: number[] = [];
    for (let c = 0; c < columns; c += 1) {
      const down = (ys[r]! + ys[r + 1]!) / 2;
      const across = (xs[c]! + xs[c + 1]!) / 2;
      if (r > 0 && !parted(level, ys[r]!, across)) row.push(cells[r - 1]![c]!);
      else if (c > 0 && !parted(upright, xs[c]!, down)) row.push(row[c - 1]!);
      else row.push(r * columns + c);
    }
    cells.push(row);
  }
  return cells;
}

function widthOf(cells: readonly (readonly number[])[], xs: readonly number[], r: number, c: number): number {
  const row = cells[r]!;
  let end = c;
  while (row[end + 1] === row[c]) end += 1;
  return xs[end + 1]! - xs[c]!;
}

/** Lines that fill the cell go on in the next; shorter ones were ended by the writer. */
function cellText(items: readonly Item[], width: number): string {
  let text = "";
  let full = false;
  for (const line of linesOf(items)) {
    text += (text === "" || full ? "" : "\n") + line.text;
    full = line.right - line.left > width - line.size * 2.2;
  }
  return text;
}
