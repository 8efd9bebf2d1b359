import type { Facts, FactList, Item, Value, Vocabulary } from "@jucai/engine/run";
import { isPlaced, type PlacesBook } from "./merge-books.ts";

/** One thing of a list as filled in: fact id → value, absent where left blank. */
export type Row = Readonly<Record<string, Value>>;

/**
 * What a person said to one question.
 *
 * `asked` counts how often the question was put: what is not known after the
 * second time stays unknown and is not asked again.
 */
export type Answer =
  | { readonly kind: "value"; readonly value: Value }
  | { readonly kind: "rows"; readonly rows: readonly Row[]; readonly more: boolean; readonly asked: 1 | 2 }
  | { readonly kind: "unknown"; readonly asked: 1 | 2 };

/** Fact id or list id → answer. Fact ids have a dot, list ids have none. */
export type Answers = Readonly<Record<string, Answer>>;

type Placed = Pick<PlacesBook, "vocabulary" | "follows">;

/** Turns answers into the engine's facts; an unknown answer is simply absent, and what follows a place is that place. */
export function factsOf(answers: Answers, book?: Placed): Facts {
  const follows = Object.entries(book?.follows ?? {});
  const ofList = (list: string | undefined) =>
    follows.filter(([fact]) => book && listOf(fact, book.vocabulary) === list);
  const values = new Map<string, Value>(ofList(undefined));
  const lists = new Map<string, FactList>();
  for (const [id, answer] of Object.entries(answers)) {
    if (answer.kind === "value") values.set(id, answer.value);
    if (answer.kind !== "rows") continue;
    const placed = ofList(id);
    lists.set(id, { items: answer.rows.map((row) => itemOf(row, placed)), complete: !answer.more });
  }
  return { values, lists };
}

function itemOf(row: Row, placed: readonly (readonly [string, Value])[]): Item {
  return new Map([...Object.entries(row), ...placed]);
}

/** The list that a fact belongs to; undefined for a plain fact. */
function listOf(fact: string, { facts, subjects }: Vocabulary): string | undefined {
  const subject = facts.find(({ id }) => id === fact)?.subject;
  return subjects.find(({ id }) => id === subject)?.list;
}

/**
 * The questions that need not be put again: everything asked at least `times` times.
 *
 * A list question stands for its list and for every field of its things.
 */
export function askedAtLeast(times: 1 | 2, answers: Answers, vocabulary: Vocabulary): ReadonlySet<string> {
  const ids = new Set<string>();
  for (const [id, answer] of Object.entries(answers)) {
    if (answer.kind === "value" || answer.asked < times) continue;
    ids.add(id);
    for (const field of fieldsOf(id, vocabulary)) ids.add(field.id);
  }
  return ids;
}

/** The facts that one thing of a list may have, in the order of the vocabulary; empty for a plain fact. What is the place itself is not asked. */
export function fieldsOf(list: string, vocabulary: Vocabulary) {
  const subject = vocabulary.subjects.find((one) => one.list === list);
  return subject ? vocabulary.facts.filter((fact) => fact.subject === subject.id && !isPlaced(fact)) : [];
}

/** Leaves out answers that these rules do not know: another kind of claimant, or a newer version of the rules. */
export function fitting(answers: Answers, vocabulary: Vocabulary): Answers {
  return Object.fromEntries(Object.entries(answers).filter(([id, answer]) => fits(id, answer, vocabulary)));
}

function fits(id: string, answer: Answer, vocabulary: Vocabulary): boolean {
  if (answer.kind === "rows") return vocabulary.subjects.some((subject) => subject.list === id);
  const fact = vocabulary.facts.find((one) => one.id === id);
  if (!fact) return answer.kind === "unknown" && vocabulary.subjects.some((subject) => subject.list === id);
  if (answer.kind === "unknown" || answer.value === null || fact.type.kind !== "enum") return true;
  const { of } = fact.type;
  const values = vocabulary.enumerations.find((one) => one.id === of)?.values ?? [];
  return values.some((value) => value.id === answer.value);
}
