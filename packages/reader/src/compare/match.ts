import type { ReadMeasure } from "../model.ts";
import { plain } from "../words/fold.ts";

/** A measure of each version that are the same one. */
export type Match = { readonly before: number; readonly after: number; readonly likeness: number };

/** Less alike than this, two measures are not the same. */
const least = 0.4;

type Grams = { readonly title: ReadonlySet<string>; readonly text: ReadonlySet<string> };

function grams(text: string): Set<string> {
  const bare = plain(text).slice(0, 3000);
  const found = new Set<string>();
  for (let i = 0; i + 1 < bare.length; i++) found.add(bare.slice(i, i + 2));
  return found;
}

const gramsOf = (measure: ReadMeasure): Grams => ({ title: grams(measure.title), text: grams(measure.text) });

function shared(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  if (a.size === 0 || b.size === 0) return 0;
  let same = 0;
  for (const gram of a) if (b.has(gram)) same++;
  return (2 * same) / (a.size + b.size);
}

/** Titles tell more than texts, which a new version often rewrites; one without the other must be all the more alike. */
function alike(a: Grams, b: Grams): number {
  const text = shared(a.text, b.text);
  if (a.title.size === 0 || b.title.size === 0) return text;
  const title = shared(a.title, b.title);
  return Math.max(0.5 * title + 0.5 * text, title * 0.9, text * 0.9);
}

/** Measures with the same key in both versions, in order. */
function pairUp(
  before: readonly string[],
  after: readonly string[],
  take: (before: number, after: number) => void,
  free: { b: Set<number>; a: Set<number> },
): void {
  const places = new Map<string, number[]>();
  after.forEach((key, index) => {
    if (free.a.has(index) && key !== "") places.set(key, [...(places.get(key) ?? []), index]);
  });
  before.forEach((key, index) => {
    const found = free.b.has(index) ? places.get(key)?.shift() : undefined;
    if (found !== undefined) take(index, found);
  });
}

/**
 * Finds the measures that two versions share: first those that are all the same, then by likeness of title and text, the
 * most alike first. Numbers alone never make a match.
 */
export function matchMeasures(before: readonly ReadMeasure[], after: readonly ReadMeasure[]): Match[] {
  const matches: Match[] = [];
  const free = { b: new Set(before.keys()), a: new Set(after.keys()) };
  const take =
    (likeness: number) =>
    (b: number, a: number): void => {
      free.b.delete(b);
      free.a.delete(a);
      matches.push({ before: b, after: a, likeness });
    };
  const whole = (measure: ReadMeasure): string => plain(`${measure.title}|${measure.text}`);
  const placed = (measure: ReadMeasure): string => `${measure.clause}|${whole(measure)}`;
  pairUp(before.map(placed), after.map(placed), take(1), free);
  pairUp(before.map(whole), after.map(whole), take(1), free);
  for (const { b, a, likeness } of candidates(before, after, free))
    if (free.b.has(b) && free.a.has(a)) take(likeness)(b, a);
  return matches.sort((x, y) => x.after - y.after);
}

type Candidate = { readonly b: number; readonly a: number; readonly likeness: number };

function candidates(
  before: readonly ReadMeasure[],
  after: readonly ReadMeasure[],
  free: { b: Set<number>; a: Set<number> },
): Candidate[] {
  const later = new Map([...free.a].map((index) => [index, gramsOf(after[index]!)]));
  const found: Candidate[] = [];
  for (const b of free.b) {
    const own = gramsOf(before[b]!);
    for (const [a, other] of later) {
      const likeness = alike(own, other);
      if (likeness < least) continue;
      const same = before[b]!.clause === after[a]!.clause ? 0.02 : 0;
      found.push({ b, a, likeness: Math.min(1, likeness + same) });
    }
  }
  return found.sort((x, y) => y.likeness - x.likeness || Math.abs(x.b - x.a) - Math.abs(y.b - y.a) || x.b - y.b);
}
