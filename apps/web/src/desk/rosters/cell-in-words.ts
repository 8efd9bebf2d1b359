import { figureOf } from "../../lib/format.ts";
import type { Language } from "../../lib/messages.ts";
import type { Cell, RosterColumn } from "./types.ts";

const yesNo = { zh: ["是", "否"], en: ["yes", "no"] } as const;

/**
 * A cell of a roster as it is read: the words of a choice, money in yuan, yes or no.
 * An empty cell is a dash, so that it is not taken for a zero.
 */
export function cellInWords(
  { type, values }: Pick<RosterColumn, "type" | "values">,
  cell: Cell | undefined,
  language: Language,
): string {
  if (cell === null || cell === undefined || cell === "") return "—";
  if (typeof cell === "boolean") return yesNo[language][cell ? 0 : 1];
  if (typeof cell === "number") return type === "money" ? figureOf(cell) : String(cell);
  if (typeof cell !== "string") return cell.join("、");
  return values?.find(({ id }) => id === cell)?.label[language] ?? cell;
}
