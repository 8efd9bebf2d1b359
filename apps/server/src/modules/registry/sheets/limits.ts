import { importLimits } from "@jucai/contract";

/** Bounds on what is opened at all. A survey of 100,000 people in 18 columns inflates to about 180 MB of XML. */
export const limits = {
  ...importLimits,
  /** Parts of a workbook; ordinary ones have a few dozen. */
  parts: 2_000,
  inflated: 600 * 1024 * 1024,
  sharedStrings: 200 * 1024 * 1024,
  /** Small parts that are read as a whole: the list of sheets, the styles. */
  smallPart: 8 * 1024 * 1024,
  /** Inflated to deflated; spreadsheets reach about 60, a bomb 1,000. */
  ratio: 250,
  /** Below this a high ratio means nothing. */
  ratioFrom: 4 * 1024 * 1024,
  /** Rows below the last entry that are looked at: formatted but empty ones are common. */
  rowsInFile: 250_000,
} as const;
