/** Where kernels write: a column for each amount and one for the total. */
export type Outputs = { readonly amounts: readonly Int32Array[]; readonly total: Int32Array };

export function outputsFor(rows: number): Outputs {
  return { amounts: Array.from({ length: 12 }, () => new Int32Array(rows)), total: new Int32Array(rows) };
}
