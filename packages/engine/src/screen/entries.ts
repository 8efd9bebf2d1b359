/** Signature → what is known of it. Small ranges stand in one array, large ones in a table of their own size. */

/** Signatures below this stand in an array. */
const mostDense = 1 << 21;
/** Signatures of large ranges that are kept at once. */
export const mostKept = 300_000;

export class Entries {
  /** By signature; 0 where nothing is known yet. Present for small ranges only. */
  readonly dense: Int32Array | undefined;
  private readonly sparse = new Map<number, number>();

  /** Nothing can be kept. */
  readonly isVoid: boolean;

  constructor(range: number) {
    this.isVoid = range === 0;
    this.dense = range > 0 && range <= mostDense ? new Int32Array(range) : undefined;
  }

  get(signature: number): number {
    return this.dense ? this.dense[signature]! : (this.sparse.get(signature) ?? 0);
  }

  set(signature: number, entry: number): void {
    if (this.dense) this.dense[signature] = entry;
    else {
      // What is let go is found again: memory stays bounded however many signatures a population has.
      if (this.sparse.size >= mostKept) this.sparse.clear();
      this.sparse.set(signature, entry);
    }
  }
}
