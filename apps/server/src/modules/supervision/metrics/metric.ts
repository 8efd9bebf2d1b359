import type { Metric, Text } from "@jucai/engine";
import type { MetricLine } from "@jucai/contract";
import type { ScopedTransaction } from "#kernel/scope.ts";

/** What is to be counted for one assignment. Days are inclusive. */
export type Wanted = {
  readonly id: string;
  readonly document: string;
  readonly place: string;
  /** The owing unit and those merged into it. */
  readonly units: readonly string[];
  /** What the whole place did counts, not only the unit. */
  readonly whole: boolean;
  readonly from: string;
  readonly to: string;
  readonly period: string;
  readonly metric: Metric;
};

/** `last` is the day of the latest thing counted: the goal was reached no later. Value null: nobody knows. */
export type Figure = { readonly value: number | null; readonly last: string | null };
export type Figures = ReadonlyMap<string, Figure>;

/**
 * Counts one metric: for many assignments in a fixed number of queries, and one assignment in detail.
 *
 * Both read past the reader's own reach: a figure says how many, lines name only activities, units and lists, never people.
 */
export type Counter = {
  readonly figures: (tx: ScopedTransaction, wanted: readonly Wanted[], on: string) => Promise<Figures>;
  readonly lines: (tx: ScopedTransaction, wanted: Wanted, on: string) => Promise<MetricLine[]>;
  /** How it is counted. */
  readonly words: Text;
};

/** Most lines of one detail. */
export const mostLines = 200;
