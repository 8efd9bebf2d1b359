/** What can be chosen: whole benefits and single lines, and which of them exclude each other. */
import type { Decision } from "../model/decision.ts";
import type { Facts } from "../model/facts.ts";
import type { Prepared, Rules } from "../decide/rules.ts";
import type { Text } from "../model/text.ts";
import { overlapGroup, overlapOf } from "./overlap.ts";

/** A benefit, or one line of it, that can be taken or left. */
export type Award = { readonly id: number; readonly benefit: string; readonly line?: number };
/** At most one of these awards may be taken. */
export type Conflict = {
  readonly group: string;
  readonly says: Text;
  readonly clause: string;
  readonly awards: readonly number[];
};

export type Choices = {
  readonly awards: readonly Award[];
  readonly conflicts: readonly Conflict[];
  /** Awards by benefit: the whole one and its lines. */
  readonly of: ReadonlyMap<string, readonly Award[]>;
};

type Grounds = Omit<Conflict, "awards">;
type Gathering = Map<string, { readonly grounds: Grounds; readonly awards: Set<number> }>;

/** Builds awards from eligible decisions, and the conflicts that exclusivity, uniqueness and overlap put between them. */
export function choicesOf(rules: Rules, decisions: readonly Decision[], facts: Facts): Choices {
  const eligible = decisions.filter((decision) => decision.status === "eligible");
  const awards: Award[] = [];
  const of = new Map<string, Map<number | undefined, Award>>();
  const add = (benefit: string, line?: number): number => {
    const own = of.get(benefit) ?? new Map<number | undefined, Award>();
    of.set(benefit, own);
    const known = own.get(line);
    if (known) return known.id;
    const award = { id: awards.length, benefit, ...(line === undefined ? {} : { line }) };
    awards.push(award);
    own.set(line, award);
    return award.id;
  };
  const groups: Gathering = new Map();
  const keys: Gathering = new Map();
  for (const decision of eligible) {
    const prepared = preparedOf(rules, decision.benefit);
    const whole = add(decision.benefit);
    for (const exclusive of prepared.benefit.exclusive) put(groups, exclusive.group, exclusive, whole);
    for (const [key, exclusive, line] of sharedKeys(prepared, decision, facts)) {
      put(keys, key, exclusive, add(decision.benefit, line));
    }
  }
  const gathered = [...groups.values(), ...keys.values()].map(({ grounds, awards: members }) => ({
    ...grounds,
    awards: [...members],
  }));
  const conflicts = [...gathered, ...overlaps(rules, eligible, add)].filter((each) => each.awards.length > 1);
  return { awards, conflicts, of: new Map([...of].map(([benefit, own]) => [benefit, [...own.values()]])) };
}

export function preparedOf(rules: Rules, benefit: string): Prepared {
  return rules.benefits.find((each) => each.benefit.id === benefit)!;
}

function put(into: Gathering, key: string, { group, clause, says }: Grounds, award: number): void {
  const known = into.get(key);
  if (known) known.awards.add(award);
  else into.set(key, { grounds: { group, clause, says }, awards: new Set([award]) });
}

/** Eligible lines whose key also counts in other benefits: this hire, this talent. */
function* sharedKeys(prepared: Prepared, decision: Decision, facts: Facts): Generator<[string, Grounds, number]> {
  const { each, id } = prepared.benefit;
  if (!each?.unique || each.unique.across.length === 0) return;
  const { key, across, clause, says } = each.unique;
  // The same set of benefits names the same family of keys, from whichever side it is looked at.
  const family = [...new Set([id, ...across])].sort().join(" ");
  for (const line of decision.lines) {
    const value = facts.lists.get(each.list)?.items[line.index]?.get(key);
    if (line.status !== "eligible" || value === undefined || value === null) continue;
    yield [`${family} ${String(value)}`, { group: `unique:${String(value)}`, clause, says }, line.index];
  }
}

/** Pairs of benefits of different policies for the same purpose; of one list, line by line. */
function overlaps(
  rules: Rules,
  eligible: readonly Decision[],
  add: (benefit: string, line?: number) => number,
): Conflict[] {
  return eligible.flatMap((decision, index) =>
    eligible.slice(index + 1).flatMap((other): Conflict[] => {
      const [one, two] = [preparedOf(rules, decision.benefit).benefit, preparedOf(rules, other.benefit).benefit];
      const overlap = overlapOf(one, two);
      if (!overlap) return [];
      const { clause } = overlap;
      const says = { zh: `${overlap.says.zh}（${clause}）`, en: `${overlap.says.en} (${clause})` };
      const grounds = { group: overlapGroup(one), clause, says };
      const pair = (line?: number) => ({ ...grounds, awards: [add(one.id, line), add(two.id, line)] });
      if (!one.each || one.each.list !== two.each?.list) return [pair()];
      return decision.lines
        .filter(({ status, index: at }) => status === "eligible" && other.lines[at]?.status === "eligible")
        .map((line) => pair(line.index));
    }),
  );
}
