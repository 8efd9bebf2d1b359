import { type Call, type Command, type ExitCode, WrongUse } from "../command.ts";
import { fileOf, onServer } from "../server.ts";
import { yearOf } from "./import.ts";

export const exportCommand: Command = {
  verb: "export",
  words: "<file.xlsx|file.csv>",
  help: {
    zh: "把名册导出为 Excel 或 CSV（按文件名），默认遮挡号码，导出留痕",
    en: "Write a roster as Excel or CSV (as the file is named), numbers masked by default; it goes on record",
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
      help: { zh: "只导出这个单位和下级", en: "only this unit and those below it" },
    },
    year: { type: "string", value: "YYYY", help: { zh: "只导出这一年度", en: "only this year" } },
    "in-clear": {
      type: "string",
      value: "REASON",
      help: { zh: "号码不遮挡，写明用途", en: "numbers in clear, for this reason" },
    },
  },
  run: exportSheet,
};

async function exportSheet(call: Call): Promise<ExitCode> {
  const { given, language } = call;
  const { roster, unit, year, "in-clear": reason } = given;
  const file = fileOf(call, "export");
  if (typeof roster !== "string") throw new WrongUse("请用 --roster 写明名册", "Name the roster with --roster");
  if (typeof reason === "string" && reason.trim().length < 4) {
    throw new WrongUse("--in-clear 请写明用途", "--in-clear takes the reason, in a few words");
  }
  const task = {
    verb: "export",
    file,
    roster,
    format: file.endsWith(".csv") ? "csv" : "xlsx",
    ...(typeof unit === "string" ? { unit } : {}),
    ...(year === undefined ? {} : { year: yearOf(year) }),
    ...(typeof reason === "string" ? { reason } : {}),
  };
  return onServer<{ file: string; rows: number }>(call, task, ({ rows }) => {
    const says = { zh: `已导出 ${rows} 行：${file}`, en: `${rows} rows were written: ${file}` };
    return { lines: [says[language]] };
  });
}
