import { resolve } from "node:path";
import type { Text } from "@jucai/engine";
import { type Call, type Command, type ExitCode, WrongUse } from "../command.ts";
import { fileOf, onServer } from "../server.ts";

export const importCommand: Command = {
  verb: "import",
  words: "<workbook.xlsx|table.csv>",
  help: {
    zh: "检查名册表格（Excel 或 CSV），加 --write 才写入；有错误的行一一列出",
    en: "Check a roster's spreadsheet (Excel or CSV) and tell what is wrong in which row; writes only with --write",
  },
  options: {
    roster: {
      type: "string",
      value: "ID",
      help: { zh: "名册编号，如 qingliu-huigui-2023/survey", en: "the roster, such as qingliu-huigui-2023/survey" },
    },
    unit: {
      type: "string",
      value: "NAME",
      help: { zh: "填报单位的名称或编号", en: "name or id of the unit that collected it" },
    },
    year: { type: "string", value: "YYYY", help: { zh: "年度，默认今年", en: "the year; this year by default" } },
    write: {
      type: "string",
      value: "good-rows|all-or-none",
      help: {
        zh: "只写入无错误的行，或全部无错才写入",
        en: "write the rows without errors, or nothing unless all are right",
      },
    },
    returned: {
      type: "string",
      value: "FILE",
      help: { zh: "把标出问题的表格另存到这里", en: "put the workbook with the problems marked here" },
    },
  },
  run: importSheet,
};

type Done = {
  readonly counts: {
    readonly rows: number;
    readonly good: number;
    readonly notices: number;
    readonly errors: number;
  } | null;
  readonly problems: readonly { readonly level: "error" | "notice"; readonly says: Text; readonly fix: Text | null }[];
  readonly receipt: { readonly says: Text } | null;
};

async function importSheet(call: Call): Promise<ExitCode> {
  const { given, language, world } = call;
  const { roster, unit, year, write, returned } = given;
  const file = fileOf(call, "import");
  if (typeof roster !== "string" || typeof unit !== "string") {
    throw new WrongUse(
      "请用 --roster 写明名册，用 --unit 写明填报单位",
      "Name the roster with --roster and the unit with --unit",
    );
  }
  const task = {
    verb: "import",
    file,
    roster,
    unit,
    year: yearOf(year),
    ...(write === undefined ? {} : { write: modeOf(write) }),
    ...(typeof returned === "string" ? { returned: resolve(world.cwd, returned) } : {}),
  };
  return onServer<Done>(call, task, ({ counts, problems, receipt }) => {
    const lines = problems.map(({ level, says, fix }) => {
      const mark = level === "error" ? "✗" : "!";
      return `${mark} ${says[language]}${fix === null ? "" : `${language === "zh" ? "。" : ". "}${fix[language]}`}`;
    });
    const { rows = 0, errors = 0, good = 0, notices = 0 } = counts ?? {};
    const sum = {
      zh: `读到 ${rows} 行：可写入 ${good + notices}（其中需留意 ${notices}），有错误 ${errors}`,
      en: `${rows} rows: ${good + notices} can be written (${notices} with notices), ${errors} have errors`,
    };
    const end = receipt === null ? { zh: "没有写入。", en: "Nothing was written." } : receipt.says;
    const wrong = errors > 0 || problems.some(({ level }) => level === "error");
    return { lines: [...lines, sum[language], end[language]], code: wrong ? 1 : 0 };
  });
}

/** A year that a roster can be of; the calendar of the machine decides when none is given. */
export function yearOf(given: Call["given"][string]): number {
  if (given === undefined) return new Date().getFullYear();
  const year = Number(given);
  if (Number.isInteger(year) && year >= 1990 && year <= 2100) return year;
  throw new WrongUse("--year 请写四位年份", "--year takes a year of four digits");
}

function modeOf(given: Call["given"][string]): string {
  if (given === "good-rows" || given === "all-or-none") return given.replaceAll("-", "_");
  throw new WrongUse("--write 请写 good-rows 或 all-or-none", "--write takes good-rows or all-or-none");
}
