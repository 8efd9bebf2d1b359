import type { Environment, ItemView, Result } from "./environment.ts";

/** Variables bound by some/every/filter. */
export type Bound = ReadonlyMap<string, ItemView>;
/** A compiled expression: pure, evaluated many times. */
export type Run = (env: Environment, bound: Bound) => Result;
export const nothingBound: Bound = new Map();
