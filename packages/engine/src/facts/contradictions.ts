/**
 * What cannot be true together: one graduates before one is born, a stay ends before it begins.
 *
 * The vocabulary says what any real case keeps to. Only what definitely breaks that is a
 * contradiction: an unknown fact may still fit, and what never was (`none`) comes before nothing.
 */
import { factsOf } from "../check/walk.ts";
import { compile } from "../evaluate/compile.ts";
import type { Environment, ItemView, ListView, Result } from "../evaluate/environment.ts";
import { hole, Unknown } from "../evaluate/unknown.ts";
import { describeConstant } from "../explain/describe.ts";
import { type Names, namesOf } from "../explain/names.ts";
import type { Facts, Item, Value } from "../model/facts.ts";
import type { Problem } from "../model/problem.ts";
import type { Text } from "../model/text.ts";
import type { Consistency, Vocabulary } from "../model/vocabulary.ts";

export type Contradiction = {
  /** The rule of the vocabulary that is broken. */
  readonly id: string;
  readonly says: Text;
  /** Where it is about one thing of a list. */
  readonly list?: string;
  readonly index?: number;
  /** The facts that do not fit together. */
  readonly facts: readonly { readonly id: string; readonly value: Value; readonly words: Text }[];
};

type Test = {
  readonly about: Consistency;
  readonly facts: readonly string[];
  readonly run: (env: Environment) => Result;
};
type Prepared = { readonly tests: readonly Test[]; readonly names: Names };
const known = new WeakMap<Vocabulary, Prepared>();

/** Everything in a case that cannot be true together; empty when nothing known breaks a rule. */
export function contradictionsIn(vocabulary: Vocabulary, facts: Facts): Contradiction[] {
  const { tests, names } = prepared(vocabulary);
  return tests.flatMap((test) => {
    const { each } = test.about;
    if (!each) return brokenIn(test, names, facts);
    const items = facts.lists.get(each.list)?.items ?? [];
    return items.flatMap((item, index) => brokenIn(test, names, facts, { item, list: each.list, index }));
  });
}

/** A contradiction as a problem of the case, naming the facts and their values. */
export function problemOf({ says, facts, list, index }: Contradiction, at: Problem["at"]): Problem {
  const where = list === undefined ? "" : `${list}[${index}] `;
  const given = (language: "zh" | "en") =>
    facts.map(({ id, words }) => `${id} = ${words[language]}`).join(language === "zh" ? "，" : ", ");
  return {
    code: "case/contradiction",
    at,
    message: {
      zh: `${where}这几项不能同时成立：${given("zh")}（应当：${says.zh}）。`,
      en: `${where}These cannot be true together: ${given("en")} (it should be: ${says.en}).`,
    },
    fix: { zh: "核对这几项，改正写错的。", en: "Look at them again and mend the one that is wrong." },
  };
}

function prepared(vocabulary: Vocabulary): Prepared {
  const before = known.get(vocabulary);
  if (before) return before;
  const tests = (vocabulary.consistent ?? []).map((about) => ({
    about,
    facts: factsOf(about.is),
    run: compile(about.is),
  }));
  const made = { tests, names: namesOf(vocabulary) };
  known.set(vocabulary, made);
  return made;
}

type Place = { readonly item: Item; readonly list: string; readonly index: number };

function brokenIn({ about, facts: ids, run }: Test, names: Names, facts: Facts, place?: Place): Contradiction[] {
  const env = environmentOf(facts, place?.item);
  const values = ids.flatMap((id) => {
    const value = names.facts.has(id) ? env.fact(id) : undefined;
    return value === undefined || value instanceof Unknown ? [] : [{ id, value }];
  });
  if (values.some(({ value }) => value === null) || run(env) !== false) return [];
  const shown = values.map(({ id, value }) => ({
    id,
    value,
    words: describeConstant(value, names.facts.get(id)!.type, names),
  }));
  const { id, says } = about;
  return [{ id, says, facts: shown, ...(place ? { list: place.list, index: place.index } : {}) }];
}

/** The facts of a case, with one thing of a list at hand. What a rule of consistency says never hangs on today. */
function environmentOf({ values, lists }: Facts, item?: Item): Environment {
  const view = (list: string, of: Item, index: number): ItemView => ({
    get: (id) => orHole(of.get(id), `${list}/${index}/${id}`),
  });
  return {
    on: 0,
    setting: () => null,
    fact: (id) => orHole(item?.has(id) ? item.get(id) : values.get(id), id),
    list: (id): ListView | Unknown => {
      const list = lists.get(id);
      if (!list) return hole(id);
      const items = list.items.map((each, index) => view(id, each, index));
      return list.complete ? { items } : { items, more: hole(`${id}/+`) };
    },
  };
}

function orHole(value: Value | undefined, name: string): Value | Unknown {
  return value === undefined ? hole(name) : value;
}
