/** The numbers of a benefit that an author may change, and the benefit with some of them changed. */
import { namesOf } from "../../explain/names.ts";
import type { Benefit } from "../../model/benefit.ts";
import type { Vocabulary } from "../../model/vocabulary.ts";
import type { EditableNumber, NumberChange, NumberProblem } from "../types.ts";
import { problemsOf } from "./allowed.ts";
import { mapBenefit } from "./benefit.ts";
import type { Visit } from "./spot.ts";

/**
 * Every number of a published benefit that its outcomes depend on, in reading order. A number of a definition
 * is listed once, wherever it is used. Printed totals and the rents of things in kind decide nothing and are not listed.
 */
export function numbersOf(benefit: Benefit, vocabulary: Vocabulary): EditableNumber[] {
  const found = new Map<string, EditableNumber>();
  visited(benefit, vocabulary, (spot) => {
    if (!found.has(spot.path)) found.set(spot.path, spot);
    return spot.value;
  });
  return [...found.values()];
}

export type Renumbered =
  | { readonly ok: true; readonly benefit: Benefit }
  | { readonly ok: false; readonly problems: readonly NumberProblem[] };

/**
 * A new benefit with these numbers; everything else stays as it is. All problems are collected: an unknown path,
 * a path named twice, a value that its place cannot hold, months paid by the year that make no whole years.
 */
export function withNumbers(benefit: Benefit, changes: readonly NumberChange[], vocabulary: Vocabulary): Renumbered {
  const values = new Map(changes.map(({ path, value }) => [path, value]));
  const renumbered = visited(benefit, vocabulary, ({ path, value }) => values.get(path) ?? value);
  const problems = problemsOf(changes, numbersOf(benefit, vocabulary), renumbered);
  return problems.length > 0 ? { ok: false, problems } : { ok: true, benefit: renumbered };
}

function visited(benefit: Benefit, vocabulary: Vocabulary, visit: Visit): Benefit {
  return mapBenefit({ names: namesOf(vocabulary, benefit.settings), benefit, visit });
}
