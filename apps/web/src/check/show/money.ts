import { figureOf } from "../../lib/format.ts";

const fenPerYuan = 100;
const fenPerWan = 1_000_000;

/** A sum in 万元 for the eye, from ten thousand yuan up; undefined below. */
export function inWan(fen: number): string | undefined {
  if (fen < fenPerWan) return undefined;
  return `${(fen / fenPerWan).toFixed(6).replace(/\.?0+$/, "")}万元`;
}

/**
 * Reads a sum typed in yuan into whole fen; commas and spaces are taken as grouping.
 * Undefined for anything that is not a plain amount with at most two decimals.
 */
export function readYuan(text: string): number | undefined {
  const match = /^(\d{1,12})(?:\.(\d{1,2}))?$/.exec(text.replace(/[,，\s]/g, ""));
  if (!match) return undefined;
  return Number(match[1]) * fenPerYuan + Number((match[2] ?? "0").padEnd(2, "0"));
}

/** What stands in a money box for a sum given before. */
export function typedYuan(fen: number): string {
  return figureOf(fen).replaceAll(",", "");
}
