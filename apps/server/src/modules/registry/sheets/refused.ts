import { Refusal } from "#kernel/refusal.ts";

/** Files that are not opened, each with what to do instead. */
export const refused = {
  empty: () =>
    new Refusal("not_valid", {
      zh: "这是一个空文件，请选择填好的表。",
      en: "This file is empty; choose the filled-in workbook.",
    }),
  oldExcel: () =>
    new Refusal("unsupported_type", {
      zh: "这是旧版 Excel（.xls）。请用 Excel 或 WPS 打开，另存为 .xlsx 后再上传。",
      en: "This is an old Excel file (.xls). Open it, save it as .xlsx and upload that.",
    }),
  encrypted: () =>
    new Refusal("unsupported_type", {
      zh: "这个工作簿设了打开密码。请去掉密码后另存，再上传。",
      en: "This workbook needs a password. Save it without one and upload that.",
    }),
  macros: () =>
    new Refusal("unsupported_type", {
      zh: "这个工作簿带有宏，系统不打开。请另存为不带宏的 .xlsx 再上传。",
      en: "This workbook holds macros and is not opened. Save it as .xlsx without macros and upload that.",
    }),
  links: () =>
    new Refusal("unsupported_type", {
      zh: "这个工作簿引用了别的文件。请先“断开链接”，把公式粘贴为数值，再上传。",
      en: "This workbook draws on other files. Break the links, paste the formulas as values and upload it again.",
    }),
  otherKind: () =>
    new Refusal("unsupported_type", {
      zh: "这不是 Excel（.xlsx）或 CSV 表格，只是名字像。请另存为 .xlsx 再上传。",
      en: "This is no Excel workbook (.xlsx) and no CSV, whatever its name says. Save it as .xlsx and upload that.",
    }),
  damaged: () =>
    new Refusal("not_valid", {
      zh: "这个文件已损坏，读不出来。请用 Excel 或 WPS 打开，另存一份再上传。",
      en: "This file is damaged and cannot be read. Open it, save a copy and upload that.",
    }),
  bomb: () =>
    new Refusal("too_large", {
      zh: "这个文件展开后大得不正常，系统不打开。请把数据复制到新的工作簿再上传。",
      en: "This file unfolds to an abnormal size and is not opened. Copy the data into a new workbook and upload that.",
    }),
  tooManyRows: (most: number) =>
    new Refusal("too_large", {
      zh: `表中超过 ${most} 行。请分成几个文件上传。`,
      en: `The sheet has more than ${most} rows. Upload it in several files.`,
    }),
  tooManyColumns: (most: number) =>
    new Refusal("too_large", {
      zh: `表中超过 ${most} 列。请只保留名册的列再上传。`,
      en: `The sheet has more than ${most} columns. Keep only those of the roster and upload it again.`,
    }),
  tooLarge: (most: number) =>
    new Refusal("too_large", {
      zh: `文件超过 ${Math.round(most / 1024 / 1024)} MB。请去掉图片或分成几个文件上传。`,
      en: `The file is larger than ${Math.round(most / 1024 / 1024)} MB. Remove pictures or upload it in several files.`,
    }),
  noSheet: () =>
    new Refusal("not_valid", { zh: "工作簿里没有可读的工作表。", en: "The workbook has no sheet that can be read." }),
} as const;
