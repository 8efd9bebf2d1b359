import type { Text } from "./text.ts";

/**
 * A fault in a pack, a case or an expression, reported to its author.
 *
 * Problems are values: all of them are collected, none is thrown.
 */
export type Problem = {
  /** Stable code such as `feel/unknown-fact`, for tests and editors. */
  readonly code: string;
  readonly at: Place;
  /** What is wrong. */
  readonly message: Text;
  /** What to write instead, or what to do next. */
  readonly fix: Text;
};

/** Where a problem is. Lines and columns count from 1. */
export type Place = {
  /** Path relative to the packs folder, or a name such as `case`. */
  readonly file: string;
  readonly line: number;
  readonly column: number;
};

/** Where the value at a path of keys stands in its file. */
export type Locate = (path: readonly (string | number)[]) => Place;
