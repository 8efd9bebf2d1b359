import type { AnswerOf } from "@jucai/contract/client";

/** One claim with all that an officer decides by. */
export type Review = AnswerOf<"GET /api/v1/claims/:id/review">;
export type Fact = Review["facts"][number];
export type Condition = Review["conditions"][number];
export type EvidenceItem = Review["evidence"][number];
/** One file that was given for it. */
export type Given = EvidenceItem["files"][number];
export type Correction = Review["corrections"][number];
export type Action = Review["actions"][number]["action"];
export type Acted = AnswerOf<"POST /api/v1/claims/:id/review/pass">;

/** A condition of one line of a claim is another than the same of the next line. */
export const keyOf = ({ id, line }: Pick<Condition, "id" | "line">) => `${id} ${line ?? ""}`;

/** Whether a condition looks at a fact: a condition of one line looks only at that line of a list. */
export function looksAt(condition: Condition, fact: Fact): boolean {
  if (!fact.conditions.includes(condition.id)) return false;
  return condition.line === null || fact.list === null || fact.list.index === condition.line;
}

/** Whether something can be done now, and why not. */
export function mayDo({ actions }: Review, action: Action) {
  return actions.find((one) => one.action === action) ?? { action, may: false, why: null };
}
