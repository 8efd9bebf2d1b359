/** What would turn the benefits that a person does not have. */
import type { DecideOptions } from "../decide/decide.ts";
import type { Prepared, Rules } from "../decide/rules.ts";
import type { Decision } from "../model/decision.ts";
import type { Facts } from "../model/facts.ts";
import type { Advice, Turn } from "./advice.ts";
import { cannotOf } from "./cannot.ts";
import { Claim } from "./claim.ts";
import { daysToTry } from "./days-to-try.ts";
import { mostChanges, Search } from "./search.ts";
import { turnsOf } from "./turns.ts";

/** Lines of one claim that are advised on, the first that are not had yet. */
export const mostLines = 20;
/** Turns that are told of one claim. */
export const mostTurns = 8;

/**
 * Advice for each benefit that is ineligible, unknown or not in force yet, and for lines of a claim that
 * are. Decisions come from the same rules, facts and options. A turn holds as told: deciding again with
 * `factsAfter` on its first and last day gives what it promises, and the day before and after do not.
 */
export function advise(
  rules: Rules,
  facts: Facts,
  decisions: readonly Decision[],
  options: DecideOptions,
): readonly Advice[] {
  const prepared = new Map(rules.benefits.map((each) => [each.benefit.id, each]));
  return decisions.flatMap((decision) => {
    const own = prepared.get(decision.benefit);
    if (!own || !isOpen(decision, own, options)) return [];
    return [adviseOn(rules, own, decision, facts, options)];
  });
}

function isOpen({ status, lines }: Decision, { benefit }: Prepared, { on }: DecideOptions): boolean {
  if (benefit.inForce.to !== undefined && on > benefit.inForce.to) return false;
  return isLacking(status) || lines.some((line) => isLacking(line.status));
}

function isLacking(status: Decision["status"]): boolean {
  return status === "ineligible" || status === "unknown" || status === "not_in_force";
}

function adviseOn(rules: Rules, prepared: Prepared, decision: Decision, facts: Facts, options: DecideOptions): Advice {
  const { each } = prepared.benefit;
  const open = decision.lines.filter((line) => isLacking(line.status)).slice(0, mostLines);
  const lines = each ? open.map(({ index }) => index) : [undefined];
  const told = lines.map((line) => adviseClaim(new Claim(rules, prepared, facts, options, line)));
  const turns = distinct(told.flatMap((each) => each.turns));
  const cannot = told.length === 1 ? told[0]!.cannot : [];
  return { benefit: decision.benefit, status: decision.status, turns, cannot };
}

function adviseClaim(claim: Claim): Pick<Advice, "turns" | "cannot"> {
  const days = daysToTry(claim);
  for (const goal of ["eligible", "judgement"] as const) {
    const cannot = cannotOf(claim, days, goal);
    if (cannot.length > 0) {
      if (goal === "judgement") return { turns: [], cannot };
      continue;
    }
    const search = new Search(claim, goal);
    for (const [index, day] of days.entries()) {
      search.on(day, index === 0 ? mostChanges : mostChanges - 1);
      if (search.found.some(({ changes }) => changes.length === 0)) break;
    }
    const turns = turnsOf(claim, search.found, goal);
    if (turns.length > 0) return { turns: turns.slice(0, mostTurns), cannot: [] };
  }
  return { turns: [], cannot: [] };
}

/** What only changes facts that all lines share turns them together, and is told once. */
function distinct(turns: readonly Turn[]): Turn[] {
  const met = new Set<string>();
  return turns.filter(({ line, changes, ...rest }) => {
    const own = line !== undefined && (changes.length === 0 || changes.some(({ list }) => list !== undefined));
    const key = JSON.stringify([own ? line : undefined, changes, rest.first, rest.last]);
    return met.has(key) ? false : met.add(key);
  });
}
