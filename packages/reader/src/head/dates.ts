import { chineseNumber } from "../words/numbers.ts";

const two = (number: number): string => String(number).padStart(2, "0");
const year = "(20\\d\\d|二[○零]{1}[○零一二三四五六七八九]{2})";
const pattern = new RegExp(
  `${year}\\s*年\\s*(\\d{1,2}|[一二三四五六七八九十]{1,2})\\s*月\\s*(\\d{1,2}|[一二三四五六七八九十]{1,3})\\s*日`,
);

function printed(text: string): number {
  return /^\d/.test(text) ? Number(text) : (chineseNumber(text) ?? 0);
}

/** A date found in folded text, ISO, with where it stands; null for none or for a day that no calendar has. */
export function dateIn(folded: string): { readonly date: string; readonly from: number; readonly to: number } | null {
  const match = pattern.exec(folded);
  if (match === null) return null;
  const [whole, y, m, d] = match;
  const date = `${printed(y!)}-${two(printed(m!))}-${two(printed(d!))}`;
  const real = new Date(`${date}T00:00:00Z`);
  if (Number.isNaN(real.getTime()) || real.toISOString().slice(0, 10) !== date) return null;
  return { date, from: match.index, to: match.index + whole.length };
}

/** The last day of so many years or months that begin on `from`: three years from 2023-01-09 end on 2026-01-08. */
export function lastDay(from: string, months: number): string {
  const [y, m, d] = from.split("-").map(Number) as [number, number, number];
  const target = new Date(Date.UTC(y, m - 1 + months, 1));
  const days = new Date(Date.UTC(target.getUTCFullYear(), target.getUTCMonth() + 1, 0)).getUTCDate();
  const day = Math.min(d, days + 1);
  return new Date(Date.UTC(target.getUTCFullYear(), target.getUTCMonth(), day - 1)).toISOString().slice(0, 10);
}

/** So many days after a date. */
export function addDays(date: string, days: number): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}
