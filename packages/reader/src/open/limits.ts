/** Bounds on what is opened. A policy of 200 pages with its annexes has about 200,000 characters and a few MB. */
export const limits = {
  bytes: 30 * 1024 * 1024,
  /** Parts of a .docx; ordinary ones have some dozens, one for each picture. */
  entries: 5_000,
  /** All parts unfolded, and the one that is read as the text. */
  inflated: 400 * 1024 * 1024,
  part: 100 * 1024 * 1024,
  /** Unfolded to folded; Word's XML reaches about 40, a bomb 1,000. */
  ratio: 250,
  /** Below this a high ratio means nothing. */
  ratioFrom: 4 * 1024 * 1024,
  pages: 3_000,
  characters: 5_000_000,
  /** Depth of elements in XML and HTML. */
  depth: 2_000,
  /** Cells of one document's tables, merged ones counted as often as they span. */
  cells: 500_000,
  milliseconds: 20_000,
  /** Of the thread that opens a file: its heap in MB, and by how many bytes the process may grow with it. */
  heap: 768,
  grown: 700 * 1024 * 1024,
} as const;
