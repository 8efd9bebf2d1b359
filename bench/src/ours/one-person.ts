/** The engine for one person after another. */
import { combine, decide, type Decision, type Facts, type Rules } from "@jucai/engine/run";
import { type Explained, type One, prepareOne, type Slots } from "@jucai/engine/screen";
import { aFew, everyone, peopleInTurn } from "../cases/one-person.ts";
import { checkAgainstHand, checkedPeople } from "../cases/parity.ts";
import { works } from "../cases/works.ts";
import { type Case, Differs, type Size, type Timed } from "../harness/case.ts";
import { conditionCount, explainByHand } from "../hand/clauses.ts";
import { figureOf } from "./answers.ts";
import { factsOf, on, twelveRules } from "./twelve.ts";

const fenOfYuan = 100;
/** In what `amounts` gives, the bundle comes after the benefits. */
const bundle = 12;

export const onePerson: readonly Case[] = [
  { name: works.amounts, system: "Jucai", prepare: amounts },
  { name: works.amounts, system: "Jucai, facts encoded each time", prepare: encodedEachTime },
  { name: works.reasons, system: "Jucai", prepare: reasons },
  { name: works.reasons, system: "Jucai, whole decisions: your values, instalments, holes", prepare: decisions },
];

async function amounts({ checked }: Size): Promise<Timed> {
  const one = prepareOne(await twelveRules(), { on });
  await checkAgainstHand((person) => answerOf(one, one.encode(factsOf(person))), checked);
  const slots = peopleInTurn().map((person) => one.encode(factsOf(person)));
  return everyone(slots, (each) => one.amounts(each));
}

async function encodedEachTime(): Promise<Timed> {
  const one = prepareOne(await twelveRules(), { on });
  return everyone(peopleInTurn().map(factsOf), (facts) => one.amounts(one.encode(facts)));
}

async function reasons({ checked }: Size): Promise<Timed> {
  const rules = await twelveRules();
  const one = prepareOne(rules, { on });
  const own = conditionsOf(rules);
  for (const person of checkedPeople(checked)) {
    const explained = one.explained(one.encode(factsOf(person)));
    const said = explained.flatMap(({ conditions }, index) => conditions.filter(({ id }) => own[index]!.has(id)));
    compareOutcomes(said, explainByHand(person).clauses);
  }
  const slots = peopleInTurn().map((person) => one.encode(factsOf(person)));
  return everyone(slots, (each) => counted(one.explained(each)));
}

async function decisions({ checkedSlowly }: Size): Promise<Timed> {
  const rules = await twelveRules();
  const own = conditionsOf(rules);
  const decided = (facts: Facts): readonly Decision[] => decide(rules, facts, { on });
  for (const person of checkedPeople(checkedSlowly)) {
    const said = decided(factsOf(person)).flatMap((it, index) => it.reasons.filter(({ id }) => own[index]!.has(id)));
    compareOutcomes(said, explainByHand(person).clauses);
  }
  return aFew(peopleInTurn().map(factsOf), (facts) => combine(rules, decided(facts), facts, { on }).totalFen);
}

/** Beside conditions there may be reasons of other kinds, such as the time of force; by hand there are none. */
function conditionsOf({ benefits }: Rules): ReadonlySet<string>[] {
  return benefits.map(({ benefit }) => new Set([...benefit.when, ...benefit.unless].map(({ id }) => id)));
}

function answerOf(one: One, slots: Slots): number[] {
  const fen = one.amounts(slots);
  const figures = one.explained(slots).map(({ status }, index) => figureOf(index, status === "eligible", fen[index]!));
  return [...figures, fen[bundle]! / fenOfYuan];
}

type Outcome = { readonly id: string; readonly holds: boolean | null };

function compareOutcomes(found: readonly Outcome[], right: readonly Outcome[]): void {
  for (const [index, { id, holds }] of right.entries()) {
    const own = found[index];
    if (own?.id !== id || own.holds !== holds) throw new Differs(`condition ${id} is ${own?.holds}, by hand ${holds}`);
  }
}

/** Looks at every outcome, as the other systems have to. */
function counted(explained: readonly Explained[]): readonly Explained[] {
  let [count, all] = [0, 0];
  for (const { conditions } of explained) {
    for (let index = 0; index < conditions.length; index++) if (conditions[index]!.holds) count += 1;
    all += conditions.length;
  }
  if (count === 0 || all < conditionCount) throw new Error(`${count} of ${all} conditions hold`);
  return explained;
}
