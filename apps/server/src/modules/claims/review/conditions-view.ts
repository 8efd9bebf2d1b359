import type { ReviewCondition } from "@jucai/contract";
import type { Decision, Reason } from "@jucai/engine";
import { type Considered, namesFor } from "../decisions/consider.ts";
import type { Judged } from "../decisions/judged.ts";
import { labelOf, shownHas } from "./shown.ts";

/** A reason with the line of the claim that it is about; null for the claim as a whole. */
export type Placed = { readonly line: number | null; readonly reason: Reason };

/** All reasons of a decision: those of the claim first, then of each line what is its own. */
export function reasonsIn({ reasons, lines }: Pick<Decision, "reasons" | "lines">): Placed[] {
  const shared = new Set(reasons.map(({ id, kind }) => `${kind} ${id}`));
  return [
    ...reasons.map((reason) => ({ line: null, reason })),
    ...lines.flatMap((line) =>
      line.reasons
        .filter(({ id, kind }) => !shared.has(`${kind} ${id}`))
        .map((reason) => ({ line: line.index, reason })),
    ),
  ];
}

/** Each condition with the rule's reasoning and what was judged; `verified` are facts that somebody has proof of. */
export function conditionsView(it: Considered, verified: (fact: string) => boolean): ReviewCondition[] {
  const names = namesFor(it.evaluated);
  // Whom the document lets judge stands in the rule as written; a judgement only fills in the answer.
  const judges = new Map([...it.benefit.when, ...it.benefit.unless].map(({ id, judge }) => [id, judge ?? null]));
  const before = new Map(reasonsIn(it.rule).map(({ line, reason }) => [`${line ?? ""} ${reason.id}`, reason]));
  return reasonsIn(it.decision).map(({ line, reason }) => {
    const rule = before.get(`${line ?? ""} ${reason.id}`) ?? reason;
    const judged = judgedOf(it.judgements, reason.id, line);
    return {
      id: reason.id,
      line,
      kind: reason.kind,
      clause: reason.clause,
      says: reason.says,
      holds: reason.holds,
      judgement: rule.judgement === true,
      judge: judges.get(reason.id) ?? null,
      has: shownHas(rule, names),
      unknown: rule.unknown.map((fact) => ({ fact, label: labelOf(fact, names) })),
      needs: rule.needs,
      reading: rule.reading ?? null,
      verified: Object.keys(rule.has).every(verified),
      judged: judged === undefined ? null : { holds: judged.holds, basis: judged.basis, by: judged.by, at: judged.at },
    };
  });
}

export function judgedOf(judgements: readonly Judged[], id: string, line: number | null): Judged | undefined {
  return (
    judgements.find((each) => each.condition === id && each.line === line) ??
    judgements.find((each) => each.condition === id && each.line === null)
  );
}
