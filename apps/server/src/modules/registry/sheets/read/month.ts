import { dayOf, daysInMonth, printDay } from "@jucai/engine";
import type { Cell } from "../cell.ts";
import { textOf } from "../cell.ts";
import { dateOfSerial } from "../xlsx/serial.ts";
import { type CellReading, found, readAs, wrong } from "./reading.ts";
import { oneLine } from "./words.ts";

/** A day or a month in parts; `day` undefined when only the month was given. */
type Parts = { readonly year: number; readonly month: number; readonly day?: number };
/** How sure the reading is: `plain` needs no word, the others are told. */
type Found = Parts & { readonly how: "plain" | "dotted" | "october" | "serial" | "short" | "chinese" };

/**
 * Reads a month as forms have it: 199005, 1990.5, 1990-05, 1990年5月, real dates, Excel's day numbers.
 *
 * @param today `YYYY-MM-DD`; given for births, which do not lie ahead
 */
export function readMonth(cell: Cell, today?: string): CellReading {
  const parts = partsOf(cell);
  if (parts === undefined) return unreadable(cell, "month");
  const value = `${parts.year}-${String(parts.month).padStart(2, "0")}`;
  if (today !== undefined && value > today.slice(0, 7)) return ahead("month", `${parts.year}年${parts.month}月`, value);
  const zh = `${parts.year}年${parts.month}月`;
  if (parts.how === "october") {
    return readAs(
      value,
      "month/october",
      `已读作${zh}；若是10月，请写成${parts.year}10`,
      `read as ${value}; write ${parts.year}10 if October is meant`,
    );
  }
  const droppedDay = parts.day !== undefined && parts.day !== 1;
  if (parts.how === "plain" && !droppedDay) return found(value);
  return readAs(value, "month/read-as", `已读作${zh}`, `read as ${value}`);
}

/** Reads a calendar day in the same spellings. */
export function readDate(cell: Cell, today?: string): CellReading {
  const parts = partsOf(cell);
  if (parts?.day === undefined) return unreadable(cell, "date");
  const value = printDay(dayOf(parts.year, parts.month, parts.day));
  const zh = `${parts.year}年${parts.month}月${parts.day}日`;
  if (today !== undefined && value > today) return ahead("date", zh, value);
  return parts.how === "plain" ? found(value) : readAs(value, "date/read-as", `已读作${zh}`, `read as ${value}`);
}

function partsOf(cell: Cell): Found | undefined {
  if (cell !== null && typeof cell === "object" && "date" in cell)
    return valid(ofDigits(cell.date.replaceAll("-", "")), "plain");
  const text = oneLine(textOf(cell))
    .replace(/(出?生|左右)$/, "")
    .replaceAll(" ", "");
  if (typeof cell === "number") {
    // The cell forgot a last zero: 1990.10 became 1990.1.
    if (/^(19|20)\d{2}\.1$/.test(text)) return valid({ year: Number(text.slice(0, 4)), month: 1 }, "october");
    const date = Number.isInteger(cell) && text.length === 5 ? dateOfSerial(cell) : undefined;
    if (date !== undefined) return valid(ofDigits(date.replaceAll("-", "")), "serial");
  }
  return ofText(text);
}

function ofText(text: string): Found | undefined {
  if (/^\d{6}$/.test(text) || /^\d{8}$/.test(text)) return valid(ofDigits(text), "plain");
  const parted = /^(\d{4}|\d{2})(?:年|[-/.])(\d{1,2})(?:月份?|[-/.])?(?:(\d{1,2})日?)?$/.exec(text);
  if (parted !== null) {
    const [, year = "", month, day] = parted;
    const parts = { year: fullYear(year), month: Number(month), ...(day === undefined ? {} : { day: Number(day) }) };
    return valid(parts, year.length === 2 ? "short" : text.includes(".") ? "dotted" : "plain");
  }
  const chinese = /^([〇零○一二三四五六七八九]{4})年([一二三四五六七八九十]{1,2})月$/.exec(text);
  if (chinese === null) return undefined;
  const [, year = "", month = ""] = chinese;
  return valid({ year: Number([...year].map(digit).join("")), month: chineseMonth(month) }, "chinese");
}

function ofDigits(digits: string): Parts {
  const parts = { year: Number(digits.slice(0, 4)), month: Number(digits.slice(4, 6)) };
  return digits.length === 8 ? { ...parts, day: Number(digits.slice(6)) } : parts;
}

function valid(parts: Parts, how: Found["how"]): Found | undefined {
  const { year, month, day = 1 } = parts;
  if (year < 1900 || year > 2199 || month < 1 || month > 12) return undefined;
  return day < 1 || day > daysInMonth(year, month) ? undefined : { ...parts, how };
}

/** 90 is 1990, 05 is 2005: nobody on a roster is about to turn a hundred. */
function fullYear(year: string): number {
  if (year.length === 4) return Number(year);
  return Number(year) + (Number(year) > 30 ? 1900 : 2000);
}

const digits = "零一二三四五六七八九";
function digit(sign: string): string {
  return String(Math.max(digits.indexOf(sign), 0));
}
function chineseMonth(text: string): number {
  if (text === "十") return 10;
  return text.startsWith("十") ? 10 + digits.indexOf(text[1] ?? "") : digits.indexOf(text);
}

function unreadable(cell: Cell, kind: "month" | "date"): CellReading {
  const text = oneLine(textOf(cell));
  return kind === "month"
    ? wrong(
        "month/unreadable",
        { zh: `“${text}”读不出是哪年哪月`, en: `“${text}” does not say which month of which year` },
        { zh: "请写成 199005 或 1990-05 的样子", en: "Write it like 199005 or 1990-05" },
      )
    : wrong(
        "date/unreadable",
        { zh: `“${text}”读不出是哪一天`, en: `“${text}” does not say which day` },
        { zh: "请写成 2025-11-25 或 20251125 的样子", en: "Write it like 2025-11-25 or 20251125" },
      );
}

function ahead(kind: "month" | "date", zh: string, value: string): CellReading {
  return wrong(
    `${kind}/ahead`,
    { zh: `${zh}还没有到`, en: `${value} lies ahead` },
    { zh: "请核对年份", en: "Check the year" },
  );
}
