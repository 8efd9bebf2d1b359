import { ExchangeItem, type FactJson, type SubjectKind } from "@jucai/contract";
import type { Fact, Text, Vocabulary } from "@jucai/engine";
import { checkValue, factFor } from "../facts/value.ts";
import { readDocument, readIdentity, readUscc } from "../numbers/index.ts";

/** One confirmed fact, read: numbers in their normal form, the value checked. */
export type ReadItem = {
  readonly index: number;
  readonly record: string;
  readonly kind: SubjectKind;
  readonly number: string;
  readonly fact: Fact;
  readonly value: FactJson;
  readonly since: string | undefined;
};
export type Malformed = { readonly index: number; readonly record: string | null; readonly problem: Text };

/** Reads what a source sent; what cannot be read is an outcome of its own and stops nothing else. */
export function readItems(
  raw: readonly unknown[],
  vocabulary: Vocabulary,
): { readonly items: ReadItem[]; readonly malformed: Malformed[] } {
  const items: ReadItem[] = [];
  const malformed: Malformed[] = [];
  raw.forEach((each, index) => {
    const read = readItem(each, index, vocabulary);
    if ("problem" in read) malformed.push(read);
    else items.push(read);
  });
  return { items, malformed };
}

function readItem(raw: unknown, index: number, vocabulary: Vocabulary): ReadItem | Malformed {
  const parsed = ExchangeItem.safeParse(raw);
  if (!parsed.success) return { index, record: recordOf(raw), problem: shapeless(parsed.error.issues[0]?.path) };
  const { record, idNumber, uscc, fact: id, value, since } = parsed.data;
  const wrong = (problem: Text): Malformed => ({ index, record, problem });
  if ((idNumber === undefined) === (uscc === undefined)) return wrong(oneNumber);
  const kind: SubjectKind = uscc === undefined ? "person" : "employer";
  const number = uscc === undefined ? numberOf(idNumber ?? "") : readUscc(uscc);
  if (!number.ok) return wrong(number.problem);
  const found = factFor(id, kind, vocabulary);
  if ("problem" in found) return wrong(found.problem);
  const checked = checkValue(value, found.fact, vocabulary);
  if ("problem" in checked) return wrong(checked.problem);
  return { index, record, kind, number: number.value, fact: found.fact, value: checked.value, since };
}

/** A citizen's number in full; another document by its form, since a source names the number alone. */
function numberOf(text: string) {
  const looksLikeOne = text.normalize("NFKC").replaceAll(/\s/g, "").length === 18;
  return looksLikeOne ? readIdentity(text) : readDocument("other", text);
}

function recordOf(raw: unknown): string | null {
  const record = typeof raw === "object" && raw !== null ? (raw as Record<string, unknown>)["record"] : undefined;
  return typeof record === "string" ? record.slice(0, 100) : null;
}

function shapeless(path: readonly PropertyKey[] | undefined): Text {
  const where = path?.join(".") ?? "";
  return { zh: `“${where}”缺失或格式不对。`, en: `${where} is missing or of the wrong form.` };
}

const oneNumber: Text = {
  zh: "证件号码和统一社会信用代码应当且只能填一个。",
  en: "Give either an identity number or a social credit code.",
};
