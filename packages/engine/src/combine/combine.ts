/**
 * The best lawful bundle under 就高、从优、不重复 (qingliu-2023-1 附则(六)).
 *
 * At most one benefit of an exclusive group and one benefit for the same thing;
 * what is already held keeps its place; grants are summed, things in kind are
 * never dropped for money unless the person chooses so. Equal sums go to the
 * benefit that stands first, and the tie is named so that the person may swap.
 */
import { decideBenefit, type DecideOptions } from "../decide/decide.ts";
import type { Prepared, Rules } from "../decide/rules.ts";
import type { Bundle, Decision, LeftOut } from "../model/decision.ts";
import type { Facts, Held } from "../model/facts.ts";
import { type Award, type Choices, choicesOf, type Conflict, preparedOf } from "./awards.ts";
import { better, choose, isLawful, type Value, type Worth } from "./choose.ts";

export type CombineOptions = DecideOptions & {
  /** Benefits that the person prefers within their group, although another pays as much or more. */
  readonly prefer?: readonly string[];
};

/** Chooses among eligible benefits. Decisions must come from the same rules, facts and options. */
export function combine(rules: Rules, decisions: readonly Decision[], facts: Facts, options: CombineOptions): Bundle {
  const held = blockedByHeld(rules, decisions, options.held ?? []);
  const free = decisions.filter((decision) => !held.some((each) => each.benefit === decision.benefit));
  const choices = choicesOf(rules, free, facts);
  const value = valueOf(rules, free, facts, options, choices);
  const dropped = choose(choices, value);
  const chosen = free
    .filter((each) => each.status === "eligible" && !isDropped(choices, dropped, each.benefit))
    .map((each) => without(rules, each, facts, options, linesOut(choices, dropped, each.benefit)));
  return {
    chosen: chosen.map((each) => each.benefit),
    totalFen: chosen.reduce((sum, { amount }) => sum + (amount.form === "grant" ? (amount.totalFen ?? 0) : 0), 0),
    payees: payeesOf(chosen),
    leftOut: [...held, ...leftOut(rules, choices, dropped)],
    ties: tiesOf(choices, dropped, value),
  };
}

function isDropped(choices: Choices, dropped: ReadonlySet<number>, benefit: string): boolean {
  return choices.awards.some((award) => award.benefit === benefit && award.line === undefined && dropped.has(award.id));
}

/** A service, a treatment, or a promise whose sum nobody has set: nothing to weigh against money. */
function isInKind({ benefit }: Prepared): boolean {
  const { form, pays } = benefit;
  if (pays.through !== undefined) return false;
  return form === "service" || form === "treatment" || pays.schedule.kind === "none";
}

/** Worth of what remains; lines given elsewhere are taken out before caps are applied. */
function valueOf(
  rules: Rules,
  decisions: readonly Decision[],
  facts: Facts,
  options: CombineOptions,
  choices: Choices,
): Value {
  const eligible = decisions.filter((decision) => decision.status === "eligible");
  return (dropped) => {
    let worth: Worth = { wished: 0, inKind: 0, fen: 0 };
    for (const decision of eligible) {
      if (isDropped(choices, dropped, decision.benefit)) continue;
      const wished = options.prefer?.includes(decision.benefit) ? 1 : 0;
      const inKind = isInKind(preparedOf(rules, decision.benefit)) ? 1 : 0;
      const fen = worthOf(rules, decision, facts, options, linesOut(choices, dropped, decision.benefit));
      worth = { wished: worth.wished + wished, inKind: worth.inKind + inKind, fen: worth.fen + fen };
    }
    return worth;
  };
}

function linesOut(choices: Choices, dropped: ReadonlySet<number>, benefit: string): ReadonlySet<number> {
  const lines = choices.awards.filter((award) => award.benefit === benefit && dropped.has(award.id));
  return new Set(lines.flatMap((award) => (award.line === undefined ? [] : [award.line])));
}

function worthOf(
  rules: Rules,
  decision: Decision,
  facts: Facts,
  options: DecideOptions,
  lines: ReadonlySet<number>,
): number {
  if (decision.amount.form !== "grant") return 0;
  // A sum that is still open is worth what is certain of it.
  const { totalFen, minFen } = without(rules, decision, facts, options, lines).amount;
  return totalFen ?? minFen ?? 0;
}

/** The decision when some of its lines are given to another benefit. */
function without(
  rules: Rules,
  decision: Decision,
  facts: Facts,
  options: DecideOptions,
  lines: ReadonlySet<number>,
): Decision {
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
      return exclusive ? [{ benefit: benefit.id, because: exclusive.says, group: exclusive.group }] : [];
    });
}

function holdsGroup(rules: Rules, held: Held, group: string, except: string): boolean {
  if (held.group !== undefined) return held.group === group;
  if (held.benefit === except) return false;
  const other = rules.benefits.find((each) => each.benefit.id === held.benefit);
  return other?.benefit.exclusive.some((each) => each.group === group) ?? false;
}

function leftOut(rules: Rules, choices: Choices, dropped: ReadonlySet<number>): LeftOut[] {
  return choices.awards
    .filter((award) => dropped.has(award.id))
    .flatMap((award): LeftOut[] => {
      const conflict = conflictOf(choices, award);
      const instead =
        conflict && choices.awards.find((other) => conflict.awards.includes(other.id) && !dropped.has(other.id));
      const because = conflict?.says ?? preparedOf(rules, award.benefit).benefit.title;
      const line = award.line === undefined ? {} : { line: award.line };
      return [
        {
          benefit: award.benefit,
          because,
          ...line,
          ...(conflict ? { group: conflict.group } : {}),
          ...(instead ? { instead: instead.benefit } : {}),
        },
      ];
    });
}

function conflictOf(choices: Choices, award: Award): Conflict | undefined {
  return choices.conflicts.find((conflict) => conflict.awards.includes(award.id));
}

/** Groups in which a dropped benefit would have been worth as much. */
function tiesOf(choices: Choices, dropped: ReadonlySet<number>, value: Value): Bundle["ties"] {
  const best = value(dropped);
  return choices.conflicts.flatMap((conflict) => {
    const kept = conflict.awards.find((award) => !dropped.has(award));
    if (kept === undefined) return [];
    const equal = conflict.awards.filter((award) => {
      if (award === kept) return true;
      const swapped = new Set(dropped);
      swapped.delete(award);
      swapped.add(kept);
      const worth = value(swapped);
      return isLawful(choices, swapped) && !better(best, worth) && !better(worth, best);
    });
    const benefits = equal.map((award) => choices.awards[award]!.benefit);
    return benefits.length > 1 ? [{ group: conflict.group, benefits }] : [];
  });
}
