import { type Benefit, type Constant, type Decision, type Facts, type Held, namesOf } from "@jucai/engine";
import { Refusal } from "#kernel/refusal.ts";
import { type ScopedTransaction, unlimited } from "#kernel/scope.ts";
import type { Sealing } from "#kernel/sealing/index.ts";
import { dayOf } from "#modules/library/rules-at.ts";
import type { Claim } from "../claims.tables.ts";
import { type Evaluated, evaluate, masked } from "../rules.ts";
import { decisionTables } from "./decisions.tables.ts";
import { type Grant, grantOf, type SetAmount } from "./grant.ts";
import { decideCase, type Judged, standing } from "./judged.ts";

export type AmountSet = SetAmount & { readonly by: string; readonly at: string };

/** One claim with what the rule says of it, what persons judged, and what an approval today would grant. */
export type Considered = {
  readonly claim: Claim;
  readonly evaluated: Evaluated;
  readonly benefit: Benefit;
  /** What the rule alone says. */
  readonly rule: Decision;
  /** The same with the judgements of persons. */
  readonly decision: Decision;
  readonly judgements: readonly Judged[];
  readonly set: AmountSet | undefined;
  /** Undefined while a figure is still to be set or does not follow. */
  readonly grant: Grant | undefined;
};

/** `day` is that of a decision made now. */
export async function consider(
  tx: ScopedTransaction,
  sealing: Sealing,
  claim: Claim,
  day: string,
): Promise<Considered> {
  const evaluated = await evaluate(tx, sealing, claim, day);
  const [judgements, set] = await unlimited(tx, "judgements of a claim", async () => [
    await judgementsOf(tx, claim.id),
    await amountSet(tx, claim.id),
  ]);
  const { benefit, facts, settings, on } = evaluated;
  const { rule, decision } = decided(evaluated, judgements, { facts: facts.facts, held: facts.held, settings, on });
  return { claim, evaluated, benefit, rule, decision, judgements, set, grant: grantOf(benefit, decision, set, day) };
}

type Given = {
  readonly facts: Facts;
  readonly held: readonly Held[];
  readonly settings: ReadonlyMap<string, Constant>;
  readonly on: string;
};

/** Runs a stored or current rule; replay goes through here as well, so that both mean the same. */
export function decided(
  { rules, benefit }: Pick<Evaluated, "rules" | "benefit">,
  judgements: readonly Judged[],
  { facts, held, settings, on }: Given,
): { rule: Decision; decision: Decision } {
  const it = { vocabulary: rules.vocabulary, benefit, facts, held, settings, judgements, on: dayOf(on) };
  const { rule, decision } = decideCase(it);
  const only = rules.only([benefit.id]);
  return { rule: masked(rule, only), decision: masked(decision, only) };
}

export async function judgementsOf(tx: ScopedTransaction, claim: string): Promise<Judged[]> {
  const rows = await decisionTables(tx)
    .selectFrom("judgement")
    .selectAll()
    .where("claim", "=", claim)
    .orderBy("id")
    .execute();
  const judged = rows.map(({ condition, line, holds, basis, by_name, at }) => {
    return { condition, line, holds, basis, by: by_name, at: at.toISOString() };
  });
  return standing(judged);
}

async function amountSet(tx: ScopedTransaction, claim: string): Promise<AmountSet | undefined> {
  const row = await decisionTables(tx)
    .selectFrom("claim_amount")
    .selectAll()
    .where("claim", "=", claim)
    .orderBy("id", "desc")
    .limit(1)
    .executeTakeFirst();
  if (row === undefined) return undefined;
  return { fen: Number(row.fen), why: row.why, by: row.by_name, at: row.at.toISOString() };
}

/** Words of the vocabulary for the facts and values of a claim. */
export function namesFor({ rules, benefit }: Pick<Evaluated, "rules" | "benefit">) {
  return namesOf(rules.vocabulary, benefit.settings);
}

/** The row of a claim that the reader reaches, locked for a change where `lock` says so. */
export async function claimOf(tx: ScopedTransaction, id: string, lock = false): Promise<Claim> {
  let query = decisionTables(tx).selectFrom("claim").selectAll().where("id", "=", id);
  if (lock) query = query.forUpdate();
  const row = await query.executeTakeFirst();
  // A draft is nobody's business but its maker's.
  if (row !== undefined && row.status !== "draft") return row;
  throw new Refusal("not_found", {
    zh: "没有找到这个办件，或者不在您的办理范围内。",
    en: "There is no such claim within your reach.",
  });
}
