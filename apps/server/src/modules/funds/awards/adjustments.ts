import type { Adjustment, AdjustmentRequest } from "@jucai/contract";
import { sql } from "kysely";
import { record } from "#kernel/audit/index.ts";
import { today } from "#kernel/clock.ts";
import type { ScopedTransaction } from "#kernel/scope.ts";
import { rulesAt } from "#modules/library/rules-at.ts";
import { benefitRef } from "../budgets/funds.ts";
import { accountOf, type Doing, nameOf } from "../ground/doing.ts";
import { nextNumber } from "../ground/numbers.ts";
import { notAllowed, notThere, notValid, wrongState, yuan } from "../ground/refused.ts";
import { post, within } from "../ledger/ledger.ts";
import { awardEvent } from "./events.ts";
import { holdWaiting } from "./hold.ts";
import { lockClaims, moneyMoved } from "./moved.ts";
import { takeBack } from "./split.ts";

/** Proposes arrears or a recovery; `facts` are those whose correction led to it. Returns its id. */
export async function propose(
  tx: ScopedTransaction,
  doing: Doing,
  award: string,
  given: AdjustmentRequest & { readonly facts?: readonly string[] },
): Promise<string> {
  const { rows } = await sql<{ id: string }>`
    insert into adjustment (award, place, kind, fen, why, clause, facts, state, proposed_by, proposed_name, proposed_at)
    select ${award}::uuid, place, ${given.kind}, ${given.fen}, ${given.why}, ${given.clause ?? null},
      ${[...(given.facts ?? [])]}::text[], 'proposed', ${accountOf(doing)}, ${nameOf(doing)}, ${doing.clock.now()}
    from award where id = ${award}::uuid returning id`.execute(tx);
  const id = rows[0]?.id;
  if (id === undefined) throw notThere("这项待遇", "award");
  await record(tx, doing.who, {
    action: "award.propose",
    object: { kind: "award", id: award },
    detail: { adjustment: id, kind: given.kind, fen: given.fen },
  });
  return id;
}

type Row = {
  award: string;
  place: string;
  kind: "arrears" | "recovery";
  fen: number;
  received: number;
  state: string;
  by: string | null;
  clause: string | null;
  why: string;
};

async function lockAdjustment(tx: ScopedTransaction, id: string): Promise<Row> {
  const { rows: found } = await sql<{ award: string }>`select award from adjustment where id = ${id}::uuid`.execute(tx);
  if (found[0] === undefined) throw notThere("这项补发或追缴", "adjustment");
  await lockClaims(tx, [found[0].award]);
  const { rows } = await sql<Row>`
    select award, place, kind, fen::float8 as fen, received_fen::float8 as received, state, proposed_by as by, clause, why
    from adjustment where id = ${id}::uuid for update`.execute(tx);
  return rows[0]!;
}

/** Accepts or refuses what somebody else proposed. Arrears become an award of their own; a recovery opens what is owed back. */
export async function decideAdjustment(
  tx: ScopedTransaction,
  doing: Doing,
  id: string,
  { accept, answer }: { readonly accept: boolean; readonly answer: string },
): Promise<Adjustment> {
  const it = await lockAdjustment(tx, id);
  if (it.state !== "proposed") throw wrongState("这一项已经决定过了。", "This was decided already.");
  if (it.by !== null && it.by === accountOf(doing)) {
    throw notAllowed(
      "提出的人不能自己决定，请换一位同事。",
      "Whoever proposed it does not decide it; ask a colleague.",
    );
  }
  await sql`update adjustment set state = ${accept ? "accepted" : "refused"}, decided_by = ${accountOf(doing)},
    decided_name = ${nameOf(doing)}, decided_at = ${doing.clock.now()}, answer = ${answer} where id = ${id}`.execute(
    tx,
  );
  await record(tx, doing.who, {
    action: accept ? "award.adjust" : "award.decline",
    object: { kind: "award", id: it.award },
    detail: { adjustment: id, kind: it.kind, fen: it.fen },
  });
  if (accept) {
    const clause = it.clause === null ? {} : { clause: it.clause };
    await awardEvent(tx, doing, it.award, {
      what: "adjusted",
      why: `${it.kind === "arrears" ? "+" : "-"}${yuan(it.fen)} ${it.why}`,
      ...clause,
    });
    if (it.kind === "arrears") await grantArrears(tx, doing, id, it);
    else await openRecovery(tx, doing, id, it);
  }
  await moneyMoved(tx, doing, [it.award]);
  return adjustmentOf(tx, id);
}

/** One instalment, due now, under the same decision. */
async function grantArrears(
  tx: ScopedTransaction,
  doing: Doing,
  id: string,
  { award, place, fen }: Row,
): Promise<void> {
  const on = today(doing.clock);
  const number = (await nextNumber(tx, "HD", place, on))[0]!;
  const { rows } = await sql<{ id: string }>`
    insert into award (number, place, unit, claim, decision, origin, parent, benefit, pack, title, clause, rule_version, person_id,
      employer_id, party_name, subject, decided_fen, total_fen, status, started_on, created_by, created_name, created_at)
    select ${number}, place, unit, claim, decision, 'adjustment', id, benefit, pack, title, clause, rule_version, person_id,
      employer_id, party_name, ${`adjustment:${id}`}, ${fen}, ${fen}, 'active', ${on}, ${accountOf(doing)}, ${nameOf(doing)},
      ${doing.clock.now()}
    from award where id = ${award}::uuid returning id`.execute(tx);
  const made = rows[0]!.id;
  await sql`
    insert into instalment (award, k, n, due_on, period, fen, payee, status, decided_at, place, benefit, subject, person_id, employer_id)
    select a.id, 1, 1, ${on}, 'once', a.total_fen,
      coalesce((select i.payee from instalment i where i.award = a.parent order by i.k limit 1), 'person'), 'planned',
      ${doing.clock.now()}, a.place, a.benefit, a.subject, a.person_id, a.employer_id
    from award a where a.id = ${made}`.execute(tx);
  await awardEvent(tx, doing, made, { what: "granted", why: number });
  await holdWaiting(tx, doing, place, { award: made });
}

/** What was paid becomes what is owed back, from the shares paid last backwards. Never more than was paid. */
async function openRecovery(
  tx: ScopedTransaction,
  doing: Doing,
  id: string,
  { award, place, fen }: Row,
): Promise<void> {
  const { rows } = await sql<{ fund: string; year: number; fen: number }>`
    select h.fund, h.year, (sum(h.fen) - coalesce((select sum(s.fen) from adjustment_share s join adjustment j on j.id = s.adjustment
        where j.award = ${award} and s.fund = h.fund and s.year = h.year), 0))::float8 as fen
    from hold h join instalment i on i.id = h.instalment
    where i.award = ${award} and h.state = 'spent' group by h.fund, h.year order by h.year, h.fund`.execute(tx);
  const shares = takeBack(rows, fen);
  const found = shares.reduce((sum, share) => sum + share.fen, 0);
  if (found < fen) {
    throw notValid(
      `从这项待遇已经支付、还没有追缴的只有 ${yuan(found)} 元。`,
      `Only ${yuan(found)} yuan of this award were paid and are not being recovered yet.`,
    );
  }
  for (const { fund, year, fen: part } of shares) {
    await sql`insert into adjustment_share (adjustment, fund, year, place, fen)
      values (${id}, ${fund}, ${year}, ${place}, ${part})`.execute(tx);
  }
  await post(tx, doing, {
    place,
    why: "receivable",
    about: { kind: "adjustment", id },
    moves: shares.map((share) => within(share, "paid", "receivable", share.fen, { kind: "adjustment", id })),
  });
}

/** Money that was asked back came in: it is available again in the funds and years that it came from. */
export async function receiveRecovery(
  tx: ScopedTransaction,
  doing: Doing,
  id: string,
  { fen, reference }: { readonly fen: number; readonly reference: string },
): Promise<Adjustment> {
  const it = await lockAdjustment(tx, id);
  if (it.kind !== "recovery" || it.state !== "accepted")
    throw wrongState("这一项没有待收回的款。", "Nothing is owed back here.");
  if (it.received + fen > it.fen) {
    throw notValid(
      `只差 ${yuan(it.fen - it.received)} 元没有收回。`,
      `Only ${yuan(it.fen - it.received)} yuan are still owed.`,
    );
  }
  const { rows } = await sql<{ fund: string; year: number; fen: number }>`
    select fund, year, (fen - received_fen)::float8 as fen from adjustment_share
    where adjustment = ${id} and received_fen < fen order by year, fund`.execute(tx);
  const shares = takeBack(rows, fen);
  for (const { fund, year, fen: part } of shares) {
    await sql`update adjustment_share set received_fen = received_fen + ${part}
      where adjustment = ${id} and fund = ${fund} and year = ${year}`.execute(tx);
  }
  await sql`update adjustment set received_fen = received_fen + ${fen},
    state = case when received_fen + ${fen} = fen then 'settled' else state end where id = ${id}`.execute(tx);
  await post(tx, doing, {
    place: it.place,
    why: "recovered",
    note: reference,
    about: { kind: "adjustment", id },
    moves: shares.map((share) => within(share, "receivable", "available", share.fen, { kind: "adjustment", id })),
  });
  await record(tx, doing.who, {
    action: "award.recover",
    object: { kind: "award", id: it.award },
    detail: { adjustment: id, fen, reference },
  });
  await holdWaiting(tx, doing, it.place);
  await moneyMoved(tx, doing, [it.award]);
  return adjustmentOf(tx, id);
}

type ViewRow = {
  id: string;
  award: string;
  place: string;
  benefit: string;
  person: string | null;
  party: string;
  name: string;
  kind: Adjustment["kind"];
  fen: number;
  received: number;
  why: string;
  clause: string | null;
  facts: string[];
  state: Adjustment["state"];
  proposed_name: string;
  proposed_at: Date;
  decided_name: string | null;
  decided_at: Date | null;
  answer: string | null;
  total: number;
};

export async function adjustmentViews(
  tx: ScopedTransaction,
  wanted: {
    readonly id?: string;
    readonly awards?: readonly string[];
    readonly place?: string;
    readonly state?: Adjustment["state"];
    readonly page?: number;
    readonly pageSize?: number;
  },
): Promise<{ items: Adjustment[]; total: number }> {
  const { page = 1, pageSize = 100, awards } = wanted;
  const { rows } = await sql<ViewRow>`
    select j.id, j.award, j.place, a.benefit, a.person_id as person, coalesce(a.person_id, a.employer_id) as party,
      a.party_name as name, j.kind, j.fen::float8 as fen, j.received_fen::float8 as received, j.why, j.clause, j.facts, j.state,
      j.proposed_name, j.proposed_at, j.decided_name, j.decided_at, j.answer, count(*) over ()::int as total
    from adjustment j join award a on a.id = j.award
    where (${wanted.id ?? null}::uuid is null or j.id = ${wanted.id ?? null}::uuid)
      and (${awards === undefined} or j.award = any(${[...(awards ?? [])]}::uuid[]))
      and (${wanted.place ?? null}::text is null or j.place = ${wanted.place ?? null})
      and (${wanted.state ?? null}::text is null or j.state = ${wanted.state ?? null})
    order by j.proposed_at desc, j.id limit ${pageSize} offset ${(page - 1) * pageSize}`.execute(tx);
  const items: Adjustment[] = [];
  for (const row of rows) {
    const rules = await rulesAt(tx, row.place, { now: true });
    items.push({
      id: row.id,
      award: row.award,
      party: { kind: row.person === null ? "employer" : "person", id: row.party, name: row.name },
      benefit: benefitRef(rules, row.benefit),
      kind: row.kind,
      fen: row.fen,
      receivedFen: row.received,
      why: row.why,
      clause: row.clause,
      facts: row.facts,
      state: row.state,
      proposed: { name: row.proposed_name, at: row.proposed_at.toISOString() },
      decided: row.decided_at === null ? null : { name: row.decided_name ?? "", at: row.decided_at.toISOString() },
      answer: row.answer,
    });
  }
  return { items, total: rows[0]?.total ?? 0 };
}

export async function adjustmentOf(tx: ScopedTransaction, id: string): Promise<Adjustment> {
  const { items } = await adjustmentViews(tx, { id });
  if (items[0] === undefined) throw notThere("这项补发或追缴", "adjustment");
  return items[0];
}
