/** From a completion to a person as cases are written. */
import type { Completion } from "../decide/facts-view.ts";
import { printDay } from "../model/date.ts";
import type { Decision } from "../model/decision.ts";
import type { Constant } from "../model/expression.ts";
import type { Facts, Value } from "../model/facts.ts";
import type { Vocabulary } from "../model/vocabulary.ts";
import { factOfHole } from "../evaluate/unknown.ts";
import type { Term } from "./ground.ts";
import { type Claim, onFact } from "./claim.ts";
import type { Witness } from "./finding.ts";

export type Person = { readonly facts: Facts; readonly on: number; readonly settings: ReadonlyMap<string, Constant> };

/** Where the question leaves the day of judgement open it is the last day in force on which something happened. */
export function personOf(
  found: Completion,
  skeleton: Facts,
  { from, to }: { readonly from: number; readonly to: number },
  claims: readonly Claim[],
  terms: ReadonlyMap<string, Term>,
): Person {
  const values = new Map<string, Value>();
  const lists = new Map([...skeleton.lists].map(([id, list]) => [id, list.items.map((item) => new Map(item))]));
  const settings = new Map<string, Constant>();
  const named = new Map(
    claims.flatMap(({ benefit, settings: own }) =>
      own.map(({ term, setting }) => [term.fact.id, { id: `${benefit.id}#${setting.id}`, setting }] as const),
    ),
  );
  const dates = [...found].flatMap(([hole, value]) =>
    terms.get(factOfHole(hole))?.fact.type.kind === "date" && typeof value === "number" ? [value] : [],
  );
  let on = Math.max(from, ...dates.filter((day) => day <= to));
  for (const [hole, value] of found) {
    const setting = named.get(hole);
    const [list, index, id] = hole.split("/");
    if (hole === onFact) on = value as number;
    else if (setting) settings.set(setting.id, value);
    else if (id === undefined) values.set(hole, value);
    else lists.get(list!)![Number(index)]!.set(id, value);
  }
  const complete = [...lists].map(([id, items]) => [id, { items, complete: true }] as const);
  return { facts: { values, lists: new Map(complete) }, on, settings };
}

/** A person in the form of a case, with what was decided. */
export function witnessOf(
  { facts, on, settings }: Person,
  decisions: readonly Decision[],
  vocabulary: Vocabulary,
): Witness {
  const types = new Map(vocabulary.facts.map((it) => [it.id, it.type.kind]));
  const written = (id: string, value: Value): Value => {
    if (value === null) return "none";
    if (typeof value !== "number") return value;
    if (types.get(id) === "date") return printDay(value);
    return types.get(id) === "money" ? `${value / 100} yuan` : value;
  };
  const own = [...facts.values].map(([id, value]) => [id, written(id, value)] as const);
  const lists = [...facts.lists].map(
    ([id, list]) =>
      [
        id,
        list.items.map((item) => Object.fromEntries([...item].map(([key, value]) => [bare(key), written(key, value)]))),
      ] as const,
  );
  return {
    on: printDay(on),
    facts: Object.fromEntries([...own, ...lists]),
    set: Object.fromEntries(settings),
    decisions: decisions.map(({ benefit, status, amount }) => ({ benefit, status, amount })),
  };
}

/** Inside a list a field stands without its subject. */
function bare(id: string): string {
  return id.slice(id.indexOf(".") + 1);
}
