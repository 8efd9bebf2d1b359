/**
 * Remembers which ids were met, and in which row, in twelve bytes an id instead of a hundred.
 *
 * An id is kept as 64 bits of hash. Among ten million different ids, the chance that any two are taken
 * for one is below one in three hundred thousand.
 */
export class IdSet {
  private size = 1024;
  private count = 0;
  private low = new Uint32Array(this.size);
  private high = new Uint32Array(this.size);
  /** 0 = free. */
  private rows = new Uint32Array(this.size);

  /** Adds an id; gives the row in which it stood before, if it did. */
  add(id: string, row: number): number | undefined {
    const [low, high] = hashOf(id);
    const at = this.slotOf(low, high);
    if (this.rows[at] !== 0) return this.rows[at];
    this.put(at, low, high, row);
    this.count += 1;
    if (this.count * 4 > this.size * 3) this.grow();
    return undefined;
  }

  private slotOf(low: number, high: number): number {
    const mask = this.size - 1;
    let at = low & mask;
    while (this.rows[at] !== 0 && !(this.low[at] === low && this.high[at] === high)) at = (at + 1) & mask;
    return at;
  }

  private put(at: number, low: number, high: number, row: number): void {
    this.low[at] = low;
    this.high[at] = high;
    this.rows[at] = row;
  }

  private grow(): void {
    const { low, high, rows, size } = this;
    this.size = size * 2;
    this.low = new Uint32Array(this.size);
    this.high = new Uint32Array(this.size);
    this.rows = new Uint32Array(this.size);
    for (let at = 0; at < size; at++) {
      if (rows[at] !== 0) this.put(this.slotOf(low[at]!, high[at]!), low[at]!, high[at]!, rows[at]!);
    }
  }
}

/** Two hashes of 32 bits (cyrb53's halves, before they are folded to 53). */
function hashOf(id: string): readonly [number, number] {
  let a = 0xdeadbeef;
  let b = 0x41c6ce57;
  for (let at = 0; at < id.length; at++) {
    const letter = id.charCodeAt(at);
    a = Math.imul(a ^ letter, 2654435761);
    b = Math.imul(b ^ letter, 1597334677);
  }
  a = Math.imul(a ^ (a >>> 16), 2246822507) ^ Math.imul(b ^ (b >>> 13), 3266489909);
  b = Math.imul(b ^ (b >>> 16), 2246822507) ^ Math.imul(a ^ (a >>> 13), 3266489909);
  return [a >>> 0, b >>> 0];
}
