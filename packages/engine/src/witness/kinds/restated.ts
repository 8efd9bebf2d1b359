/** The same money told in two places: who gets it by one text and not by the other, or gets another sum. */
import { both, compare, not } from "../build.ts";
import { type Claim, inOrder, paid, passing, statement } from "../claim.ts";
import type { Clause, Finding } from "../finding.ts";
import { about, borneOut, wholeClause } from "../report.ts";
import { decided, passes, someone, type World } from "../world.ts";
import type { Benefit } from "../../model/benefit.ts";
import type { Expression } from "../../model/expression.ts";
import type { Person } from "../person.ts";
import type { Pair } from "./pairs.ts";

/** Looks that a question about two benefits may take. */
const budget = 6_000;

/** A benefit and the one that prints the same again: who gets one and not the other, and who gets another sum. */
export function restatedFindings(world: World, [one, two]: Pair): Finding[] {
  return [
    ...conditionsDiffer(world, one, two),
    ...conditionsDiffer(world, two, one),
    ...amountsDiffer(world, one, two),
  ];
}

/** Somebody of `one` whom the conditions of `two` refuse. */
function conditionsDiffer(world: World, one: Claim, two: Claim): Finding[] {
  const person = refusedBy(world, one, two);
  const proof = person && borneOut(world, [person], [one.benefit, two.benefit], () => differs(world, one, two, person));
  if (!proof) return [];
  const [a, b] = [one.benefit.id, two.benefit.id];
  const says = {
    zh: `写的是同一项，却有人只符合 ${a}、不符合 ${b}。`,
    en: `The two print the same, yet somebody gets ${a} and not ${b}.`,
  };
  return [about(one, "restated-conditions", proof, { path: ["when"], at: b, says, clauses: clausesOf(one, two) })];
}

/** Somebody who is promised money through another benefit that refuses them. */
export function throughFindings(world: World, one: Claim, two: Claim): Finding[] {
  const person = refusedBy(world, one, two);
  const proof = person && borneOut(world, [person], [one.benefit, two.benefit], () => differs(world, one, two, person));
  if (!proof) return [];
  const b = two.benefit.id;
  const says = {
    zh: `钱经 ${b} 发放，却有人符合这里而不符合那里。`,
    en: `The money comes through ${b}, yet somebody is eligible here and not there.`,
  };
  return [
    about(one, "through-misses", proof, { path: ["pays", "through"], at: b, says, clauses: clausesOf(one, two) }),
  ];
}

function refusedBy(world: World, one: Claim, two: Claim): Person | undefined {
  const refused = not(both([...inOrder(two).slice(1), ...paid(two)]));
  return someone(world, [one, two], [...passing(one), statement(two, two.inTime), statement(two, refused)], budget)
    .person;
}

function differs(world: World, one: Claim, two: Claim, person: Person): boolean {
  return (
    passes(decided(world, one.benefit, person), one.benefit) &&
    !passes(decided(world, two.benefit, person), two.benefit)
  );
}

function amountsDiffer(world: World, one: Claim, two: Claim): Finding[] {
  const [a, b] = [one.benefit, two.benefit];
  if ([a, b].some(({ pays }) => pays.schedule.kind === "none")) return [];
  for (const [index, { cases }] of one.payees.entries()) {
    for (const mine of cases ?? []) {
      for (const theirs of two.payees[index]?.cases ?? []) {
        if (!mine.fen || !theirs.fen) continue;
        const unequal = compare(times(mine.fen, monthsOf(a)), "!=", times(theirs.fen, monthsOf(b)));
        const all = [
          ...passing(one),
          ...passing(two),
          ...mine.when.map((is) => statement(one, is)),
          ...theirs.when.map((is) => statement(two, is)),
          statement(one, unequal),
        ];
        const person = someone(world, [one, two], all, budget).person;
        const proof =
          person &&
          borneOut(world, [person], [a, b], (_, it) => [a, b].every((each) => passes(decided(world, each, it), each)));
        if (!proof) continue;
        const says = {
          zh: `写的是同一项，同一个人在两处的金额却不同。`,
          en: "The two print the same, yet one person is paid different sums.",
        };
        return [about(one, "restated-amount", proof, { path: ["pays"], at: b.id, says, clauses: clausesOf(one, two) })];
      }
    }
  }
  return [];
}

function monthsOf({ pays }: Benefit): number {
  return pays.schedule.kind === "monthly" ? pays.schedule.months : 1;
}

function times(left: Expression, months: number): Expression {
  return months === 1 ? left : { op: "arithmetic", by: "*", left, right: { op: "const", value: months }, on: "money" };
}

function clausesOf(one: Claim, two: Claim): Clause[] {
  return [wholeClause(one), wholeClause(two)];
}
