/**
 * The best lawful bundle under 就高、从优、不重复 (qingliu-2023-1 附则(六)).
 *
 * At most one benefit of an exclusive group and one benefit for the same thing;
 * what is already held keeps its place; grants are summed, things in kind are
 * never dropped for money unless the person chooses so. Equal sums go to the
 * benefit that stands first, and the tie is named so that the person may swap.
 */
import { decideBenefit } from "../decide/decide.ts";
import type { Rules } from "../decide/rules.ts";
import type { Benefit, Overlap } from "../model/benefit.ts";
import type { Bundle, Decision, LeftOut } from "../model/decision.ts";
import type { Facts, Held } from "../model/facts.ts";
import { partsOf } from "./apart.ts";
import { type Choices, choicesOf, type Conflict, preparedOf } from "./awards.ts";
import { better, type Choice, choose, isLawful, mostWork, type Part } from "./choose.ts";
import { overlapGroup, overlapOf } from "./overlap.ts";
import { type CombineOptions, isJoined, weigh, type Weighing } from "./weigh.ts";

/** Chooses among eligible benefits. Decisions must come from the same rules, facts and options. */
export function combine(rules: Rules, decisions: readonly Decision[], facts: Facts, options: CombineOptions): Bundle {
  const held = blockedByHeld(rules, decisions, options.held ?? []);
  const blocked = new Set(held.map((each) => each.benefit));
  const free = decisions.filter((decision) => !blocked.has(decision.benefit));
  const choices = choicesOf(rules, free, facts);
  const joined = new Set(free.filter(isJoined).map((each) => each.benefit));
  const weighing: Weighing = { rules, facts, options, choices, decisions: byBenefit(free), joined };
  const parts = partsOf(choices, (benefit) => joined.has(benefit)).map((conflicts) => weigh(conflicts, weighing));
  const chosenParts = parts.map((part) => ({ part, choice: choose(part) }));
  const dropped = new Set(chosenParts.flatMap(({ choice }) => [...choice.dropped]));
  const chosen = free
    .filter((each) => each.status === "eligible" && !isDropped(choices, dropped, each.benefit))
    .map((each) => without(weighing, each, linesOut(choices, dropped, each.benefit)))
    .filter((each) => each.status === "eligible");
  return {
    chosen: chosen.map((each) => each.benefit),
    totalFen: chosen.reduce((sum, { amount }) => sum + (amount.form === "grant" ? (amount.totalFen ?? 0) : 0), 0),
    payees: payeesOf(chosen),
    leftOut: [...held, ...leftOut(rules, choices, dropped)],
    ties: chosenParts.flatMap(({ part, choice }) => tiesOf(choices, part, choice)),
    ...(chosenParts.every(({ choice }) => choice.proved) ? {} : { unproved: true as const }),
  };
}

function byBenefit(decisions: readonly Decision[]): ReadonlyMap<string, Decision> {
  return new Map(decisions.map((decision) => [decision.benefit, decision]));
}

function isDropped({ of }: Choices, dropped: ReadonlySet<number>, benefit: string): boolean {
  return (of.get(benefit) ?? []).some((award) => award.line === undefined && dropped.has(award.id));
}

function linesOut({ of }: Choices, dropped: ReadonlySet<number>, benefit: string): ReadonlySet<number> {
  const lines = (of.get(benefit) ?? []).filter((award) => dropped.has(award.id));
  return new Set(lines.flatMap((award) => (award.line === undefined ? [] : [award.line])));
}

/** The decision when some of its lines are given to another benefit. */
function without({ rules, facts, options }: Weighing, decision: Decision, lines: ReadonlySet<number>): Decision {
  return lines.size === 0 ? decision : decideBenefit(rules, preparedOf(rules, decision.benefit), facts, options, lines);
}

/** Grants by payee, in the order in which payees appear. */
function payeesOf(chosen: readonly Decision[]): Bundle["payees"] {
  const sums = new Map<string, number>();
  for (const { amount, instalments } of chosen) {
    if (amount.form !== "grant") continue;
    for (const { payee, fen } of instalments) sums.set(payee, (sums.get(payee) ?? 0) + fen);
  }
  return [...sums].map(([payee, fen]) => ({ payee, fen }));
}

/** Benefits that an award already held rules out: the same one, or another of its exclusive group. */
function blockedByHeld(rules: Rules, decisions: readonly Decision[], held: readonly Held[]): LeftOut[] {
  return decisions
    .filter((decision) => decision.status === "eligible")
    .flatMap((decision): LeftOut[] => {
      const { benefit } = preparedOf(rules, decision.benefit);
      if (!benefit.each && !benefit.repeats && held.some((each) => each.benefit === benefit.id)) {
        return [{ benefit: benefit.id, because: { zh: "已经享受过这一项", en: "This benefit is already held" } }];
      }
      const exclusive = benefit.exclusive.find(({ group }) =>
        held.some((each) => holdsGroup(rules, each, group, benefit.id)),
      );
      if (exclusive) return [{ benefit: benefit.id, because: exclusive.says, group: exclusive.group }];
      const overlap = benefit.each ? undefined : heldOverlap(rules, held, benefit);
      return overlap ? [{ benefit: benefit.id, because: overlap.says, group: overlapGroup(benefit) }] : [];
    });
}

/**
 * An award already held of another policy for the same purpose. One whose policy is not loaded is
 * held by the name of its purpose.
 */
function heldOverlap(rules: Rules, held: readonly Held[], benefit: Benefit): Overlap | undefined {
  for (const { benefit: id, group } of held) {
    if (group !== undefined && group === benefit.purpose?.id) return benefit.purpose.overlap;
    const other = rules.benefits.find((each) => each.benefit.id === id);
    const overlap = other && overlapOf(benefit, other.benefit);
    if (overlap) return overlap;
  }
  return undefined;
}

function holdsGroup(rules: Rules, held: Held, group: string, except: string): boolean {
  if (held.group !== undefined) return held.group === group;
  if (held.benefit === except) return false;
  const other = rules.benefits.find((each) => each.benefit.id === held.benefit);
  return other?.benefit.exclusive.some((each) => each.group === group) ?? false;
}

function leftOut(rules: Rules, choices: Choices, dropped: ReadonlySet<number>): LeftOut[] {
  const conflicts = new Map<number, Conflict[]>();
  for (const conflict of choices.conflicts) {
    for (const award of conflict.awards) conflicts.set(award, [...(conflicts.get(award) ?? []), conflict]);
  }
  const kept = (conflict: Conflict) => conflict.awards.find((award) => !dropped.has(award));
  return choices.awards
    .filter((award) => dropped.has(award.id))
    .map((award): LeftOut => {
      const all = conflicts.get(award.id) ?? [];
      const conflict = all.find((each) => kept(each) !== undefined) ?? all[0];
      const instead = conflict && kept(conflict);
      return {
        benefit: award.benefit,
        because: conflict?.says ?? preparedOf(rules, award.benefit).benefit.title,
        ...(award.line === undefined ? {} : { line: award.line }),
        ...(conflict ? { group: conflict.group } : {}),
        ...(instead === undefined ? {} : { instead: choices.awards[instead]!.benefit }),
      };
    });
}

/** Groups in which a dropped benefit would have been worth as much; a part too large to search is not tried again. */
function tiesOf({ awards }: Choices, { conflicts, value, cost }: Part, { dropped, proved }: Choice): Bundle["ties"] {
  if (!proved || conflicts.length * cost > mostWork) return [];
  const best = value(dropped);
  return conflicts.flatMap((conflict) => {
    const kept = conflict.awards.find((award) => !dropped.has(award));
    if (kept === undefined) return [];
    const equal = conflict.awards.filter((award) => {
      if (award === kept) return true;
      const swapped = new Set(dropped);
      swapped.delete(award);
      swapped.add(kept);
      const worth = value(swapped);
      return isLawful(conflicts, swapped) && !better(best, worth) && !better(worth, best);
    });
    const benefits = equal.map((award) => awards[award]!.benefit);
    return benefits.length > 1 ? [{ group: conflict.group, benefits }] : [];
  });
}
