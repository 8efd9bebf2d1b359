/** Something moved one notch: what it becomes as a whole, and where and what moved. */
export type Change<T> = { readonly path: string; readonly from: string; readonly to: string; readonly value: T };

/** The same change seen from further out. */
export function within<A, B>(changes: readonly Change<A>[], path: string, wrap: (inner: A) => B): Change<B>[] {
  return changes.map((it) => ({ ...it, path: joinPath(path, it.path), value: wrap(it.value) }));
}

/** Changes of one entry of a list at a time. */
export function withinEach<A, B>(
  items: readonly A[],
  path: (item: A, index: number) => string,
  changes: (item: A) => readonly Change<A>[],
  wrap: (items: readonly A[]) => B,
): Change<B>[] {
  return items.flatMap((item, index) =>
    within(changes(item), path(item, index), (value) => wrap(items.with(index, value))),
  );
}

/** Each entry left out once. */
export function dropEach<A, B>(
  items: readonly A[],
  path: (item: A, index: number) => string,
  wrap: (items: readonly A[]) => B,
): Change<B>[] {
  return items.map((item, index) => ({
    path: path(item, index),
    from: "present",
    to: "left out",
    value: wrap(items.toSpliced(index, 1)),
  }));
}

/** A word turned into each other word of its list. */
export function flip<W extends string>(path: string, word: NoInfer<W>, words: readonly W[]): Change<W>[] {
  return words.filter((it) => it !== word).map((value) => ({ path, from: word, to: value, value }));
}

/** A number moved by a step both ways, kept above a least value. */
export function step(
  path: string,
  value: number,
  by: number,
  print: (value: number) => string,
  least = -Infinity,
): Change<number>[] {
  return [value - by, value + by]
    .filter((moved) => moved >= least)
    .map((moved) => ({ path, from: print(value), to: print(moved), value: moved }));
}

export const yuan = (fen: number): string => `${fen / 100} yuan`;

function joinPath(outer: string, inner: string): string {
  if (outer === "" || inner === "") return outer + inner;
  return `${outer}.${inner}`;
}
