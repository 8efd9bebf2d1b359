/** Dates as tables of offices write them. */
export type DateForm = "2023-05-01" | "2023/5/1" | "2023.5.1" | "2023年5月1日" | "20230501" | "45047";
export type ReadDate =
  | { readonly iso: string; readonly form: DateForm }
  | { readonly fault: "month-only" | "day-or-month-first" }
  | undefined;

const forms: Readonly<Record<string, DateForm>> = {
  "-": "2023-05-01",
  "/": "2023/5/1",
  ".": "2023.5.1",
  年: "2023年5月1日",
};
/** Day 0 of the spreadsheet's count, as a day number: counted as Excel counts since 1900. */
const excelStart = -25569;

/** Reads a date, a time after it left out; undefined for what is no date. Whether the day exists, the caller checks. */
export function readDate(text: string): ReadDate {
  const parts =
    /^(\d{4})\s*([-/.年])\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?(?:[ T]\s*\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?)?$/.exec(
      text,
    );
  if (parts) return { iso: isoOf(parts[1]!, parts[3]!, parts[4]!), form: forms[parts[2]!]! };
  const digits = /^(\d{4})(\d{2})(\d{2})$/.exec(text);
  if (digits) return { iso: isoOf(digits[1]!, digits[2]!, digits[3]!), form: "20230501" };
  if (/^\d{4}\s*[-/.年]\s*\d{1,2}\s*月?$/.test(text) || /^(19|20)\d{2}(0[1-9]|1[0-2])$/.test(text))
    return { fault: "month-only" };
  if (/^(19|20)\d{2}年?$/.test(text)) return { fault: "month-only" };
  if (/^\d{1,2}[-/.]\d{1,2}[-/.]\d{4}$/.test(text)) return { fault: "day-or-month-first" };
  const serial = /^(\d{5})(?:\.\d+)?$/.exec(text);
  return serial ? { iso: isoOfExcel(Number(serial[1])), form: "45047" } : undefined;
}

function isoOf(year: string, month: string, day: string): string {
  return `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`;
}

function isoOfExcel(serial: number): string {
  return new Date((serial + excelStart) * 86_400_000).toISOString().slice(0, 10);
}
