import { parseDay, printDay, readMoney } from "@jucai/engine";
import type { EditableNumber } from "@jucai/engine/compare";
import { WrongUse } from "../command.ts";

type Kind = Pick<EditableNumber, "kind" | "path">;

/** A value as people write it: yuan, a day, a plain number. Throws WrongUse for what is none. */
export function readNumber(word: string, { kind, path }: Kind): number {
  const value = valueOf(word.trim(), kind);
  if (value !== undefined) return value;
  const [zh, en] = { money: ["金额（元）", "a sum in yuan"], date: ["日期 YYYY-MM-DD", "a day YYYY-MM-DD"] }[
    kind as "money" | "date"
  ] ?? ["数字", "a number"];
  throw new WrongUse(
    `${path} 要写${zh}，不是 ${JSON.stringify(word)}`,
    `${path} takes ${en}, not ${JSON.stringify(word)}`,
  );
}

function valueOf(word: string, kind: EditableNumber["kind"]): number | undefined {
  if (kind === "money") return readMoney(word.replace(/\s*(元|yuan)$/, ""));
  if (kind === "date") return parseDay(word);
  const plain = kind === "percent" ? word.replace(/%$/, "") : word;
  return /^-?\d{1,15}(\.\d{1,6})?$/.test(plain) ? Number(plain) : undefined;
}

/** A value as `readNumber` takes it. */
export function numberWord(value: number, { kind }: Pick<EditableNumber, "kind">): string {
  if (kind === "money") return String(value / 100);
  return kind === "date" ? printDay(value) : String(value);
}
