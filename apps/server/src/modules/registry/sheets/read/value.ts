import type { RosterColumn } from "@jucai/engine";
import { type Cell, textOf } from "../cell.ts";
import { readMoney, readNumber } from "./amount.ts";
import { readChoice, readYesNo } from "./choice.ts";
import { readDate, readMonth } from "./month.ts";
import { readBankCell, readIdentityCell, readPhoneCell, readUsccCell } from "./numbers.ts";
import { type CellReading, empty, wrong } from "./reading.ts";
import { readText, readTexts } from "./texts.ts";
import { oneLine, saysNothing } from "./words.ts";

export type ReadingContext = {
  /** `YYYY-MM-DD`. */
  readonly today: string;
  /** Whether amounts of this column are in 万元. */
  readonly inTenThousands: boolean;
};

/** Reads one cell as its column asks; pure. */
export function readValue(column: RosterColumn, cell: Cell, context: ReadingContext): CellReading {
  if (cell !== null && typeof cell === "object" && "fault" in cell) return failedFormula(cell.fault);
  const text = oneLine(textOf(cell)).replace(/^['’](?=[=+\-@])/, "");
  // As text, where the formula's result was pasted or the file is a CSV.
  if (/^#(N\/A|REF!|VALUE!|NAME\?|DIV\/0!|NULL!|NUM!)$/.test(text)) return failedFormula(text);
  if (text === "" || column.type === "sequence") return empty;
  if (column.type !== "yes_no" && saysNothing(text)) return empty;
  return read(column, typeof cell === "string" ? cell.replace(/^\s*['’](?=[=+\-@])/, "") : cell, context);
}

function read(column: RosterColumn, cell: Cell, { today, inTenThousands }: ReadingContext): CellReading {
  const bounds = {
    ...(column.min === undefined ? {} : { min: column.min }),
    ...(column.max === undefined ? {} : { max: column.max }),
  };
  const born = column.is === "birth_month";
  switch (column.type) {
    case "sequence":
      return empty;
    case "text":
      // A person's gender is a choice of two, whatever the roster's column says.
      return column.is === "gender" ? readChoice(textOf(cell), genders) : readText(textOf(cell));
    case "multi_text":
      return readTexts(textOf(cell));
    case "choice":
      return readChoice(textOf(cell), column.values ?? []);
    case "yes_no":
      return readYesNo(textOf(cell));
    case "month":
      return readMonth(cell, born ? today : undefined);
    case "date":
      return readDate(cell, born ? today : undefined);
    case "number":
      return readNumber(cell, bounds);
    case "money":
      return readMoney(cell, bounds, inTenThousands);
    case "phone":
      return readPhoneCell(cell, column.is !== "phone");
    case "identity":
      return readIdentityCell(cell, today);
    case "uscc":
      return readUsccCell(cell);
    case "bank":
      return readBankCell(cell, column.is === "bank" ? "person" : "company");
    case "region":
      return readRegion(cell, column);
  }
}

const genders = [
  { id: "male", label: { zh: "男", en: "Male" }, also: [] },
  { id: "female", label: { zh: "女", en: "Female" }, also: [] },
];

/** A code of six digits, or a name that the roster lists. */
function readRegion(cell: Cell, { values }: RosterColumn): CellReading {
  const text = oneLine(textOf(cell));
  if (/^\d{6}$/.test(text)) return { kind: "value", value: text };
  if (values !== undefined && values.length > 0) return readChoice(text, values);
  return wrong(
    "region/unreadable",
    { zh: `“${text}”不是六位行政区划代码`, en: `“${text}” is no six-digit code of a place` },
    { zh: "请填六位代码，如 350423", en: "Give the six digits, such as 350423" },
  );
}

function failedFormula(fault: string): CellReading {
  return wrong(
    "cell/formula-failed",
    { zh: `公式结果是“${fault}”`, en: `the formula gives “${fault}”` },
    { zh: "请改为直接填写内容", en: "Write the contents instead of the formula" },
  );
}
