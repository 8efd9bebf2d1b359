import type { FactJson } from "@jucai/contract";
import type { Fact, Vocabulary } from "@jucai/engine";
import { Refusal } from "#kernel/refusal.ts";
import { type Cell, openBook } from "../sheets/index.ts";

const rowsAtMost = 5_000;
/** What each column may be headed. */
const headings = {
  record: ["record", "记录号", "流水号"],
  idNumber: ["id_number", "证件号码", "身份证号", "身份证号码"],
  uscc: ["uscc", "统一社会信用代码"],
  fact: ["fact", "事实", "事项"],
  value: ["value", "值", "内容"],
  since: ["since", "起始日期", "自"],
} as const;
type Column = keyof typeof headings;

/** Items out of a CSV or workbook: a heading, then one confirmed fact a row. Values are written as people write them. */
export async function itemsOfFile(bytes: Buffer, vocabulary: Vocabulary): Promise<Record<string, unknown>[]> {
  const book = await openBook(bytes);
  const facts = new Map(vocabulary.facts.flatMap((fact) => [[fact.id, fact] as const, [fact.label.zh, fact] as const]));
  const items: Record<string, unknown>[] = [];
  let places: ReadonlyMap<Column, number> | undefined;
  for await (const { cells } of book.rows(book.sheets[0] ?? "")) {
    if (places === undefined) {
      places = placesOf(cells);
      continue;
    }
    if (cells.every((cell) => textOf(cell) === "")) continue;
    if (items.length === rowsAtMost) throw tooMany();
    const at = places;
    items.push(itemOf((column) => textOf(cells[at.get(column) ?? -1]), facts, vocabulary));
  }
  if (items.length === 0) throw empty();
  return items;
}

function placesOf(cells: readonly Cell[]): ReadonlyMap<Column, number> {
  const titles = cells.map((cell) => textOf(cell).toLowerCase());
  const found = (Object.keys(headings) as Column[]).flatMap((column) => {
    const at = titles.findIndex((title) => (headings[column] as readonly string[]).includes(title));
    return at === -1 ? [] : [[column, at] as const];
  });
  const places = new Map(found);
  const missing = (["record", "fact", "value"] as const).filter((column) => !places.has(column));
  if (missing.length > 0 || !(places.has("idNumber") || places.has("uscc"))) throw wrongHeading(titles);
  return places;
}

function itemOf(cell: (column: Column) => string, facts: ReadonlyMap<string, Fact>, vocabulary: Vocabulary) {
  const fact = facts.get(cell("fact"));
  const given = { idNumber: cell("idNumber"), uscc: cell("uscc"), since: cell("since") };
  return {
    record: cell("record"),
    ...Object.fromEntries(Object.entries(given).filter(([, text]) => text !== "")),
    fact: fact?.id ?? cell("fact"),
    value: fact === undefined ? cell("value") : valueOf(cell("value"), fact, vocabulary),
  };
}

/** Yuan become fen, 是 becomes true, a label becomes its value; what fits nothing stays text and is refused later. */
function valueOf(text: string, { type }: Fact, vocabulary: Vocabulary): FactJson {
  if (text === "无" || text === "none") return null;
  switch (type.kind) {
    case "boolean":
      return /^(是|true|1|有)$/i.test(text) ? true : /^(否|false|0|没有)$/i.test(text) ? false : text;
    case "number":
      return /^-?\d{1,15}$/.test(text) ? Number(text) : text;
    case "money": {
      const yuan = /^(\d{1,13})(?:\.(\d{1,2}))?$/.exec(text.replaceAll(",", ""));
      return yuan === null ? text : Number(yuan[1]) * 100 + Number((yuan[2] ?? "").padEnd(2, "0"));
    }
    case "enum": {
      const values = vocabulary.enumerations.find(({ id }) => id === type.of)?.values ?? [];
      return values.find(({ label }) => label.zh === text)?.id ?? text;
    }
    default:
      return text;
  }
}

function textOf(cell: Cell | undefined): string {
  if (cell === null || cell === undefined) return "";
  if (typeof cell === "object") return "date" in cell ? cell.date : "";
  return String(cell).normalize("NFKC").trim();
}

const tooMany = () =>
  new Refusal("too_large", {
    zh: `一个文件最多 ${rowsAtMost} 行，请分开上传。`,
    en: `A file has at most ${rowsAtMost} rows; send it in parts.`,
  });
const empty = () => new Refusal("not_valid", { zh: "文件里没有数据行。", en: "The file has no rows." });
const wrongHeading = (titles: readonly string[]) =>
  new Refusal("not_valid", {
    zh: `第一行应有：记录号、证件号码或统一社会信用代码、事项、值、起始日期；文件里是：${titles.join("、")}`,
    en: `The first row names record, id_number or uscc, fact, value, since; the file has: ${titles.join(", ")}`,
  });
