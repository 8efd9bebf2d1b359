/** Somebody to whom two benefits would both be paid, for the same thing where they name things by a key. */
import type { Benefit } from "../model/benefit.ts";
import type { Item } from "../model/facts.ts";
import type { Policy } from "../model/policy.ts";
import type { Vocabulary } from "../model/vocabulary.ts";
import type { Start } from "./start.ts";
import { passing } from "./claim.ts";
import { someone, worldOf } from "./world.ts";

/** Undefined when nobody is found; `benefits` are ids of the policies. */
export function bothPaid(
  vocabulary: Vocabulary,
  policies: readonly Policy[],
  benefits: readonly [string, string],
): Start | undefined {
  const own = policies.map((it) => ({ ...it, benefits: it.benefits.filter(({ id }) => benefits.includes(id)) }));
  const world = worldOf(vocabulary, own);
  const claims = world.claims;
  const { person } = someone(world, claims, claims.flatMap(passing));
  if (!person) return undefined;
  const lists = new Map(person.facts.lists);
  for (const { each } of claims.map(({ benefit }): Benefit => benefit)) {
    const list = each?.unique && lists.get(each.list);
    if (!list) continue;
    const named = list.items.map((item): Item => new Map(item).set(each.unique!.key, "the same"));
    lists.set(each.list, { ...list, items: named });
  }
  return { ...person, facts: { ...person.facts, lists }, held: [] };
}
