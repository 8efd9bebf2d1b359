/** How much of what was expected was found, and how much of what was found was expected. */
export type Score = {
  readonly expected: number;
  readonly found: number;
  readonly right: number;
  readonly misses: readonly string[];
  readonly extras: readonly string[];
};

export const nothing: Score = { expected: 0, found: 0, right: 0, misses: [], extras: [] };

export function add(a: Score, b: Score): Score {
  return {
    expected: a.expected + b.expected,
    found: a.found + b.found,
    right: a.right + b.right,
    misses: [...a.misses, ...b.misses],
    extras: [...a.extras, ...b.extras],
  };
}

/** Scores two sets; `same` says whether something found is what was expected. */
export function scoreSets<E, F>(
  expected: readonly E[],
  found: readonly F[],
  same: (expected: E, found: F) => boolean,
  show: { e: (each: E) => string; f: (each: F) => string },
): Score {
  const misses = expected.filter((each) => !found.some((other) => same(each, other)));
  const extras = found.filter((each) => !expected.some((other) => same(other, each)));
  return {
    expected: expected.length,
    found: found.length,
    right: expected.length - misses.length,
    misses: misses.map(show.e),
    extras: extras.map(show.f),
  };
}

export const recall = ({ expected, right }: Score): number => (expected === 0 ? 1 : right / expected);
export const precision = ({ found, extras }: Score): number => (found === 0 ? 1 : (found - extras.length) / found);
export const share = (part: number): string => `${(part * 100).toFixed(1)} %`;
