/** What a choice is worth: the money of what remains, caps included. */
import { amountOfClaim, type DecideOptions, sumsOfLines } from "../decide/decide.ts";
import type { Prepared, Rules } from "../decide/rules.ts";
import type { Decision } from "../model/decision.ts";
import type { Facts } from "../model/facts.ts";
import { type Award, type Choices, type Conflict, preparedOf } from "./awards.ts";
import type { Part, Worth } from "./choose.ts";

export type CombineOptions = DecideOptions & {
  /** Benefits that the person prefers within their group, although another pays as much or more. */
  readonly prefer?: readonly string[];
};

export type Weighing = {
  readonly rules: Rules;
  readonly facts: Facts;
  readonly options: CombineOptions;
  readonly choices: Choices;
  readonly decisions: ReadonlyMap<string, Decision>;
  /** Benefits whose lines cannot be weighed one by one. */
  readonly joined: ReadonlySet<string>;
};

/** Whether the sum is more or less than its lines' sums: a cap joins them, or no line has a figure of its own. */
export function isJoined({ amount, lines, reasons }: Decision): boolean {
  if (amount.form !== "grant") return false;
  if (reasons.some(({ kind }) => kind === "cap")) return true;
  const sums = lines.flatMap((line) => (line.status === "eligible" ? [line.totalFen] : []));
  const total = sums.reduce<number | null>((sum, each) => (sum === null || each === null ? null : sum + each), 0);
  return total === null || total !== amount.totalFen;
}

/** A part of the conflicts with what choices among its awards are worth. */
export function weigh(conflicts: readonly Conflict[], weighing: Weighing): Part {
  const { choices, decisions } = weighing;
  const awards = [...new Set(conflicts.flatMap((each) => each.awards))].map((id) => choices.awards[id]!);
  const whole = new Set(awards.filter((award) => award.line === undefined).map((award) => award.benefit));
  const together = [...new Set(awards.map((award) => award.benefit))].filter(
    (benefit) => whole.has(benefit) || weighing.joined.has(benefit),
  );
  const apart = awards.filter((award) => !together.includes(award.benefit));
  const known = new Map<string, Worth>();
  const value = (dropped: ReadonlySet<number>): Worth => {
    const worths = together.map((benefit) => {
      const own = choices.of.get(benefit)!.filter((award) => dropped.has(award.id));
      if (own.some((award) => award.line === undefined)) return nothing;
      const key = `${benefit} ${own.map((award) => award.line).join(" ")}`;
      const worth = known.get(key) ?? worthOf(weighing, decisions.get(benefit)!, own);
      known.set(key, worth);
      return worth;
    });
    return sum([...worths, ...apart.filter((award) => !dropped.has(award.id)).map((award) => alone(weighing, award))]);
  };
  const sums = new Map<string, readonly (number | null)[]>();
  const mostOf = (id: number): Worth => {
    const { benefit, line } = choices.awards[id]!;
    const decision = decisions.get(benefit)!;
    if (line === undefined || !together.includes(benefit)) return alone(weighing, choices.awards[id]!);
    const { rules, facts, options } = weighing;
    const known = sums.get(benefit) ?? sumsOfLines(rules, preparedOf(rules, benefit), facts, options);
    sums.set(benefit, known);
    return { ...nothing, fen: decision.amount.form === "grant" ? (known[line] ?? Infinity) : 0 };
  };
  const cost = together.reduce((lines, benefit) => lines + decisions.get(benefit)!.lines.length, awards.length);
  return { conflicts, value, alone: mostOf, cost };
}

const nothing: Worth = { wished: 0, inKind: 0, fen: 0 };

function sum(worths: readonly Worth[]): Worth {
  let [wished, inKind, fen] = [0, 0, 0];
  for (const worth of worths) {
    wished += worth.wished;
    inKind += worth.inKind;
    fen += worth.fen;
  }
  return { wished, inKind, fen };
}

/** One award by itself: a line by its own sum, a benefit by all of it. */
function alone(weighing: Weighing, { benefit, line }: Award): Worth {
  const decision = weighing.decisions.get(benefit)!;
  if (line === undefined) return worthOf(weighing, decision, []);
  const fen = decision.amount.form === "grant" ? (decision.lines[line]!.totalFen ?? 0) : 0;
  return { ...nothing, fen };
}

/** A benefit without some of its lines. A sum that is still open is worth what is certain of it. */
function worthOf({ rules, facts, options }: Weighing, decision: Decision, out: readonly Award[]): Worth {
  const prepared = preparedOf(rules, decision.benefit);
  const wished = options.prefer?.includes(decision.benefit) ? 1 : 0;
  const inKind = isInKind(prepared) ? 1 : 0;
  if (decision.amount.form !== "grant") return { wished, inKind, fen: 0 };
  const lines = new Set(out.map((award) => award.line!));
  const { totalFen, minFen } =
    lines.size === 0 ? decision.amount : amountOfClaim(rules, prepared, facts, options, lines);
  return { wished, inKind, fen: totalFen ?? minFen ?? 0 };
}

/** A service, a treatment, or a promise whose sum nobody has set: nothing to weigh against money. */
export function isInKind({ benefit }: Prepared): boolean {
  const { form, pays } = benefit;
  if (pays.through !== undefined) return false;
  return form === "service" || form === "treatment" || pays.schedule.kind === "none";
}
