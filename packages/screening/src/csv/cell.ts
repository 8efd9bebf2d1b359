/** Reads the cells of one column, as people in offices fill them in. */
import { type Fact, type Value, type Vocabulary } from "@jucai/engine/model";
import { readValue } from "@jucai/engine";
import { type DateForm, readDate } from "./dates.ts";
import { isUnknownWord, labelsOf, noneWords, yesNo } from "./cell-words.ts";
import type { Words } from "./problem.ts";
import { folded, tidy } from "./tidy.ts";

/** A value, nothing where it is not known, or why it cannot be read. */
export type CellRead =
  | { readonly value: Value | undefined; readonly form?: DateForm }
  | { readonly fault: { readonly code: string; readonly words: Words } };

/** Different cells of a column that are remembered, so that each is read once. */
const remembered = 4096;

export class CellReader {
  private readonly fact: Fact;
  private readonly vocabulary: Vocabulary;
  private readonly labels: ReadonlyMap<string, string>;
  private readonly known = new Map<string, CellRead>();

  constructor(fact: Fact, vocabulary: Vocabulary) {
    this.fact = fact;
    this.vocabulary = vocabulary;
    this.labels = labelsOf(fact, vocabulary);
  }

  read(text: string): CellRead {
    const before = this.known.get(text);
    if (before) return before;
    const read = this.readNew(text);
    if (this.known.size < remembered) this.known.set(text, read);
    return read;
  }

  private readNew(text: string): CellRead {
    const cell = tidy(text);
    if (isUnknownWord(cell)) return { value: undefined };
    const { kind } = this.fact.type;
    const label = this.labels.get(folded(cell));
    if (label !== undefined) return this.checked(label, cell);
    if (noneWords.has(folded(cell)) && kind !== "text") return this.checked("none", cell);
    if (kind === "date") return this.readDateCell(cell);
    return this.checked(this.rawOf(cell), cell);
  }

  /** As a case writes it, so that the engine's own reader judges it. */
  private rawOf(cell: string): unknown {
    switch (this.fact.type.kind) {
      case "boolean":
        return yesNo.get(folded(cell)) ?? cell;
      case "number":
        return numberOf(cell, this.fact) ?? cell;
      case "money":
        return moneyOf(cell) ?? cell;
      case "region":
        return cell.replace(/\.0+$/, "");
      default:
        return cell;
    }
  }

  private readDateCell(cell: string): CellRead {
    const date = readDate(cell);
    if (date && "fault" in date)
      return { fault: { code: `csv/${date.fault}`, words: dateFaults[date.fault](this.fact.id, cell) } };
    const read = this.checked(date?.iso ?? cell, cell);
    return date && "value" in read ? { ...read, form: date.form } : read;
  }

  private checked(raw: unknown, cell: string): CellRead {
    const read = readValue(raw, this.fact, this.vocabulary);
    if ("value" in read) return read;
    const shown = cell.length > 40 ? `${cell.slice(0, 40)}…` : cell;
    const { code, message, fix } = read.problem;
    if (code === "case/out-of-range") {
      const { zh, en } = message;
      return { fault: { code: "csv/out-of-range", words: [`${zh}：${shown}`, `${en}: ${shown}`, fix.zh, fix.en] } };
    }
    const { id, label } = this.fact;
    const [fixZh, fixEn] = this.howToWrite();
    const words: Words = [
      `${label.zh}（${id}）不能是“${shown}”`,
      `${label.en} (${id}) cannot be “${shown}”`,
      fixZh,
      fixEn,
    ];
    return { fault: { code: "csv/wrong-value", words } };
  }

  private howToWrite(): readonly [string, string] {
    const { type, mayBeNone } = this.fact;
    const [zh, en] = hows[type.kind](this.vocabulary, type.kind === "enum" ? type.of : "");
    return mayBeNone
      ? [`${zh}；没有就写“无”，不知道就留空`, `${en}; \`none\` where there is none, nothing where it is not known`]
      : [zh, en];
  }
}

const hows: Readonly<Record<Fact["type"]["kind"], (vocabulary: Vocabulary, of: string) => readonly [string, string]>> =
  {
    boolean: () => ["写“是”或“否”", "Write yes or no"],
    number: () => ["写整数，如 6", "Write a whole number such as 6"],
    money: () => ["写元为单位的金额，如 1800 或 1800.50", "Write an amount in yuan such as 1800 or 1800.50"],
    date: () => ["写存在的日期，如 2023-05-01", "Write a date that exists, such as 2023-05-01"],
    region: () => ["写六位区划代码，如 350423", "Write a region code of six digits, such as 350423"],
    text: () => ["写文字", "Write text"],
    enum: ({ enumerations }, of) => {
      const values = enumerations.find(({ id }) => id === of)?.values ?? [];
      return [
        `可写：${values.map(({ label }) => label.zh).join("、")}`,
        `Write one of: ${values.map(({ id }) => id).join(", ")}`,
      ];
    },
  };

const dateFaults: Readonly<Record<"month-only" | "day-or-month-first", (id: string, cell: string) => Words>> = {
  "month-only": (id, cell) => [
    `${id} 只写到年月：${cell}`,
    `${id} names no day: ${cell}`,
    "写到日，如 2023-05-01；不知道哪一天就留空",
    "Name the day too, such as 2023-05-01; leave it empty where it is not known",
  ],
  "day-or-month-first": (id, cell) => [
    `${id} 分不清哪个是月、哪个是日：${cell}`,
    `${id}: the day and the month cannot be told apart in ${cell}`,
    "年份写在前面，如 2023-05-01",
    "Write the year first, such as 2023-05-01",
  ],
};

/** Whole numbers, with the unit of the fact or thousands set off; undefined for anything else. */
function numberOf(cell: string, { unit }: Fact): number | undefined {
  const bare = [unit?.zh, unit?.en].reduce<string>(
    (text, each) => (each && text.endsWith(each) ? text.slice(0, -each.length).trim() : text),
    cell,
  );
  return /^\d+(?:\.0+)?$/.test(ungrouped(bare)) ? Number(ungrouped(bare)) : undefined;
}

/** Yuan as the engine reads them; `1.5万` is 15000. */
function moneyOf(cell: string): string | undefined {
  const parts = /^[¥￥]?\s*([\d,]+)(?:\.(\d+))?\s*(万)?\s*(?:元|yuan)?$/.exec(cell);
  if (!parts) return undefined;
  const whole = ungrouped(parts[1]!);
  const rest = (parts[2] ?? "").replace(/0+$/, "");
  if (whole.includes(",")) return undefined;
  if (!parts[3]) return rest === "" ? whole : `${whole}.${rest}`;
  return `${whole}${rest.slice(0, 4).padEnd(4, "0")}${rest.length > 4 ? `.${rest.slice(4)}` : ""}`.replace(
    /^0+(?=\d)/,
    "",
  );
}

function ungrouped(text: string): string {
  return /^\d{1,3}(,\d{3})+(\.\d+)?$/.test(text) ? text.replaceAll(",", "") : text;
}
