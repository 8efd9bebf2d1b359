/** The facts of a later day: what time moves has moved, what is changed is changed. */
import type { Prepared, Rules } from "../decide/rules.ts";
import { type Day, monthsBetween } from "../model/date.ts";
import type { Facts, Item, Value } from "../model/facts.ts";
import type { Fact } from "../model/vocabulary.ts";
import type { Change, Turn } from "./advice.ts";

/** Where a value stands: a fact, or a field of one thing of a list. */
export type Spot = Pick<Change, "fact" | "list" | "index">;

/** Numbers that time counts up, such as months insured. */
export type Clock = Spot & { readonly from: number; readonly max: number; readonly unit: "days" | "months" | "years" };

/** The known numbers of a benefit that rise by one each month or year; of a long list only those of `line`. */
export function clocksOf({ facts: known }: Rules, { domains }: Prepared, facts: Facts, line?: number): Clock[] {
  const found: Clock[] = [];
  for (const id of domains.keys()) {
    const fact = known.get(id)!;
    const unit = unitOf(fact);
    if (!unit) continue;
    const add = (value: Value | undefined, at: Omit<Spot, "fact">) => {
      if (typeof value !== "number") return;
      found.push({ fact: id, ...at, from: value, max: typeof fact.max === "number" ? fact.max : Infinity, unit });
    };
    add(facts.values.get(id), {});
    for (const [list, { items }] of facts.lists) {
      for (const [index, item] of items.entries()) {
        if (items.length <= longList || index === line) add(item.get(id), { list, index });
      }
    }
  }
  return found;
}

/** Things of a list beyond which only the one at hand is looked at closely. */
export const longList = 50;

/** The unit in which time itself moves a fact on; undefined where it does not. */
function unitOf({ changes, type, unit }: Fact): Clock["unit"] | undefined {
  if (changes !== "by_itself" || type.kind !== "number") return undefined;
  return (["days", "months", "years"] as const).find((each) => each === unit?.en);
}

/** What a clock shows on a day. */
export function clockOn({ from, max, unit }: Clock, on: Day, day: Day): number {
  const months = () => monthsBetween(on, day);
  const passed = unit === "days" ? day - on : unit === "months" ? months() : Math.trunc(months() / 12);
  return Math.max(from, Math.min(max, from + passed));
}

/** The facts of a case on a day within a turn: its changes made, what time counts up moved on from `on`. */
export function factsAfter(rules: Rules, benefit: string, facts: Facts, turn: Turn, on: Day, day: Day): Facts {
  const prepared = rules.benefits.find((each) => each.benefit.id === benefit)!;
  return factsOn(facts, clocksOf(rules, prepared, facts, turn.line), turn.changes, on, day);
}

/** The facts on a day, clocks moved on from `on` and changes made. */
export function factsOn(facts: Facts, clocks: readonly Clock[], changes: readonly Change[], on: Day, day: Day): Facts {
  if (clocks.length === 0 && changes.length === 0) return facts;
  const values = new Map(facts.values);
  const items = new Map<string, Item[]>();
  const set = ({ fact, list, index }: Spot, value: Value) => {
    if (list === undefined) return values.set(fact, value);
    const own = items.get(list) ?? [...(facts.lists.get(list)?.items ?? [])];
    items.set(list, own);
    return (own[index!] = new Map(own[index!]).set(fact, value));
  };
  for (const clock of clocks) set(clock, clockOn(clock, on, day));
  for (const change of changes) {
    if (!clocks.some((clock) => isSame(clock, change))) set(change, change.moves ? day : change.to);
  }
  const lists = new Map([...facts.lists].map(([id, list]) => [id, { ...list, items: items.get(id) ?? list.items }]));
  return { values, lists };
}

export function isSame(a: Spot, b: Spot): boolean {
  return a.fact === b.fact && a.list === b.list && a.index === b.index;
}
