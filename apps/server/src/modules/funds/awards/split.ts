/** How sums are cut, exact to the fen. Pure. */

/** What may be taken from one source. */
export type Source<T> = { readonly from: T; readonly fen: number };

/**
 * Takes a sum from sources in their order, each as far as it goes.
 *
 * @returns the shares, which sum to `fen`; undefined with what is short when all together have less
 */
export function takeInOrder<T>(
  fen: number,
  sources: readonly Source<T>[],
): { readonly shares: Source<T>[] } | { readonly shortFen: number } {
  const shares: Source<T>[] = [];
  let left = fen;
  for (const { from, fen: has } of sources) {
    const taken = Math.min(left, Math.max(0, has));
    if (taken > 0) shares.push({ from, fen: taken });
    left -= taken;
    if (left === 0) return { shares };
  }
  return { shortFen: left };
}

/** Equal parts in whole fen; what does not divide goes to the last. They sum to `fen`. */
export function equalParts(fen: number, count: number): number[] {
  const part = Math.floor(fen / count);
  return Array.from({ length: count }, (_, at) => (at === count - 1 ? fen - part * (count - 1) : part));
}

/** Cuts parts to a sum, from the last one backwards; parts of which nothing is left fall away. */
export function cutTo<T extends { readonly fen: number }>(parts: readonly T[], fen: number): T[] {
  let left = fen;
  return parts.flatMap((part) => {
    const kept = Math.min(part.fen, left);
    left -= kept;
    return kept > 0 ? [{ ...part, fen: kept }] : [];
  });
}

/** Takes a sum back from shares, the last first. */
export function takeBack<T extends { readonly fen: number }>(shares: readonly T[], fen: number): T[] {
  let left = fen;
  return shares.toReversed().flatMap((share) => {
    const taken = Math.min(share.fen, left);
    left -= taken;
    return taken > 0 ? [{ ...share, fen: taken }] : [];
  });
}
