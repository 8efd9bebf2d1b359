import type { CaseAnswers, CaseList, CaseValue } from "@jucai/contract";
import { printDay, type ClaimantKind, type Facts, type Item, type Value, type Vocabulary } from "@jucai/engine/run";
import type { Handover } from "../../lib/handover.ts";
import type { JudgedPlace } from "../state/judge.ts";
import { publicId } from "../state/merge-books.ts";
import type { Sections } from "./sections.ts";

/**
 * What the form gets: all that can be claimed at this place, else what only an office can judge.
 *
 * @returns undefined when there is nothing to apply for
 */
export function handoverOf(
  role: ClaimantKind | null,
  { vocabulary }: { readonly vocabulary: Vocabulary },
  { at, facts }: Pick<JudgedPlace, "at" | "facts">,
  { claim, undecided }: Pick<Sections, "claim" | "undecided">,
): Handover | undefined {
  const judged = undecided.filter(({ decision }) => decision.status === "judgement");
  const chosen = (claim.length > 0 ? claim : judged).map(({ benefit }) => ({
    measure: publicId(benefit.id),
    title: benefit.title,
  }));
  if (role === null || chosen.length === 0) return undefined;
  return { role, place: at.code, chosen, answers: answersOf(facts, at.code, vocabulary) };
}

/** The answers as a case writes them down: dates as text, money in yuan, `none` where there is none. */
function answersOf({ values, lists }: Facts, place: string, vocabulary: Vocabulary): CaseAnswers {
  const kinds = new Map(vocabulary.facts.map(({ id, type }) => [id, type.kind]));
  const written = (entries: Iterable<readonly [string, Value]>) =>
    [...entries].flatMap(([id, value]) => {
      const own = idAt(id, place);
      const text = valueOf(value, kinds.get(id));
      return own === undefined || text === undefined ? [] : [[own, text] as const];
    });
  const rowOf = (item: Item) =>
    Object.fromEntries(written(item).map(([id, value]) => [id.slice(id.indexOf(".") + 1), value]));
  const listed = [...lists].map(([id, { items, complete }]): [string, CaseList] => {
    const known = items.map(rowOf);
    if (!complete) return [id, { known, complete }];
    return [id, known.length === 0 ? "none" : known];
  });
  return { ...Object.fromEntries(written(values)), ...Object.fromEntries(listed) };
}

function valueOf(value: Value, kind: string | undefined): CaseValue | undefined {
  if (value === null) return "none";
  if (typeof value === "object") return undefined;
  if (typeof value !== "number") return value;
  if (kind === "date") return printDay(value);
  return kind === "money" ? value / 100 : value;
}

/** Where places are compared, a fact may stand for one of them: another place's is left out. */
function idAt(id: string, place: string): string | undefined {
  const [own = id, of] = id.split("@");
  return of === undefined || of === place ? own : undefined;
}
