/** The engine for one person after another. */
import { combine, decide, type Decision, type Facts, type Rules, type Status, type Text } from "@jucai/engine/run";
import * as engine from "@jucai/engine/screen";
import { aFew, everyone, peopleInTurn } from "../cases/one-person.ts";
import { checkAgainstHand, checkedPeople } from "../cases/parity.ts";
import { works } from "../cases/works.ts";
import { type Case, Differs } from "../harness/case.ts";
import { conditionCount, explainByHand } from "../hand/clauses.ts";
import { figureOf } from "./answers.ts";
import { factsOf, on, twelveRules } from "./twelve.ts";

type Explained = {
  readonly status: Status;
  readonly totalFen: number | null;
  readonly conditions: readonly {
    readonly id: string;
    readonly clause: string;
    readonly says: Text;
    readonly holds: boolean | null;
  }[];
};
type One<Row> = {
  readonly encode: (facts: Facts) => Row;
  /** Twelve sums of fen and that of the bundle. */
  readonly amounts: (row: Row) => ArrayLike<number>;
  readonly explained: (row: Row) => readonly Explained[];
};
const { prepareOne } = engine as { prepareOne?: (rules: Rules, options: { readonly on: number }) => One<unknown> };

const compiled: readonly Case[] = prepareOne
  ? [
      {
        name: works.amounts,
        system: "Jucai",
        prepare: async ({ checked }) => {
          const one = prepareOne(await twelveRules(), { on });
          await checkAgainstHand((person) => amountsIn(one, one.encode(factsOf(person))), checked);
          const rows = peopleInTurn().map((person) => one.encode(factsOf(person)));
          return everyone(rows, (row) => one.amounts(row)[12]!);
        },
      },
      {
        name: works.amounts,
        system: "Jucai, facts encoded each time",
        prepare: async () => {
          const one = prepareOne(await twelveRules(), { on });
          return everyone(peopleInTurn().map(factsOf), (facts) => one.amounts(one.encode(facts))[12]!);
        },
      },
      {
        name: works.reasons,
        system: "Jucai",
        prepare: async ({ checked }) => {
          const rules = await twelveRules();
          const one = prepareOne(rules, { on });
          // Beside conditions there is a reason for the time of force and for what is capped; by hand there is not.
          const own = rules.benefits.map(
            ({ benefit }) => new Set([...benefit.when, ...benefit.unless].map(({ id }) => id)),
          );
          for (const person of checkedPeople(checked)) {
            const said = one
              .explained(one.encode(factsOf(person)))
              .flatMap(({ conditions }, index) => conditions.filter(({ id }) => own[index]!.has(id)));
            compareOutcomes(said, explainByHand(person).clauses);
          }
          const rows = peopleInTurn().map((person) => one.encode(factsOf(person)));
          return everyone(rows, (row) => countHolding(one.explained(row)));
        },
      },
    ]
  : [];

export const onePerson: readonly Case[] = [
  ...compiled,
  {
    name: works.reasons,
    system: "Jucai, whole decisions: your values, instalments, holes",
    prepare: async ({ checkedSlowly }) => {
      const rules = await twelveRules();
      const decided = (facts: Facts): readonly Decision[] => decide(rules, facts, { on });
      for (const person of checkedPeople(checkedSlowly)) {
        const reasons = decided(factsOf(person)).flatMap((decision) => decision.reasons.filter(isCondition));
        compareOutcomes(reasons, explainByHand(person).clauses);
      }
      return aFew(peopleInTurn().map(factsOf), (facts) => combine(rules, decided(facts), facts, { on }).totalFen);
    },
  },
];

function isCondition({ kind }: Decision["reasons"][number]): boolean {
  return kind === "condition" || kind === "exclusion";
}

function amountsIn<Row>(one: One<Row>, row: Row): number[] {
  const fen = one.amounts(row);
  const explained = one.explained(row);
  const figures = explained.map(({ status }, index) => figureOf(index, status === "eligible", fen[index]!));
  return [...figures, fen[12]! / 100];
}

type Outcome = { readonly id: string; readonly holds: boolean | null };

function compareOutcomes(found: readonly Outcome[], right: readonly Outcome[]): void {
  for (const [index, { id, holds }] of right.entries()) {
    const own = found[index];
    if (own?.id !== id || own.holds !== holds) throw new Differs(`condition ${id} is ${own?.holds}, by hand ${holds}`);
  }
}

/** Looks at every outcome, so that none can be left out. */
function countHolding(explained: readonly Explained[]): number {
  let [count, all] = [0, 0];
  for (const { conditions } of explained) {
    for (const { holds } of conditions) if (holds) count += 1;
    all += conditions.length;
  }
  if (all < conditionCount) throw new Error(`${all} conditions instead of ${conditionCount}`);
  return count;
}
