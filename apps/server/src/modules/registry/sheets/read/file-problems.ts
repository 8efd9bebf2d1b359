import type { ImportProblem } from "@jucai/contract";
import type { Roster, RosterColumn, Text } from "@jucai/engine";
import { Refusal } from "#kernel/refusal.ts";
import { type SheetRow, textOf } from "../cell.ts";
import type { MatchedColumn } from "./columns.ts";
import { problemTitle } from "../write/returned.ts";
import { oneLine } from "./words.ts";

/** What the file as a whole lacks or has too much. */
export function fileProblems(matched: readonly MatchedColumn[], missing: readonly RosterColumn[]): ImportProblem[] {
  const lacking = missing.map((column) =>
    column.required
      ? problem("error", "column/missing", column.key, column.header, {
          says: { zh: `缺少必填的列“${column.header}”`, en: `The required column “${column.label.en}” is missing` },
          fix: {
            zh: "请加上这一列；若已有，请在“对列”中指明是哪一列",
            en: "Add it; if it is there under another title, say which one it is",
          },
        })
      : problem("notice", "column/absent", column.key, column.header, {
          says: {
            zh: `没有“${column.header}”列，这一项不改动`,
            en: `There is no column “${column.label.en}”; what is held of it stays`,
          },
          fix: null,
        }),
  );
  const strange = matched
    // The column that a returned workbook had; when it comes again nothing needs to be said of it.
    .filter(({ by, header }) => by === "none" && header !== problemTitle)
    .map(({ letter, header }) =>
      problem("notice", "column/unknown", null, header, {
        says: {
          zh: `${letter}列“${header}”不在名册中，不读入`,
          en: `Column ${letter}, “${header}”, is not part of the roster and is not read`,
        },
        fix: null,
      }),
    );
  const guessed = matched
    .filter(({ by }) => by === "content")
    .map(({ letter, header, column }) =>
      problem("notice", "column/by-content", column?.key ?? null, header, {
        says: {
          zh: `${letter}列“${header}”按内容读作“${column?.header}”`,
          en: `Column ${letter}, “${header}”, looks like “${column?.label.en}” and is read so`,
        },
        fix: null,
      }),
    );
  return [...lacking, ...strange, ...guessed];
}

function problem(
  level: ImportProblem["level"],
  code: string,
  column: string | null,
  header: string,
  { says, fix }: { says: Text; fix: Text | null },
): ImportProblem {
  return { level, code, row: null, column, header, value: "", says, fix };
}

/** No header anywhere: says which columns were expected and what the first rows hold instead. */
export function nothingFound(roster: Roster, head: readonly SheetRow[]): Refusal {
  if (head.length === 0) {
    return new Refusal("not_valid", {
      zh: "表里没有内容。请选择填好的表再上传。",
      en: "The sheet is empty. Choose the filled-in one and upload it again.",
    });
  }
  const expected = roster.columns.filter(({ type }) => type !== "sequence").slice(0, 8);
  const widest = head.slice(0, 10).reduce((best, row) => (said(row).length > said(best).length ? row : best));
  const there = said(widest)
    .slice(0, 8)
    .map((text) => text.slice(0, 12));
  return new Refusal("not_valid", {
    zh: `没有找到表头。应有“${expected.map(({ header }) => header).join("、")}”等列，表中第${widest.row}行是“${there.join("、")}”。请下载模板，或换一张工作表再上传。`,
    en: `No header was found. Expected columns such as “${expected.map(({ label }) => label.en).join(", ")}”; row ${widest.row} says “${there.join(", ")}”. Download the template, or choose another sheet.`,
  });
}

function said({ cells }: SheetRow): string[] {
  return cells.map((cell) => oneLine(textOf(cell))).filter((text) => text !== "");
}
