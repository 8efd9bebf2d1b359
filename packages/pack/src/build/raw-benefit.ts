import type { ReadOf } from "../shape/shape.ts";
import type { benefitFile } from "../shapes/benefit.ts";

/** A benefit file as written: its structure is right, its expressions are not parsed yet. */
export type RawBenefit = ReadOf<typeof benefitFile>;
