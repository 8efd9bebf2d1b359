/** From a completion to a person as cases are written. */
import type { Completion } from "../decide/facts-view.ts";
import { printDay } from "../model/date.ts";
import type { Decision } from "../model/decision.ts";
import type { Constant } from "../model/expression.ts";
import type { Facts, Value } from "../model/facts.ts";
import type { Vocabulary } from "../model/vocabulary.ts";
import { writeFacts } from "../facts/write-facts.ts";
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
  return {
    on: printDay(on),
    facts: writeFacts(facts, vocabulary),
    set: Object.fromEntries(settings),
    decisions: decisions.map(({ benefit, status, amount }) => ({ benefit, status, amount })),
  };
}
