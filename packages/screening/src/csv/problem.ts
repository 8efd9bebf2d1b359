/** What is wrong with a table file, and where. */
import type { Text } from "@jucai/engine/model";

export type TableProblem = {
  /** `people`, or the id of a list. */
  readonly file: string;
  /** As spreadsheets count: the header is row 1. Absent where a whole column or file is meant. */
  readonly row?: number;
  /** As its header has it. */
  readonly column?: string;
  readonly code: string;
  /** A warning leaves out nothing that the file says of the facts that are looked at. */
  readonly severity: "error" | "warning";
  readonly message: Text;
  readonly fix: Text;
};

export type Report = (problem: TableProblem) => void;

/** How a problem is told: the zh and en message, then the zh and en fix. */
export type Words = readonly [zh: string, en: string, fixZh: string, fixEn: string];

export function problem(
  place: { readonly file: string; readonly row?: number; readonly column?: string },
  code: string,
  [zh, en, fixZh, fixEn]: Words,
  severity: TableProblem["severity"] = "error",
): TableProblem {
  return { ...place, code, severity, message: { zh, en }, fix: { zh: fixZh, en: fixEn } };
}
