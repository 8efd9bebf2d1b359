import type { FundOrder, FundOrderRequest, ProgrammeCapRequest } from "@jucai/contract";
import { sql } from "kysely";
import { record } from "#kernel/audit/index.ts";
import type { Scope, ScopedTransaction } from "#kernel/scope.ts";
import { ordersIn } from "#modules/granted/index.ts";
import { rulesAt } from "#modules/library/rules-at.ts";
import { holdWaiting } from "../awards/hold.ts";
import { accountOf, type Doing, nameOf } from "../ground/doing.ts";
import { lockMoney } from "../ground/lock.ts";
import { notValid, yuan } from "../ground/refused.ts";
import { benefitRef, placeWithin } from "./funds.ts";

type CapRow = {
  place: string;
  benefit: string;
  year: number;
  fen: number;
  usedFen: number;
  basis: string;
  setBy: string;
};

export async function programmeCaps(tx: ScopedTransaction, query: { readonly place?: string; readonly year?: number }) {
  const { rows } = await sql<CapRow>`
    select place, benefit, year, fen::float8 as fen, used_fen::float8 as "usedFen", basis, set_name as "setBy" from programme_cap
    where (${query.place ?? null}::text is null or place = ${query.place ?? null})
      and (${query.year ?? null}::int is null or year = ${query.year ?? null}::int)
    order by year desc, place, benefit`.execute(tx);
  const items = [];
  for (const row of rows) {
    items.push({ ...row, benefit: benefitRef(await rulesAt(tx, row.place, { now: true }), row.benefit) });
  }
  return { items };
}

/** Sets a programme's limit of a year, never below what is set aside and paid; a higher one serves what waits. */
export async function setProgrammeCap(tx: ScopedTransaction, scope: Scope, doing: Doing, given: ProgrammeCapRequest) {
  const { place, benefit, year, fen, basis } = given;
  placeWithin(scope, place);
  await lockMoney(tx, place);
  const { rows } = await sql<{ fen: number }>`
    select coalesce(sum(h.fen), 0)::float8 as fen from hold h join instalment i on i.id = h.instalment
    where h.place = ${place} and h.year = ${year} and i.benefit = ${benefit} and h.state <> 'released'`.execute(tx);
  const used = rows[0]?.fen ?? 0;
  if (used > fen) {
    throw notValid(
      `已经占用和支付 ${yuan(used)} 元，总额不能定得更低。`,
      `${yuan(used)} yuan are held and paid already; the limit cannot be lower.`,
    );
  }
  await sql`
    insert into programme_cap (place, benefit, year, fen, used_fen, basis, set_by, set_name, set_at)
    values (${place}, ${benefit}, ${year}, ${fen}, ${used}, ${basis}, ${accountOf(doing)}, ${nameOf(doing)}, ${doing.clock.now()})
    on conflict (place, benefit, year) do update set fen = excluded.fen, basis = excluded.basis, set_by = excluded.set_by,
      set_name = excluded.set_name, set_at = excluded.set_at`.execute(tx);
  await record(tx, doing.who, { action: "fund.cap", object: { kind: "fund" }, detail: { ...given } });
  await holdWaiting(tx, doing, place);
  const { items } = await programmeCaps(tx, { place, year });
  return items.find((each) => each.benefit.id === benefit)!;
}

/** The order of funds for every benefit of a place that pays money. */
export async function fundOrders(tx: ScopedTransaction, place: string): Promise<{ items: FundOrder[] }> {
  const rules = await rulesAt(tx, place, { now: true });
  const orderOf = await ordersIn(tx, place);
  const items = rules.policies.flatMap(({ benefits }) =>
    benefits
      .filter(({ form }) => form === "grant")
      .map(({ id }) => {
        const { keys, ...rest } = orderOf(id);
        return { place, benefit: benefitRef(rules, id), order: [...keys], ...rest };
      }),
  );
  return { items };
}

export async function setFundOrder(
  tx: ScopedTransaction,
  scope: Scope,
  doing: Doing,
  { place, benefit, order, basis }: FundOrderRequest,
): Promise<FundOrder> {
  placeWithin(scope, place);
  const { rows } = await sql<{ key: string }>`select key from fund where place = ${place}`.execute(tx);
  const unknown = order.filter((key) => !rows.some((row) => row.key === key));
  if (unknown.length > 0 || new Set(order).size < order.length) {
    const which = unknown.join("、") || order.join("、");
    throw notValid(
      `资金编号“${which}”没有或重复，请先建立这项资金。`,
      `Fund "${which}" does not exist or stands twice; make it first.`,
    );
  }
  const found = (await rulesAt(tx, place, { now: true })).find(benefit);
  if (found?.benefit === undefined) throw notValid("没有这项待遇。", "There is no such benefit.");
  await lockMoney(tx, place);
  await sql`
    insert into fund_order (place, benefit, keys, basis, set_by, set_name, set_at)
    values (${place}, ${benefit}, ${order}::text[], ${basis}, ${accountOf(doing)}, ${nameOf(doing)}, ${doing.clock.now()})
    on conflict (place, benefit) do update set keys = excluded.keys, basis = excluded.basis, set_by = excluded.set_by,
      set_name = excluded.set_name, set_at = excluded.set_at`.execute(tx);
  await record(tx, doing.who, {
    action: "fund.order",
    object: { kind: "fund" },
    detail: { place, benefit, order, basis },
  });
  await holdWaiting(tx, doing, place);
  const { items } = await fundOrders(tx, place);
  return items.find((each) => each.benefit.id === benefit)!;
}
