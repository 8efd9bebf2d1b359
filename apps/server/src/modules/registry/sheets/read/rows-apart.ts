import type { RosterColumn } from "@jucai/engine";
import { type SheetRow, textOf } from "../cell.ts";
import { isHeaderAgain } from "./header.ts";
import { titleKey } from "./titles.ts";
import { compact } from "./words.ts";

/** What a row is: an entry, or one of the things between entries. */
export type RowKind = "entry" | "repeatedHeaders" | "totals" | "blank" | "notes";

type Columns = readonly { readonly at: number; readonly header: string; readonly column: RosterColumn | undefined }[];

const total = /^(本页|本单位|全县|全市|全镇)?(合计|小计|总计|共计|累计|total)(人数)?[:：]?\d*(人)?$/;
const note =
  /^(填报单位|填报人|填表人|填表单位|制表人|制表单位|审核人|审批人|单位负责人|负责人|分管领导|经办人|联系人|联系电话|填报日期|填表日期|日期|单位|注|备注|说明|填表说明|附注|第\d+页)(\(.*?\))?(:|$|\d)/;

/** Tells entries from repeated headers, sums, blank rows and notes below the table. */
export function rowKinds(columns: Columns): (row: SheetRow) => RowKind {
  const titles = new Map(
    columns.map(({ at, header }) => [
      at,
      new Set([titleKey(header), ...(header.includes("\n") ? header.split("\n").map(titleKey) : [])]),
    ]),
  );
  const counting = columns.find(({ column }) => column?.type === "sequence")?.at;
  const named = (is: RosterColumn["is"]) => columns.find(({ column }) => column?.is === is)?.at;
  const naming = named("name") ?? named("employer_name");

  return (row) => {
    const said = row.cells.flatMap((cell, at) =>
      compact(textOf(cell)) === "" ? [] : [{ at, text: compact(textOf(cell)) }],
    );
    const [first] = said;
    if (first === undefined) return "blank";
    if (said.slice(0, 3).some(({ text }) => total.test(text))) return "totals";
    if (isHeaderAgain(row, titles)) return "repeatedHeaders";
    if (note.test(first.text) && (first.at === counting || first.at === 0 || said.length <= 2)) return "notes";
    // A number in front of an empty line, with at most one cell filled in beforehand, is nobody yet.
    const telling = said.filter(({ at }) => at !== counting);
    if (telling.length === 0) return "blank";
    if (telling.length === 1 && naming !== undefined && telling[0]?.at !== naming) {
      return counting !== undefined && said.length === 1 ? "notes" : "blank";
    }
    return "entry";
  };
}
