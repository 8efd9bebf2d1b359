import type { Cell } from "../cell.ts";
import { textOf } from "../cell.ts";
import { type CellReading, found, readAs, wrong } from "./reading.ts";
import { oneLine } from "./words.ts";

export type Bounds = { readonly min?: number; readonly max?: number };

/** Reads a number, with or without thousands separators and a counting word behind it. */
export function readNumber(cell: Cell, bounds: Bounds): CellReading {
  const text = oneLine(textOf(cell));
  const read = /^(-?[\d,]*\.?\d+)\s*(万)?\s*[\p{Script=Han}%]{0,3}$/u.exec(text);
  if (read === null) return noNumber(text);
  const value = Number((read[1] ?? "").replaceAll(",", "")) * (read[2] === undefined ? 1 : 10_000);
  return within(value, bounds, String) ?? found(value);
}

/**
 * Reads an amount of money as whole fen.
 * @param inTenThousands the title or a note above says 万元; a cell that names its own unit wins
 */
export function readMoney(cell: Cell, bounds: Bounds, inTenThousands: boolean): CellReading {
  const text = oneLine(textOf(cell)).replaceAll(" ", "");
  const read = /^[¥￥]?(-?[\d,]*\.?\d+)(万元?|元)?整?$/u.exec(text);
  if (read === null) return noNumber(text);
  const unit = read[2] ?? (inTenThousands ? "万元" : "元");
  const yuan = Number((read[1] ?? "").replaceAll(",", ""));
  const fen = Math.round(yuan * (unit.startsWith("万") ? 1_000_000 : 100));
  const print = (amount: number) => `${amount / 100} 元`;
  const outside = within(fen, bounds, print);
  if (outside !== undefined) return outside;
  return unit.startsWith("万")
    ? readAs(fen, "money/read-as", `已读作 ${fen / 100} 元`, `read as ${fen / 100} yuan`)
    : found(fen);
}

function noNumber(text: string): CellReading {
  return wrong(
    "number/unreadable",
    { zh: `“${text}”不是数字`, en: `“${text}” is no number` },
    { zh: "请只填数字", en: "Write digits only" },
  );
}

function within(value: number, { min, max }: Bounds, print: (value: number) => string): CellReading | undefined {
  if ((min === undefined || value >= min) && (max === undefined || value <= max)) return undefined;
  const low = value < (min ?? -Infinity);
  const edge = print((low ? min : max) ?? 0);
  return wrong(
    "number/outside",
    {
      zh: `${print(value)}${low ? "小于" : "大于"}${edge}`,
      en: `${print(value)} is ${low ? "below" : "above"} ${edge}`,
    },
    { zh: "请核对数字和单位", en: "Check the number and its unit" },
  );
}
