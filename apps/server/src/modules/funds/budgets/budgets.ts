import type { BudgetRequest, TransferRequest } from "@jucai/contract";
import { record } from "#kernel/audit/index.ts";
import type { Scope, ScopedTransaction } from "#kernel/scope.ts";
import { type Held, holdWaiting } from "../awards/hold.ts";
import type { Doing } from "../ground/doing.ts";
import { lockMoney } from "../ground/lock.ts";
import { notValid, yuan } from "../ground/refused.ts";
import { lockAccounts, openYear, post, within } from "../ledger/ledger.ts";
import { fundOf, placeWithin } from "./funds.ts";

type Changed = { fund: Awaited<ReturnType<typeof fundOf>>; held: Held };

/** Adds to a year's budget, or lowers it as far as nothing is held or paid from it. What waits is then served. */
export async function addBudget(
  tx: ScopedTransaction,
  scope: Scope,
  doing: Doing,
  id: string,
  { year, fen, basis }: BudgetRequest,
): Promise<Changed> {
  if (fen === 0) {
    throw notValid(
      "预算不能是 0 元，请填要增加或减少的金额。",
      "A budget of zero changes nothing; enter what is added or taken off.",
    );
  }
  const { place } = await fundOf(tx, id);
  placeWithin(scope, place);
  const of = { fund: id, year };
  await lockMoney(tx, place);
  await openYear(tx, of, place);
  const available = (await lockAccounts(tx, [of])).balance(of, "available");
  if (fen < 0 && available < -fen) throw tooLittle(available);
  await post(tx, doing, {
    place,
    why: "budget",
    note: basis,
    about: { kind: "fund", id },
    moves: [fen > 0 ? within(of, "source", "available", fen) : within(of, "available", "source", -fen)],
  });
  await record(tx, doing.who, { action: "fund.budget", object: { kind: "fund", id }, detail: { year, fen, basis } });
  const held = await holdWaiting(tx, doing, place);
  return { fund: await fundOf(tx, id), held };
}

/** Moves what is available to another fund or year of the same place. */
export async function transfer(
  tx: ScopedTransaction,
  scope: Scope,
  doing: Doing,
  { from, to, fen, basis }: TransferRequest,
): Promise<Changed> {
  const source = await fundOf(tx, from.fund);
  const target = await fundOf(tx, to.fund);
  placeWithin(scope, source.place);
  if (source.place !== target.place || (from.fund === to.fund && from.year === to.year)) {
    throw notValid(
      "只能在同一个地方的不同资金或年度之间调剂。",
      "Money moves between different funds or years of one place.",
    );
  }
  await lockMoney(tx, target.place);
  await openYear(tx, to, target.place);
  const available = (await lockAccounts(tx, [from, to])).balance(from, "available");
  if (available < fen) throw tooLittle(available);
  await post(tx, doing, {
    place: source.place,
    why: "transfer",
    note: basis,
    about: { kind: "fund", id: to.fund },
    moves: [{ from: { ...from, kind: "available" }, to: { ...to, kind: "available" }, fen }],
  });
  await record(tx, doing.who, {
    action: "fund.transfer",
    object: { kind: "fund", id: to.fund },
    detail: { from, to, fen, basis },
  });
  const held = await holdWaiting(tx, doing, target.place);
  return { fund: await fundOf(tx, to.fund), held };
}

function tooLittle(available: number) {
  return notValid(
    `可用余额只有 ${yuan(available)} 元，已占用和已支付的不能动。`,
    `Only ${yuan(available)} yuan are available; what is held or paid stays.`,
  );
}
