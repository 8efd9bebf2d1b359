import { calendarOf, parseDay, type Day } from "@jucai/engine/model";
import type { Language } from "./messages.ts";

const units = { zh: "元", en: " yuan" };

/** Money for readers, from whole fen: 100000 → 1,000元 / 1,000 yuan; a part of a yuan shows both decimals. */
export function formatFen(fen: number, language: Language): string {
  return figureOf(fen) + units[language];
}

/** The figure alone, for tables with the unit in the head. */
export function figureOf(fen: number): string {
  const decimals = fen % 100 === 0 ? 0 : 2;
  return (fen / 100).toLocaleString("en-US", { minimumFractionDigits: decimals, maximumFractionDigits: decimals });
}

const months = "January February March April May June July August September October November December".split(" ");

/** A calendar date in prose: 2026年1月8日 / 8 January 2026. */
export function formatDay(day: Day, language: Language): string {
  const { year, month, day: date } = calendarOf(day);
  return language === "zh" ? `${year}年${month}月${date}日` : `${date} ${months[month - 1]} ${year}`;
}

/** The same from ISO text; text that is no date is shown as it stands. */
export function formatIsoDay(iso: string, language: Language): string {
  const day = parseDay(iso);
  return day === undefined ? iso : formatDay(day, language);
}

/** Today's date in China, where every policy applies, as a day number. */
export function todayInChina(now: Date = new Date()): Day {
  const china = 8 * 60 * 60 * 1000;
  return Math.floor((now.getTime() + china) / 86_400_000);
}
