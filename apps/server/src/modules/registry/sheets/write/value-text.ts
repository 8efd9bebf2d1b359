import type { RosterColumn } from "@jucai/engine";
import type { CellValue } from "../read/reading.ts";

/** A value as a form says it, in Chinese: choices by their words, months and dates as they are, money in yuan. */
export function valueText(
  column: Pick<RosterColumn, "type" | "values" | "is">,
  value: CellValue | null | undefined,
): string {
  if (value === null || value === undefined) return "";
  if (Array.isArray(value)) return value.join("、");
  if (typeof value === "boolean") return value ? "是" : "否";
  if (column.type === "money" && typeof value === "number") return String(value / 100);
  const choice = column.values?.find(({ id }) => id === value);
  if (choice !== undefined) return choice.label.zh;
  if (column.is === "gender") return value === "male" ? "男" : value === "female" ? "女" : String(value);
  return String(value);
}
