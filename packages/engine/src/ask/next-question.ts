/** The next useful question: a fact that can still change a status or an amount, in the vocabulary's order. */
import type { Decision } from "../model/decision.ts";
import type { Rules } from "../decide/rules.ts";

export type Question = {
  readonly fact: string;
  /** Set when the fact belongs to a list: then the list's items are asked for. */
  readonly list?: string;
  /** How many questions can remain at most, this one included. It never rises unless an answer changes. */
  readonly atMost: number;
  /** Benefits whose status or amount the answer can change. */
  readonly because: readonly string[];
};

/**
 * Picks the next question; undefined when nothing that a person can answer would change anything.
 * `skipped` holds facts and lists answered with "I don't know".
 */
export function nextQuestion(
  rules: Rules,
  decisions: readonly Decision[],
  skipped: ReadonlySet<string>,
): Question | undefined {
  const wanted = new Map<string, Set<string>>();
  for (const decision of decisions) {
    for (const id of decision.missing) {
      const asked = topicOf(rules, id);
      if (asked && !skipped.has(asked)) wanted.set(asked, (wanted.get(asked) ?? new Set()).add(decision.benefit));
    }
  }
  const first = orderOf(rules).find((topic) => wanted.has(topic));
  if (first === undefined) return undefined;
  const list = rules.lists.has(first) ? { list: first } : {};
  return { fact: first, ...list, atMost: wanted.size, because: [...wanted.get(first)!] };
}

/** What is asked for a missing fact: itself, or its list; nothing where only an office can settle it. */
function topicOf(rules: Rules, id: string): string | undefined {
  if (rules.lists.has(id)) return id;
  const fact = rules.facts.get(id);
  if (!fact || fact.settledBy === "office") return undefined;
  return rules.vocabulary.subjects.find((each) => each.id === fact.subject)?.list ?? id;
}

/** Facts in their order; a list stands where its first fact stands. */
function orderOf({ vocabulary }: Rules): string[] {
  const lists = new Map(vocabulary.subjects.map((each) => [each.id, each.list]));
  return [...new Set(vocabulary.facts.map((fact) => lists.get(fact.subject) ?? fact.id))];
}
