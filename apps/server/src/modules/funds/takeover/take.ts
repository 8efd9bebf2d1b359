import { type Benefit, instalmentsOf, parseDay } from "@jucai/engine";
import { sql } from "kysely";
import { today } from "#kernel/clock.ts";
import type { ScopedTransaction } from "#kernel/scope.ts";
import { rulesAt } from "#modules/library/rules-at.ts";
import { awardEvent } from "../awards/events.ts";
import { holdWaiting } from "../awards/hold.ts";
import { moneyMoved } from "../awards/moved.ts";
import { enterAccount } from "../awards/payee-accounts.ts";
import { planOf } from "../awards/plan.ts";
import { accountOf, type Doing, nameOf } from "../ground/doing.ts";
import { nextNumber } from "../ground/numbers.ts";
import { openYear, post, within } from "../ledger/ledger.ts";
import type { Running } from "./read-awards.ts";
import type { Opening } from "./read-balances.ts";

type By = { readonly account: string; readonly name: string };

/** Makes the awards of good rows: the first k instalments were paid before, the others are held as far as there is money. */
export async function takeAwards(
  tx: ScopedTransaction,
  doing: Doing,
  it: { readonly takeover: string; readonly place: string; readonly loadedBy: By },
  rows: readonly Running[],
): Promise<void> {
  const on = today(doing.clock);
  const rules = await rulesAt(tx, it.place, { now: true });
  const numbers = rows.length === 0 ? [] : await nextNumber(tx, "HD", it.place, on, rows.length);
  const made: string[] = [];
  for (const [at, row] of rows.entries()) {
    const found = rules.find(row.benefit);
    if (found?.benefit === undefined) throw new Error(`${row.benefit} went since it was checked`);
    const award = await insertAward(tx, doing, it, row, { ...found, benefit: found.benefit, number: numbers[at]! });
    made.push(award);
    await awardEvent(tx, doing, award, { what: "taken_over", why: `${row.k}/${row.n}` });
    if (row.account === "") continue;
    const account = { number: row.account, bank: row.bank, holder: row.name };
    await enterAccount(tx, doing, { kind: row.kind, id: row.party }, account, it.loadedBy);
  }
  await holdWaiting(tx, doing, it.place);
  await moneyMoved(tx, doing, made);
}

async function insertAward(
  tx: ScopedTransaction,
  doing: Doing,
  it: { readonly takeover: string; readonly place: string },
  row: Running,
  { benefit, policy, version, number }: { benefit: Benefit; policy: { id: string }; version: string; number: string },
): Promise<string> {
  const total = row.n * row.fen;
  const apart = benefit.each !== undefined || benefit.repeats !== undefined;
  const subject = apart ? `takeover:${it.takeover}` : "self";
  const [person, employer] = row.kind === "person" ? [row.party, null] : [null, row.party];
  const { rows } = await sql<{ id: string }>`
    insert into award (number, place, origin, takeover, benefit, pack, title, clause, rule_version, person_id, employer_id,
      party_name, subject, decided_fen, total_fen, status, started_on, created_by, created_name, created_at)
    values (${number}, ${it.place}, 'takeover', ${it.takeover}, ${row.benefit}, ${policy.id}, ${JSON.stringify(benefit.title)},
      ${benefit.clause}, ${version}, ${person}, ${employer}, ${row.name}, ${subject}, ${total}, ${total}, 'active', ${row.start},
      ${accountOf(doing)}, ${nameOf(doing)}, ${doing.clock.now()})
    returning id`.execute(tx);
  const award = rows[0]!.id;
  const plan = planOf(duesOf(row, benefit), total, benefit, row.start).map((each) => ({
    ...each,
    status: each.k <= row.k ? "paid_before" : "planned",
  }));
  await sql`
    insert into instalment (award, k, n, due_on, period, fen, payee, status, decided_at, place, benefit, subject, person_id,
      employer_id)
    select ${award}::uuid, k, n, "dueOn", period, fen, payee, status, ${doing.clock.now()}, ${it.place}, ${row.benefit}, ${subject},
      ${person}::uuid, ${employer}::uuid
    from jsonb_to_recordset(${JSON.stringify(plan)}::jsonb)
      as given(k int, n int, "dueOn" date, period text, fen bigint, payee text, status text) order by k`.execute(tx);
  return award;
}

/** Periods as the benefit's own schedule lays them out from the start; as many as the sheet says. */
function duesOf({ start, n, fen }: Running, { pays }: Benefit) {
  const { schedule } = pays;
  const payee = pays.to[0]?.id ?? "person";
  const day = parseDay(start);
  if (schedule.kind === "monthly") {
    const every = schedule.paid === "yearly" ? 12 : 1;
    return instalmentsOf({
      schedule: { ...schedule, months: n * every },
      payee,
      fen: fen / every,
      start: day,
      delayMonths: 0,
    }).map((each) => ({ ...each, fen }));
  }
  if (schedule.kind === "parts") {
    return instalmentsOf({ schedule: { ...schedule, count: n }, payee, fen: fen * n, start: day, delayMonths: 0 }).map(
      (each) => ({ ...each, fen }),
    );
  }
  return Array.from({ length: n }, () => ({ due: null, fen, payee }));
}

/** Opening balances: a year's budget, and what of it was paid before. */
export async function takeBalances(
  tx: ScopedTransaction,
  doing: Doing,
  place: string,
  rows: readonly Opening[],
): Promise<void> {
  for (const { fund, year, budget, paid } of rows.toSorted((a, b) =>
    a.fund < b.fund ? -1 : a.fund > b.fund ? 1 : a.year - b.year,
  )) {
    await openYear(tx, { fund, year }, place);
    const about = { kind: "fund", id: fund };
    await post(tx, doing, {
      place,
      why: "budget",
      note: "opening",
      about,
      moves: [within({ fund, year }, "source", "available", budget)],
    });
    if (paid > 0) {
      await post(tx, doing, {
        place,
        why: "opening",
        about,
        moves: [within({ fund, year }, "available", "paid", paid)],
      });
    }
  }
  await holdWaiting(tx, doing, place);
}
