import type { FactJson, SubjectKind } from "@jucai/contract";
import { type Fact, readValue, type Text, type Vocabulary } from "@jucai/engine";

export type Checked = { readonly value: FactJson } | { readonly problem: Text };

/** The fact of an id as far as a subject of this kind can have it; otherwise why not. */
export function factFor(id: string, kind: SubjectKind, vocabulary: Vocabulary): { fact: Fact } | { problem: Text } {
  const fact = vocabulary.facts.find((each) => each.id === id);
  if (fact === undefined) {
    return { problem: { zh: `词汇表里没有“${id}”这项事实。`, en: `The vocabulary has no fact ${id}.` } };
  }
  const list = vocabulary.subjects.find((each) => each.id === fact.subject)?.list;
  if (list !== undefined || (kind === "employer" && fact.subject === "person")) {
    const about = kind === "person" ? { zh: "个人", en: "a person" } : { zh: "单位", en: "an employer" };
    return {
      problem: {
        zh: `“${fact.label.zh}”不能直接记在${about.zh}名下。`,
        en: `${id} is not kept of ${about.en} itself.`,
      },
    };
  }
  return { fact };
}

/**
 * Checks a value against the vocabulary and gives it in the form in which it is kept:
 * money in whole fen, dates `YYYY-MM-DD`, null for "there is none".
 */
export function checkValue(raw: FactJson, fact: Fact, vocabulary: Vocabulary): Checked {
  const read = readValue(caseForm(raw, fact), fact, vocabulary);
  if ("problem" in read) {
    const { message, fix } = read.problem;
    return { problem: { zh: `${message.zh}。${fix.zh}。`, en: `${message.en}. ${fix.en}.` } };
  }
  return { value: raw === null && read.value !== null ? (read.value as FactJson) : raw };
}

/** The value as a case for the engine says it. */
export function caseForm(value: FactJson, { type }: Fact): unknown {
  if (value === null) return "none";
  if (type.kind !== "money" || typeof value !== "number") return value;
  const [yuan, fen] = [Math.trunc(value / 100), Math.abs(value % 100)];
  return `${yuan}.${String(fen).padStart(2, "0")} yuan`;
}
