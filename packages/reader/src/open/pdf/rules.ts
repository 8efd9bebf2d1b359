import { asMatrix, type Matrix, times } from "./lines.ts";
import type { Pdfjs, PdfPage } from "./pdfjs.ts";

/** A drawn line: upright ones have their place in x, level ones in y. */
export type Rule = { readonly upright: boolean; readonly at: number; readonly from: number; readonly to: number };

/** Rules of more than this are drawings, not tables. */
const mostRules = 20_000;

/**
 * Straight lines that a page draws, in the places in which the page is shown. Programs that fill thin boxes instead of
 * drawing lines give two rules for one, so close together that they are taken for one.
 */
export async function rulesOf(page: PdfPage, { OPS }: Pdfjs): Promise<Rule[]> {
  const { fnArray, argsArray } = await page.getOperatorList();
  const stack: Matrix[] = [];
  let matrix = asMatrix(page.getViewport({ scale: 1 }).transform);
  const rules: Rule[] = [];
  for (let index = 0; index < fnArray.length && rules.length < mostRules; index += 1) {
    const operation = fnArray[index];
    const args = argsArray[index] as unknown[] | null;
    if (operation === OPS["save"]) stack.push(matrix);
    else if (operation === OPS["restore"] || operation === OPS["paintFormXObjectEnd"]) matrix = stack.pop() ?? matrix;
    else if (operation === OPS["transform"]) matrix = times(matrix, asMatrix(args as number[]));
    else if (operation === OPS["paintFormXObjectBegin"]) {
      stack.push(matrix);
      matrix = times(matrix, asMatrix((args?.[0] as number[] | null) ?? []));
    } else if (operation === OPS["constructPath"]) {
      const [path] = (args?.[1] ?? []) as (Float32Array | null | undefined)[];
      if (path) addPath(path, matrix, rules);
    }
  }
  return rules;
}

/** The library's own encoding of paths: 0 move, 1 line, 2 curve, 3 quadratic, 4 close. */
function addPath(path: Float32Array, matrix: Matrix, into: Rule[]): void {
  let start: Point | undefined;
  let last: Point | undefined;
  for (let index = 0; index < path.length;) {
    const kind = path[index]!;
    const point = pointAt(path, index + 1, matrix);
    if (kind === 0) {
      start = point;
    } else if (kind === 1) {
      if (last) addRule(last, point, into);
    } else if (kind === 4 && last && start) addRule(last, start, into);
    last = kind === 4 ? start : point;
    index += [3, 3, 7, 5, 1][kind] ?? path.length;
  }
}

type Point = { readonly x: number; readonly y: number };

function pointAt(path: Float32Array, index: number, m: Matrix): Point {
  const x = path[index] ?? 0;
  const y = path[index + 1] ?? 0;
  return { x: m[0] * x + m[2] * y + m[4], y: m[1] * x + m[3] * y + m[5] };
}

function addRule(a: Point, b: Point, into: Rule[]): void {
  const level = Math.abs(a.y - b.y) < 1;
  const upright = Math.abs(a.x - b.x) < 1;
  if (level === upright) return;
  const [from, to] = level ? [Math.min(a.x, b.x), Math.max(a.x, b.x)] : [Math.min(a.y, b.y), Math.max(a.y, b.y)];
  if (to - from >= 6) into.push({ upright, at: level ? a.y : a.x, from, to });
}
