/** The facts of a boundary case in words: what differs from the base, and what is being tried. */
import {
  allExpressions,
  calendarOf,
  factsOf,
  namesOf,
  onFact,
  saysValue,
  type Benefit,
  type Fact,
  type Facts,
  type Held,
  type Item,
  type Names,
  type Start,
  type Value,
  type Vocabulary,
} from "@jucai/engine";
import type { Aspect } from "./aspects.ts";
import { wordsOf, type Language, type Words } from "./words.ts";

/** Cases of one benefit, put into words of one language. */
export type Teller = {
  readonly names: Names;
  readonly language: Language;
  readonly words: Words;
  readonly vocabulary: Vocabulary;
  /** Facts that the benefit looks at, in the order of the vocabulary. */
  readonly facts: readonly Fact[];
  /** Lists that it looks at, with the facts of their things. */
  readonly lists: readonly { readonly list: string; readonly label: string; readonly facts: readonly Fact[] }[];
};

export function tellerFor(vocabulary: Vocabulary, benefit: Benefit, language: Language): Teller {
  const key = benefit.each?.unique?.key;
  const used = new Set([...allExpressions(benefit).flatMap(factsOf), ...(key === undefined ? [] : [key])]);
  const facts = vocabulary.facts.filter(({ id }) => used.has(id));
  const listed = vocabulary.subjects.filter(
    ({ id, list }) => list && (used.has(list) || facts.some(({ subject }) => subject === id)),
  );
  const inLists = new Set(listed.map(({ id }) => id));
  return {
    names: namesOf(vocabulary, benefit.settings),
    language,
    words: wordsOf(language),
    vocabulary,
    facts: facts.filter(({ subject }) => !inLists.has(subject)),
    lists: listed.map(({ id, list, label }) => ({
      list: list!,
      label: label[language],
      facts: facts.filter(({ subject }) => subject === id),
    })),
  };
}

/** All facts of the base case, one line each. */
export function wholeCase(teller: Teller, { facts, on, held }: Start): string[] {
  return [
    dated(teller, on),
    ...teller.facts.map((fact) => told(teller, fact, facts.values.get(fact.id))),
    ...teller.lists.flatMap((it) => wholeList(teller, it, facts)),
    ...held.map((it) => heldWords(teller, it)),
  ];
}

/** The lines in which a case differs from the base, and those of the aspect that is tried. */
export function changedCase(teller: Teller, start: Start, base: Start, { facts: tried }: Aspect): string[] {
  const plain = teller.facts.filter(
    ({ id }) => tried.includes(id) || start.facts.values.get(id) !== base.facts.values.get(id),
  );
  const showsDay = start.on !== base.on || tried.includes(onFact);
  return [
    ...(showsDay ? [dated(teller, start.on)] : []),
    ...plain.map((fact) => told(teller, fact, start.facts.values.get(fact.id))),
    ...teller.lists.flatMap((it) => changedList(teller, it, start.facts, base.facts, tried)),
    ...start.held.map((it) => heldWords(teller, it)),
  ];
}

type Listed = Teller["lists"][number];

function wholeList(teller: Teller, { list, label, facts }: Listed, { lists }: Facts): string[] {
  const { words } = teller;
  const own = lists.get(list);
  if (!own) return [label + words.colon + words.unknown];
  if (own.items.length === 0) return [label + words.colon + words.nothing];
  const open = own.complete ? [] : [label + words.colon + words.unknown];
  return [...own.items.map((item, at) => thing(teller, label, facts, item, at)), ...open];
}

function changedList(teller: Teller, of: Listed, now: Facts, before: Facts, tried: readonly string[]): string[] {
  const [own, base] = [now.lists.get(of.list), before.lists.get(of.list)];
  const first = own?.items[0];
  if (!own || !first || own.items.length !== base?.items.length || own.complete !== base.complete) {
    // A long list is the same thing over and over.
    if (first && own.items.length > 3)
      return [thing(teller, of.label, of.facts, first, 0), teller.words.things(of.label, own.items.length)];
    const same = own?.items.length === base?.items.length && own?.complete === base?.complete;
    return same && !tried.includes(of.list) ? [] : wholeList(teller, of, now);
  }
  return own.items.flatMap((item, at) => {
    const moved = of.facts.filter(
      ({ id }) => item.get(id) !== base.items[at]!.get(id) || (at === 0 && tried.includes(id)),
    );
    return moved.length === 0 ? [] : [thing(teller, of.label, moved, item, at)];
  });
}

function thing({ words, ...teller }: Teller, label: string, facts: readonly Fact[], item: Item, at: number): string {
  const name = at === 0 ? words.first(label) : words.nth(label, at + 1);
  const fields = facts.map((fact) => told({ words, ...teller }, fact, item.get(fact.id)));
  return `${name}${words.colon}${fields.join(words.comma)}`;
}

function told({ names, language, words }: Teller, fact: Fact, value: Value | undefined): string {
  return fact.label[language] + words.colon + (value === undefined ? words.unknown : said(value));

  function said(known: Value): string {
    const shown = saysValue(known, fact, names)[language];
    const named = typeof known !== "string" || names.values.get("region")?.has(known);
    return fact.type.kind === "region" && !named && known === nowhere ? words.elsewhere(shown) : shown;
  }
}

/** The code that stands for all places which no rule names. */
const nowhere = "990000";

function dated({ words, language }: Teller, on: number): string {
  return words.on + words.colon + dayWords(on, language);
}

/** A day as people write it. */
export function dayWords(on: number, language: Language): string {
  const { year, month, day } = calendarOf(on);
  if (language === "zh") return `${year}年${month}月${day}日`;
  return new Date(Date.UTC(year, month - 1, day)).toLocaleDateString("en-GB", {
    day: "numeric",
    month: "long",
    year: "numeric",
    timeZone: "UTC",
  });
}

function heldWords({ words }: Teller, { fen, count, benefit, group }: Held): string {
  const sum = fen === undefined ? words.times(count ?? 1) : words.yuan(figure(fen));
  return words.held(benefit !== undefined || group === undefined ? sum : `${group} ${sum}`);
}

/** Fen as yuan with both decimals: 1,234.50. */
export function figure(fen: number): string {
  return (fen / 100).toLocaleString("en-US", { minimumFractionDigits: 2, maximumFractionDigits: 2 });
}
