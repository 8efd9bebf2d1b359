import type { Text } from "@jucai/engine/run";
import type { Pick } from "./drafts.ts";
import type { Condition, Review } from "./types.ts";

/** Something of a claim that can be named in a correction notice. */
export type Thing = Omit<Pick, "wrong" | "how" | "causedBy">;
type Say = (text: Text) => string;

/** Everything of a claim that can be wrong or missing: its facts, and its evidence, given or not. */
export function thingsOf(review: Review, say: Say): readonly Thing[] {
  const facts = review.facts.map(({ key, label, list }) => ({
    kind: "fact" as const,
    about: key,
    label: list === null ? say(label) : `${say(list.label)} ${list.index + 1} · ${say(label)}`,
  }));
  const papers = review.evidence.map(({ item, label, files }) => ({
    kind: files.length === 0 ? ("missing" as const) : ("evidence" as const),
    about: item,
    label: say(label),
  }));
  return [...papers, ...facts];
}

/** What a condition that is not settled lacks; the condition itself where no single fact is missing. */
export function thingsFor(condition: Condition, review: Review, say: Say): readonly Thing[] {
  const lacking = new Set(condition.unknown.map(({ fact }) => fact));
  const facts = review.facts.filter(
    ({ fact, list }) =>
      lacking.has(fact) && (condition.line === null || list === null || list.index === condition.line),
  );
  if (facts.length > 0) return thingsOf({ ...review, facts, evidence: [] }, say);
  return [{ kind: "missing", about: say(condition.says).slice(0, 200), label: say(condition.says) }];
}

/** Things that are not picked yet, as picks to be written. */
export function added(picks: readonly Pick[], things: readonly Thing[]): readonly Pick[] {
  const all = [...picks, ...things.map((thing) => ({ ...thing, wrong: "", how: "" }))];
  return [...new Map(all.toReversed().map((pick) => [`${pick.kind} ${pick.about}`, pick])).values()].toReversed();
}

/** A further return has to rest on new material, item by item; otherwise the head of the unit signs. */
export function needsHead({ corrections }: Review, picks: readonly Pick[]): boolean {
  const sent = corrections.some(({ state }) => state === "answered" || state === "sent" || state === "overdue");
  return sent && picks.some(({ causedBy }) => causedBy === undefined);
}
