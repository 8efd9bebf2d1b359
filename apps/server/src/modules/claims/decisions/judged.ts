import {
  type Benefit,
  type Condition,
  type Constant,
  type Day,
  type Decision,
  decideBenefit,
  type Facts,
  type Held,
  prepare,
  type Reason,
  type Vocabulary,
} from "@jucai/engine";

/** What a person judged of one condition: for the whole claim, or for one of its lines. */
export type Judged = {
  readonly condition: string;
  readonly line: number | null;
  readonly holds: boolean;
  readonly basis: string;
  readonly by: string;
  /** ISO 8601. */
  readonly at: string;
};

/** All that a decision rests on, so that running it again gives the same. */
export type Case = {
  readonly vocabulary: Vocabulary;
  readonly benefit: Benefit;
  readonly facts: Facts;
  readonly held: readonly Held[];
  readonly settings: ReadonlyMap<string, Constant>;
  readonly judgements: readonly Judged[];
  /** The day for which the rule is run. */
  readonly on: Day;
};

export type Outcome = {
  /** What the rule alone says. */
  readonly rule: Decision;
  /** The same with what persons judged; its reasons keep the rule's words and carry the judged truth. */
  readonly decision: Decision;
};

/** The judgements that count: the last one for each condition and line. */
export function standing(judgements: readonly Judged[]): Judged[] {
  return [...new Map(judgements.map((each) => [keyOf(each.condition, each.line), each])).values()];
}

/**
 * Decides a claim with what persons judged. A judged condition is met or not as they said, whatever is unknown of it;
 * a line that somebody judged not to meet one is left out, as a line that is refused would be.
 */
export function decideCase(it: Case): Outcome {
  const { vocabulary, benefit, facts, held, settings, on } = it;
  const options = { on, held, settings };
  const rules = prepare(vocabulary, [benefit]);
  const rule = decideBenefit(rules, rules.benefits[0]!, facts, options);
  const judgements = standing(it.judgements);
  if (judgements.length === 0) return { rule, decision: rule };
  const lines = benefit.each === undefined ? 0 : (facts.lists.get(benefit.each.list)?.items.length ?? 0);
  const settled = prepare(vocabulary, [withJudgements(benefit, judgements, lines)]);
  const refused = new Set(judgements.flatMap(({ line, holds }) => (line !== null && !holds ? [line] : [])));
  const judged = decideBenefit(settled, settled.benefits[0]!, facts, options, refused);
  return { rule, decision: inWordsOf(rule, judged, judgements) };
}

/** Conditions that are judged for the whole claim, or for every line of it, become what was said of them. */
function withJudgements(benefit: Benefit, judgements: readonly Judged[], lines: number): Benefit {
  const saidOf = (id: string): boolean | undefined => {
    const whole = judgements.find(({ condition, line }) => condition === id && line === null);
    if (whole !== undefined) return whole.holds;
    const each = judgements.filter(({ condition, line }) => condition === id && line !== null);
    // Lines that were judged not to meet it are left out, so for the others it holds.
    return lines > 0 && each.length === lines ? true : undefined;
  };
  const settle = (condition: Condition, kind: "when" | "unless"): Condition => {
    const holds = saidOf(condition.id);
    if (holds === undefined) return condition;
    return { ...condition, is: { op: "const", value: kind === "when" ? holds : !holds }, else: "ineligible" };
  };
  return {
    ...benefit,
    when: benefit.when.map((each) => settle(each, "when")),
    unless: benefit.unless.map((each) => settle(each, "unless")),
  };
}

function inWordsOf(rule: Decision, judged: Decision, judgements: readonly Judged[]): Decision {
  const said = new Map(judgements.map((each) => [keyOf(each.condition, each.line), each.holds]));
  const told =
    (line: number | null) =>
    (reason: Reason, index: number, all: readonly Reason[]): Reason => {
      const holds = said.get(keyOf(reason.id, line)) ?? said.get(keyOf(reason.id, null));
      if (holds === undefined || all.findIndex(({ id }) => id === reason.id) !== index) return reason;
      const { judgement: _, ...rest } = reason;
      return { ...rest, holds, unknown: [] };
    };
  // Caps that took money stand at the end of the judged reasons only.
  const caps = (of: Decision["reasons"]) => of.filter(({ kind }) => kind === "cap" || kind === "unique");
  const plain = (of: Decision["reasons"]) => of.filter(({ kind }) => kind !== "cap" && kind !== "unique");
  return {
    ...judged,
    reasons: [...plain(rule.reasons).map(told(null)), ...caps(judged.reasons)],
    lines: judged.lines.map((line, index) => ({
      ...line,
      reasons: [...plain(rule.lines[index]?.reasons ?? []).map(told(index)), ...caps(line.reasons)],
    })),
  };
}

const keyOf = (condition: string, line: number | null): string => `${condition} ${line ?? ""}`;

/** Whether a person may judge this condition: where the rule asks for it, or as long as nobody knows. */
export function mayBeJudged({ kind, holds, judgement }: Reason): boolean {
  if (kind !== "condition" && kind !== "exclusion") return false;
  return judgement === true || holds === null;
}
