import { contradictionsIn } from "@jucai/engine/run";
import type { Wording } from "../words/words.ts";
import { factsOf } from "./answers.ts";
import type { Check } from "./check.ts";
import type { PlacesBook } from "./merge-books.ts";

/** What an answer cannot be true together with, in words; `id` is the fact or list that was answered. */
export function contradictionOf(id: string, check: Check, book: PlacesBook, { w, t }: Wording): string | undefined {
  const all = contradictionsIn(book.vocabulary, factsOf(check.answers, book));
  const found = all.find(({ facts, list }) => list === id || facts.some((fact) => fact.id === id));
  if (!found) return undefined;
  const given = found.facts.map((fact) => {
    const label = book.vocabulary.facts.find((one) => one.id === fact.id)?.label;
    return `${label ? t(label) : fact.id}${w.colon}${t(fact.words)}`;
  });
  const where = found.index === undefined ? "" : `${w.listThing(found.index + 1)}${w.colon}`;
  return w.contradiction(where + given.join(w.semicolon), t(found.says));
}
