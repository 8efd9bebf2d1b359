/** Cases around one fact of an aspect: it is moved over its edges in a case where the tests on it decide something. */
import { edgesOf, moved, spotOf, truthsOf, type Expression, type Spot, type Start, type Value } from "@jucai/engine";
import { testsOf, type Aspect } from "./aspects.ts";
import { contextsOf, type Ground } from "./ground.ts";

/** A case of the table; those that are not `telling` only show a third point beside an edge. */
export type Draft = { readonly aspect: Aspect; readonly start: Start; readonly telling: boolean };

/** A case on the way along a fact, with its outcome in short and the truth of each test. */
type Point = { readonly start: Start; readonly outcome: string; readonly truths: readonly (boolean | undefined)[] };
type Points = { readonly points: readonly Point[]; readonly ordered: boolean };

/** Cases that are tried for one fact until all tests on it have been seen to decide. */
const mostContexts = 40;

export function draftsFor(ground: Ground, aspect: Aspect, fact: string): Draft[] {
  const tests = testsOf(aspect, fact);
  const todo = new Set(tests.keys());
  const drafts: Draft[] = [];
  let plain: Points | undefined;
  for (const context of contextsFor(ground, aspect, fact)) {
    const line = pointsOf(ground, aspect, fact, tests, context);
    if (!line) continue;
    const shown = [...todo].filter((test) => decides(line, test));
    plain ??= line.points.some(({ truths }, _, all) => truths.some((it, at) => it !== all[0]!.truths[at]))
      ? line
      : plain;
    if (shown.length === 0) continue;
    // The first case shows the whole of the fact, later ones only what it could not show.
    drafts.push(...(drafts.length === 0 ? whole(aspect, line) : sides(aspect, line, shown, true)));
    if (drafts.length > 0 && todo.size === tests.length) drafts.push(...notKnown(ground, aspect, fact, context));
    for (const test of shown) todo.delete(test);
    if (todo.size === 0) break;
  }
  if (plain && todo.size > 0) drafts.push(...sides(aspect, plain, [...todo], false));
  return drafts;
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
  const values = edgesOf(ground.vocabulary, ground.claim, expressions, context, spot);
  const points = values.flatMap((value): Point[] => {
    const start = ground.real(moved(context, spot, value), fact);
    if (!start) return [];
    return [{ start, outcome: ground.outcome(start), truths: truthsOf(ground.vocabulary, ground.claim, tests, start) }];
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
function decides({ points, ordered }: Points, test: number): boolean {
  return points.some((one, at) =>
    (ordered ? points.slice(at + 1, at + 2) : points.slice(at + 1)).some(
      (other) => one.truths[test] !== other.truths[test] && one.outcome !== other.outcome,
    ),
  );
}

function whole(aspect: Aspect, { points, ordered }: Points): Draft[] {
  return points.map(({ start, outcome, truths }, at) => {
    const beside = [points[at - 1], points[at + 1]].filter((it) => it !== undefined);
    const telling =
      !ordered ||
      beside.some((it) => it.outcome !== outcome || it.truths.some((truth, test) => truth !== truths[test]));
    return { aspect, start, telling };
  });
}

/** The cases on both sides of the tests that are named. */
function sides(aspect: Aspect, { points, ordered }: Points, tests: readonly number[], deciding: boolean): Draft[] {
  const kept = new Set<Point>();
  const pairs = points.flatMap((one, at) =>
    (ordered ? points.slice(at + 1, at + 2) : points.slice(at + 1)).map((other) => [one, other] as const),
  );
  for (const test of tests) {
    const changing = pairs.filter(
      ([one, other]) => one.truths[test] !== other.truths[test] && (!deciding || one.outcome !== other.outcome),
    );
    // Of values without an order one pair shows it.
    for (const pair of ordered ? changing : changing.slice(0, 1)) for (const point of pair) kept.add(point);
  }
  return points.filter((it) => kept.has(it)).map(({ start }) => ({ aspect, start, telling: true }));
}

/** The same case without the fact. */
function notKnown(ground: Ground, aspect: Aspect, fact: string, context: Start): Draft[] {
  const spot = spotOf(fact, ground.vocabulary, context);
  const isFact = ground.vocabulary.facts.some(({ id }) => id === fact);
  if (!spot || !isFact) return [];
  return [{ aspect, start: moved(context, spot, undefined), telling: true }];
}
