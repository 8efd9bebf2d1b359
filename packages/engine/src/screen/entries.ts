/** Signature → what is known of it. Small ranges stand in one array, large ones in a table of their own size. */

/** Signatures below this stand in an array. */
const mostDense = 1 << 21;

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
    else this.sparse.set(signature, entry);
  }
}
