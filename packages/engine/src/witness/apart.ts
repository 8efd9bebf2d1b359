/**
 * Looks for a case that two versions of a benefit decide differently, close to cases that are known:
 * one fact is moved to each value at which a comparison of either version changes, then two facts.
 */
import { factsOf } from "../check/walk.ts";
import { decideBenefit } from "../decide/decide.ts";
import { allExpressions, prepare } from "../decide/rules.ts";
import type { Benefit } from "../model/benefit.ts";
import { printDay } from "../model/date.ts";
import type { Decision } from "../model/decision.ts";
import type { Policy } from "../model/policy.ts";
import type { Vocabulary } from "../model/vocabulary.ts";
import type { Expression } from "../model/expression.ts";
import { both, compare, not } from "./build.ts";
import { type Claim, claimOf, inOrder, paid, passing, statement } from "./claim.ts";
import { movesFrom } from "./moves.ts";
import { settledVersions } from "./pivot.ts";
import type { Start } from "./start.ts";
import { someone, worldOf } from "./world.ts";

export type Apart = { readonly start: Start; readonly one: Decision; readonly other: Decision };

/** Decisions that one question may take. */
const budget = 6_000;

/** @param differs whether what an example can pin differs between the two decisions */
export function tellApart(
  vocabulary: Vocabulary,
  one: Benefit,
  other: Benefit,
  starts: readonly Start[],
  differs: (one: Decision, other: Decision) => boolean,
): Apart | undefined {
  const [a, b] = [prepare(vocabulary, [one]), prepare(vocabulary, [other])];
  const ask = (start: Start): Apart | undefined => {
    const [x, y] = [a, b].map((rules) => decideBenefit(rules, rules.benefits[0]!, start.facts, start));
    return differs(x!, y!) ? { start, one: x!, other: y! } : undefined;
  };
  const known = [...starts, ...somebody(vocabulary, one)];
  return (
    nearby(vocabulary, one, other, known, ask) ??
    nearby(vocabulary, one, other, atThePivot(vocabulary, one, other), ask) ??
    anywhere(vocabulary, one, other, ask)
  );
}

type Ask = (start: Start) => Apart | undefined;

function nearby(
  vocabulary: Vocabulary,
  one: Benefit,
  other: Benefit,
  starts: readonly Start[],
  ask: Ask,
): Apart | undefined {
  let left = budget;
  const tried = (start: Start): Apart | undefined => {
    left -= 1;
    return ask(start);
  };
  const first = changedFacts(one, other);
  for (const start of starts) {
    const found = tried(start);
    if (found) return found;
  }
  const moves = starts.map((start) => movesFrom(vocabulary, one, other, start, first));
  for (const near of moves) {
    for (const move of near) {
      const found = left > 0 ? tried(move) : undefined;
      if (found) return found;
    }
  }
  // Two facts: the first of them one that the difference itself looks at.
  for (const near of moves) {
    for (const move of near.filter((it) => it.touches)) {
      if (left <= 0) return undefined;
      for (const second of movesFrom(vocabulary, one, other, move, first)) {
        const found = left > 0 ? tried(second) : undefined;
        if (found) return found;
      }
    }
  }
  return undefined;
}

/** Persons for whom the test that differs decides the outcome. */
function atThePivot(vocabulary: Vocabulary, one: Benefit, other: Benefit): Start[] {
  return settledVersions(one, other).flatMap((version) => {
    const found = anywhere(vocabulary, one, version, (start) => ({ start }));
    return found ? [found.start] : [];
  });
}

/** Whoever passes one version and not the other, gets another sum, or another thing in kind. */
function anywhere<T>(
  vocabulary: Vocabulary,
  one: Benefit,
  other: Benefit,
  ask: (start: Start) => T | undefined,
): T | undefined {
  const world = worldOf(vocabulary, [policyWith(one)]);
  const claims = [claimOf(one), claimOf(other)] as const;
  for (const all of differences(...claims)) {
    const { person } = someone(
      world,
      claims,
      all.map((is) => statement(claims[0], is)),
    );
    const found = person && ask({ ...person, held: [] });
    if (found) return found;
  }
  return undefined;
}

function differences(a: Claim, b: Claim): Expression[][] {
  const [x, y] = [a, b].map((claim) => both([...inOrder(claim), ...paid(claim)]));
  const gifts = a.gifts.flatMap((gift, index) => {
    const twin = b.gifts[index];
    return gift.if && twin?.if
      ? [
          [gift.if, not(twin.if)],
          [not(gift.if), twin.if],
        ]
      : [];
  });
  const sums = a.payees.flatMap(({ cases }, index) =>
    (cases ?? []).flatMap((it) =>
      (b.payees[index]?.cases ?? []).flatMap((twin) =>
        it.fen && twin.fen ? [[...it.when, ...twin.when, compare(it.fen, "!=", twin.fen)]] : [],
      ),
    ),
  );
  // What follows from failing a condition shows on whoever fails it alone.
  const failing = a.rules.flatMap((rule, index) =>
    rule.holds && rule.condition.else !== b.rules[index]?.condition.else
      ? [[...inOrder(a, rule), not(rule.holds)]]
      : [],
  );
  const pair = [x!, y!];
  return [
    ...failing,
    [x!, not(y!)],
    [not(x!), y!],
    ...[...gifts, ...sums.slice(0, 60)].map((more) => [...pair, ...more]),
  ];
}

/** Facts of the expressions that only one of the versions has; all facts where the difference is in no expression. */
function changedFacts(one: Benefit, other: Benefit): ReadonlySet<string> {
  const [a, b] = [allExpressions(one), allExpressions(other)];
  const texts = [a, b].map((of) => new Set(of.map((it) => JSON.stringify(it))));
  const apart = [
    ...a.filter((it) => !texts[1]!.has(JSON.stringify(it))),
    ...b.filter((it) => !texts[0]!.has(JSON.stringify(it))),
  ].flatMap(factsOf);
  return new Set(apart.length > 0 ? apart : a.flatMap(factsOf));
}

/** Whoever passes, for benefits of which no case is known. */
function somebody(vocabulary: Vocabulary, benefit: Benefit): Start[] {
  const world = worldOf(vocabulary, [policyWith(benefit)]);
  const claim = world.claims[0]!;
  const { person } = someone(world, [claim], passing(claim));
  return person ? [{ ...person, held: [] }] : [];
}

/** A policy of one benefit; only its benefits are looked at. */
function policyWith(benefit: Benefit): Policy {
  const none = { zh: "", en: "" };
  return {
    id: benefit.pack,
    place: "000000",
    placeName: none,
    title: none,
    short: none,
    number: null,
    issuer: none,
    issued: printDay(benefit.inForce.from),
    inForce: benefit.inForce,
    basis: [],
    repeals: [],
    notes: [],
    units: [],
    sections: [],
    measures: [],
    benefits: [benefit],
    funds: [],
  };
}
