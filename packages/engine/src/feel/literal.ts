import { parseDay } from "../model/date.ts";
import type { Duration } from "../model/expression.ts";

/** The value of a quoted text; `\"`, `\\`, `\n` and `\u4e2d` are understood. */
export function unescapeText(quoted: string): string {
  return quoted.slice(1, -1).replace(/\\(?:u([0-9a-fA-F]{4})|(.))/gs, (_, code: string | undefined, letter: string) => {
    if (code !== undefined) return String.fromCharCode(Number.parseInt(code, 16));
    return { n: "\n", r: "\r", t: "\t" }[letter] ?? letter;
  });
}

/** A number that a double holds to the last digit written; undefined for longer ones. */
export function readNumber(digits: string): number | undefined {
  const value = Number(digits);
  if (!Number.isFinite(value) || Math.abs(value) > Number.MAX_SAFE_INTEGER) return undefined;
  const significant = digits.replace(/e.*$/i, "").replace(/[-.]/g, "").replace(/^0+/, "");
  return significant.length > 15 && !Number.isInteger(value) ? undefined : value;
}

/** Whole fen of an amount written in yuan, undefined when it has more than two decimals or is too large. */
export function readYuan(digits: string): number | undefined {
  const match = /^(-?)(\d*)(?:\.(\d{0,2})0*)?$/.exec(digits);
  if (!match) return undefined;
  const fen = Number(match[2] || "0") * 100 + Number((match[3] ?? "").padEnd(2, "0"));
  if (!Number.isSafeInteger(fen)) return undefined;
  return match[1] === "-" && fen > 0 ? -fen : fen;
}

/** Day number of `YYYY-MM-DD`, undefined for a date that does not exist. */
export const readDate = parseDay;

/** Months and days of `P5Y`, `P1Y6M`, `P30D`; undefined for anything else, times of day included. */
export function readDuration(text: string): Duration | undefined {
  const match = /^(-?)P(?=\d)(?:(\d{1,4})Y)?(?:(\d{1,5})M)?(?:(\d{1,6})D)?$/.exec(text);
  if (!match) return undefined;
  const sign = match[1] === "-" ? -1 : 1;
  const [years, months, days] = [match[2], match[3], match[4]].map((digits) => Number(digits ?? 0));
  // Adding 0 turns a negative zero into zero, so that equal durations are equal JSON.
  return { months: sign * (years! * 12 + months!) + 0, days: sign * days! + 0 };
}

/** Whether a text has the form of a GB/T 2260 code. */
export function isRegionCode(text: string): boolean {
  return /^[1-9]\d{5}$/.test(text);
}
