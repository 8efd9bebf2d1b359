import type { JudgeRequest, SetAmountRequest } from "@jucai/contract";
import { record } from "#kernel/audit/index.ts";
import { today } from "#kernel/clock.ts";
import { Refusal } from "#kernel/refusal.ts";
import type { ScopedTransaction } from "#kernel/scope.ts";
import { consider } from "../decisions/consider.ts";
import { decisionTables } from "../decisions/decisions.tables.ts";
import { refusesAmount } from "../decisions/grant.ts";
import { mayBeJudged } from "../decisions/judged.ts";
import { actingOn } from "./acting-on.ts";
import { reasonsIn } from "./conditions-view.ts";
import type { By } from "./ground.ts";

/** A person judges a condition that the rule leaves open, with the basis. The rule's own yes or no is nobody's to change. */
export async function judge(tx: ScopedTransaction, by: By, id: string, request: JudgeRequest): Promise<void> {
  const { claim } = await actingOn(tx, by, id, request.version);
  const { rule } = await consider(tx, by.sealing, claim, today(by.clock));
  const { condition, line, holds, basis } = request;
  const placed = reasonsIn(rule).filter(({ reason }) => reason.id === condition);
  // For a condition of lines a judgement may be about one of them, or about all.
  const found = placed.find((each) => each.line === line) ?? (line === null ? placed[0] : undefined);
  if (found === undefined) {
    throw new Refusal("not_valid", { zh: "这项政策没有这一条。", en: "This policy has no such condition." }, [
      { field: "condition", says: "没有这一条" },
    ]);
  }
  if (!mayBeJudged(found.reason)) {
    throw new Refusal("wrong_state", {
      zh: "这一条由规则判定，不能人工改判。事实不对的，请更正事实。",
      en: "The rule settles this condition; nobody overrules it. If a fact is wrong, correct the fact.",
    });
  }
  await decisionTables(tx)
    .insertInto("judgement")
    .values({
      claim: id,
      benefit: claim.benefit,
      condition,
      line,
      holds,
      basis,
      by_account: by.actor.account,
      by_name: by.actor.name,
      at: by.clock.now(),
    })
    .execute();
  await record(tx, by.actor, {
    action: "claim.judge",
    object: { kind: "claim", id },
    detail: { condition, ...(line === null ? {} : { line }), holds },
  });
}

/** Sets the figure where the clause leaves it to the office, within what is printed, with the reason. */
export async function setAmount(tx: ScopedTransaction, by: By, id: string, request: SetAmountRequest): Promise<void> {
  const { claim } = await actingOn(tx, by, id, request.version);
  const { decision } = await consider(tx, by.sealing, claim, today(by.clock));
  await keepAmount(tx, by, id, request, refusesAmount(decision, request.fen));
}

export async function keepAmount(
  tx: ScopedTransaction,
  by: By,
  claim: string,
  { fen, why }: { readonly fen: number; readonly why: string },
  refused: ReturnType<typeof refusesAmount>,
): Promise<void> {
  if (refused !== undefined) throw new Refusal("not_valid", refused, [{ field: "fen", says: refused.zh }]);
  await decisionTables(tx)
    .insertInto("claim_amount")
    .values({ claim, fen, why, by_account: by.actor.account, by_name: by.actor.name, at: by.clock.now() })
    .execute();
  await record(tx, by.actor, {
    action: "claim.set_amount",
    object: { kind: "claim", id: claim },
    detail: { fen, why },
  });
}
