/** Cases around one fact of an aspect: it is moved over its edges in a case where the tests on it decide something. */
import {
  edgesOf,
  moved,
  spotOf,
  truthsOf,
  valueAt,
  type Expression,
  type Spot,
  type Start,
  type Value,
} from "@jucai/engine";
import { testsOf, type Aspect } from "./aspects.ts";
import { contextsOf, type Ground } from "./ground.ts";

/** A case of the table; those that are not `telling` only show a third point beside an edge. */
export type Draft = { readonly aspect: Aspect; readonly start: Start; readonly telling: boolean };

/** A case on the way along a fact, with its outcome in short and the truth of each test. */
type Point = {
  readonly start: Start;
  readonly value: Value;
  readonly outcome: string;
  readonly truths: readonly (boolean | undefined)[];
};
type Points = { readonly points: readonly Point[]; readonly ordered: boolean };

/** Cases that are tried for one fact until all tests on it have been seen to decide. */
const mostContexts = 40;

/** Cases around each of an aspect's facts; a list itself has none. */
export function draftsFor(ground: Ground, aspect: Aspect): ReadonlyMap<string, readonly Draft[]> {
  const around = new Map(aspect.facts.map((fact) => [fact, aroundFact(ground, aspect, fact)]));
  const seen = new Set([...around.values()].flatMap(({ tests, todo }) => tests.filter((_, at) => !todo.has(at))));
  return new Map(
    [...around].map(([fact, { drafts, tests, todo, plain }]) => {
      // What decides nothing wherever it was tried is at least shown true and false, once.
      const left = [...todo].filter((at) => !seen.has(tests[at]!));
      if (plain) for (const at of left) seen.add(tests[at]!);
      return [fact, plain && left.length > 0 ? [...drafts, ...sides(aspect, plain, left, false)] : drafts];
    }),
  );
}

type Around = {
  readonly drafts: readonly Draft[];
  /** The tests on the fact, as text; `todo` are those that were not seen to decide. */
  readonly tests: readonly string[];
  readonly todo: ReadonlySet<number>;
  /** Points at which tests change although the outcome does not. */
  readonly plain: Points | undefined;
};

function aroundFact(ground: Ground, aspect: Aspect, fact: string): Around {
  const tests = testsOf(aspect, fact);
  const todo = new Set(tests.keys());
  const drafts: Draft[] = [];
  let plain: Points | undefined;
  for (const context of contextsFor(ground, aspect, fact)) {
    if (todo.size === 0) break;
    const line = pointsOf(ground, aspect, fact, tests, context);
    if (!line) continue;
    const shown = [...todo].filter((test) => decides(line, test));
    if (!plain && changesTruth(line)) plain = line;
    if (shown.length === 0) continue;
    // The first case shows the whole of the fact, later ones only what it could not show.
    drafts.push(
      ...(drafts.length === 0
        ? [...whole(aspect, line), ...notKnown(ground, aspect, fact, context)]
        : sides(aspect, line, shown, true)),
    );
    for (const test of shown) todo.delete(test);
  }
  return { drafts, tests: tests.map((it) => JSON.stringify(it)), todo, plain };
}

function changesTruth({ points }: Points): boolean {
  return points.some(({ truths }) => truths.some((it, at) => it !== points[0]!.truths[at]));
}

/** The base, worked cases that differ in what the aspect looks at, and cases with another such fact moved first. */
function* contextsFor(ground: Ground, aspect: Aspect, fact: string): Generator<Start> {
  const starts = contextsOf(ground, aspect);
  yield* starts;
  let left = mostContexts;
  for (const other of aspect.facts.filter((it) => it !== fact)) {
    for (const start of starts.slice(0, 2)) {
      const spot = spotOf(other, ground.vocabulary, start);
      if (!spot) continue;
      for (const value of edgesOf(ground.vocabulary, ground.claim, aspect.expressions, start, spot)) {
        const next = ground.real(moved(start, spot, value), other);
        if (next && (left -= 1) >= 0) yield next;
      }
    }
  }
}

function pointsOf(
  ground: Ground,
  { expressions }: Aspect,
  fact: string,
  tests: readonly Expression[],
  context: Start,
): Points | undefined {
  const spot = spotOf(fact, ground.vocabulary, context);
  if (!spot) return undefined;
  const edges = edgesOf(ground.vocabulary, ground.claim, expressions, context, spot);
  const known = valueAt(context, spot);
  // Where only "there is none" is an edge, the value at hand is its other side.
  const values = known !== undefined && edges.every((it) => it === null) ? [known, ...edges] : edges;
  const points = values.flatMap((value): Point[] => {
    const start = ground.real(moved(context, spot, value), fact);
    if (!start) return [];
    return [
      { start, value, outcome: ground.outcome(start), truths: truthsOf(ground.vocabulary, ground.claim, tests, start) },
    ];
  });
  return points.length > 1 ? { points, ordered: isOrdered(ground, spot, values) } : undefined;
}

/** Whether only neighbours are to be compared; values of a list of names stand beside each other without an order. */
function isOrdered({ vocabulary }: Ground, { fact }: Spot, values: readonly Value[]): boolean {
  const type = vocabulary.facts.find(({ id }) => id === fact)?.type;
  if (type?.kind === "enum") return vocabulary.enumerations.some(({ id, ordered }) => id === type.of && ordered);
  return values.some((it) => typeof it === "number");
}

/** The outcome changes together with the test. */
function decides(line: Points, test: number): boolean {
  return pairsOf(line).some(([one, other]) => one.truths[test] !== other.truths[test] && one.outcome !== other.outcome);
}

/** Points to be compared: neighbours on a line, any two of values without an order. */
function pairsOf({ points, ordered }: Points): (readonly [Point, Point])[] {
  // "There is none" lies on no line, unless nothing else does.
  const line = ordered && points.length > 2 ? points.filter(({ value }) => value !== null) : points;
  return line.flatMap((one, at) =>
    (ordered ? line.slice(at + 1, at + 2) : line.slice(at + 1)).map((other) => [one, other] as const),
  );
}

/** All points, but of those that tell nothing only the neighbours of one that does: just over an edge. */
function whole(aspect: Aspect, { points, ordered }: Points): Draft[] {
  const tells = points.map(
    ({ outcome, truths, value }, at) =>
      !ordered ||
      value === null ||
      [points[at - 1], points[at + 1]].some(
        (it) => it && (it.outcome !== outcome || it.truths.some((truth, test) => truth !== truths[test])),
      ),
  );
  return points.flatMap(({ start, value }, at): Draft[] => {
    if (tells[at]) return [{ aspect, start, telling: true }];
    const next = (beside: number) =>
      tells[beside] === true && typeof value === "number" && Math.abs(Number(points[beside]!.value) - value) === 1;
    return next(at - 1) || next(at + 1) ? [{ aspect, start, telling: false }] : [];
  });
}

/** The cases on both sides of the tests that are named. */
function sides(aspect: Aspect, line: Points, tests: readonly number[], deciding: boolean): Draft[] {
  const kept = new Set<Point>();
  const pairs = pairsOf(line);
  for (const test of tests) {
    const changing = pairs.filter(
      ([one, other]) => one.truths[test] !== other.truths[test] && (!deciding || one.outcome !== other.outcome),
    );
    // Of values without an order one pair shows it.
    for (const pair of line.ordered ? changing : changing.slice(0, 1)) for (const point of pair) kept.add(point);
  }
  return line.points.filter((it) => kept.has(it)).map(({ start }) => ({ aspect, start, telling: true }));
}

/** The same case without the fact. */
function notKnown(ground: Ground, aspect: Aspect, fact: string, context: Start): Draft[] {
  const spot = spotOf(fact, ground.vocabulary, context);
  const isFact = ground.vocabulary.facts.some(({ id }) => id === fact);
  if (!spot || !isFact) return [];
  return [{ aspect, start: moved(context, spot, undefined), telling: true }];
}
