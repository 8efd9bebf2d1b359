/** What can be chosen: whole benefits and single lines, and which of them exclude each other. */
import type { Exclusive } from "../model/benefit.ts";
import type { Decision } from "../model/decision.ts";
import type { Facts } from "../model/facts.ts";
import type { Prepared, Rules } from "../decide/rules.ts";
import type { Text } from "../model/text.ts";

/** A benefit, or one line of it, that can be taken or left. */
export type Award = { readonly id: number; readonly benefit: string; readonly line?: number };
/** At most one of these awards may be taken. */
export type Conflict = {
  readonly group: string;
  readonly says: Text;
  readonly clause: string;
  readonly awards: readonly number[];
};

export type Choices = { readonly awards: readonly Award[]; readonly conflicts: readonly Conflict[] };

/** Builds awards from eligible decisions, and the conflicts that exclusivity and uniqueness put between them. */
export function choicesOf(rules: Rules, decisions: readonly Decision[], facts: Facts): Choices {
  const eligible = decisions.filter((decision) => decision.status === "eligible");
  const awards: Award[] = [];
  const add = (benefit: string, line?: number): number => {
    const known = awards.find((award) => award.benefit === benefit && award.line === line);
    if (known) return known.id;
    awards.push({ id: awards.length, benefit, ...(line === undefined ? {} : { line }) });
    return awards.length - 1;
  };
  const groups = new Map<string, { exclusive: Exclusive; awards: number[] }>();
  const keys = new Map<string, { exclusive: Exclusive; awards: number[] }>();
  for (const decision of eligible) {
    const prepared = preparedOf(rules, decision.benefit);
    const whole = add(decision.benefit);
    for (const exclusive of prepared.benefit.exclusive) put(groups, exclusive.group, exclusive, whole);
    for (const [key, exclusive, line] of sharedKeys(prepared, decision, facts)) {
      put(keys, key, exclusive, add(decision.benefit, line));
    }
  }
  const conflicts = [...groups, ...keys]
    .filter(([, { awards: members }]) => members.length > 1)
    .map(([, { exclusive, awards: members }]) => ({ ...exclusive, awards: members }));
  return { awards, conflicts };
}

export function preparedOf(rules: Rules, benefit: string): Prepared {
  return rules.benefits.find((each) => each.benefit.id === benefit)!;
}

function put(
  into: Map<string, { exclusive: Exclusive; awards: number[] }>,
  key: string,
  exclusive: Exclusive,
  award: number,
): void {
  const known = into.get(key);
  if (known?.awards.includes(award)) return;
  if (known) known.awards.push(award);
  else into.set(key, { exclusive, awards: [award] });
}

/** Eligible lines whose key also counts in other benefits: this hire, this talent. */
function* sharedKeys(prepared: Prepared, decision: Decision, facts: Facts): Generator<[string, Exclusive, number]> {
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
