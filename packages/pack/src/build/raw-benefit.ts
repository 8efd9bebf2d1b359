import type { ReadOf } from "../shape/shape.ts";
import type { benefitFile, ratesFile } from "../shapes/benefit.ts";

/** A benefit file as written: its structure is right, its expressions are not parsed yet. */
export type RawBenefit = ReadOf<typeof benefitFile>;

/** A file of rates as written. */
export type RawRates = ReadOf<typeof ratesFile>;
