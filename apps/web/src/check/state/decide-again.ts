import {
  decide,
  type Benefit,
  type Day,
  type Decision,
  type Facts,
  type Rules,
  type Vocabulary,
} from "@jucai/engine/run";
import type { Answers } from "./answers.ts";

/**
 * Decides all benefits, but anew only those that look at something that has changed.
 *
 * One answer touches few benefits, so the next question stands at once on a slow phone too.
 */
export function deciderOf(rules: Rules, benefits: readonly Benefit[], factsOf: (answers: Answers) => Facts) {
  const topics = new Map(benefits.map((benefit) => [benefit.id, topicsOf(benefit, rules.vocabulary)]));
  const known = new Map<string, { readonly key: string; readonly decision: Decision }>();
  return (answers: Answers, on: Day): readonly Decision[] => {
    const facts = factsOf(answers);
    return rules.benefits.flatMap((prepared) => {
      const { id } = prepared.benefit;
      const key = JSON.stringify([on, ...(topics.get(id) ?? []).map((topic) => answers[topic] ?? null)]);
      const before = known.get(id);
      if (before?.key === key) return [before.decision];
      const [decision] = decide({ ...rules, benefits: [prepared] }, facts, { on });
      if (decision) known.set(id, { key, decision });
      return decision ? [decision] : [];
    });
  };
}

/** The questions whose answers a benefit looks at: single facts, and lists as a whole. */
export function topicsOf(benefit: Benefit, vocabulary: Vocabulary): readonly string[] {
  const ids = new Set<string>(benefit.each ? [benefit.each.list] : []);
  collect(benefit, ids);
  const lists = new Map(vocabulary.subjects.map((subject) => [subject.id, subject.list]));
  return [...new Set([...ids].map((id) => lists.get(id.split(".", 1)[0] ?? "") ?? id))].sort();
}

const reading = new Set<unknown>(["fact", "field", "list", "pluck"]);

/** Every part of a benefit that reads a fact says so in the same way, wherever it stands. */
function collect(part: unknown, ids: Set<string>): void {
  if (typeof part !== "object" || part === null) return;
  if ("op" in part && reading.has(part.op) && "id" in part) ids.add(String(part.id));
  for (const inner of Object.values(part)) collect(inner, ids);
}
