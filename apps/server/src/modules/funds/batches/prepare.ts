import type { BatchDetail, PrepareBatchRequest } from "@jucai/contract";
import { sql } from "kysely";
import { record } from "#kernel/audit/index.ts";
import { today } from "#kernel/clock.ts";
import { Refusal } from "#kernel/refusal.ts";
import type { Scope, ScopedTransaction } from "#kernel/scope.ts";
import { notSet } from "#modules/library/index.ts";
import { lockClaims } from "../awards/moved.ts";
import { placeWithin } from "../budgets/funds.ts";
import { accountOf, type Doing, nameOf } from "../ground/doing.ts";
import { nextNumber } from "../ground/numbers.ts";
import { notValid, wrongState, yuan } from "../ground/refused.ts";
import { collect, decidedOneOf, type Line } from "./proposal.ts";
import { recordStops } from "./stops.ts";
import { batchView } from "./view.ts";

/**
 * Prepares a batch of what may be paid. Everything is looked at again under locks; refuses while a value that payment needs
 * is not set, when nothing can be paid, when the sum is another than the screen showed, and whoever decided one of the claims.
 */
export async function prepareBatch(
  tx: ScopedTransaction,
  scope: Scope,
  doing: Doing,
  given: PrepareBatchRequest,
): Promise<BatchDetail> {
  placeWithin(scope, given.place);
  const wanted = {
    place: given.place,
    ...(given.until ? { until: given.until } : {}),
    ...(given.benefit ? { benefit: given.benefit } : {}),
  };
  if (given.until !== undefined && given.until > today(doing.clock)) {
    throw notValid("截止日期不能晚于今天。", "The last day counted as due cannot lie in the future.");
  }
  await lockWanted(tx, doing, given);
  const { lines, unset, until } = await collect(tx, doing, wanted);
  const chosen = lines.filter(({ because, view }) => because.length === 0 && !given.leaveOut.includes(view.award));
  if (unset.length > 0) throw notSet(unset);
  if (chosen.length === 0) throw nothing(lines.length);
  const fen = chosen.reduce((sum, { view }) => sum + view.fen, 0);
  if (given.expectFen !== undefined && given.expectFen !== fen) throw changed(fen);
  const account = accountOf(doing) ?? "";
  if (
    await decidedOneOf(
      tx,
      account,
      chosen.map(({ view }) => view.award),
    )
  )
    throw decider();
  const number = (await nextNumber(tx, "PC", given.place, today(doing.clock)))[0]!;
  const { rows } = await sql<{ id: string }>`
    insert into batch (number, place, title, until, state, total_fen, prepared_by, prepared_name, prepared_at)
    values (${number}, ${given.place}, ${given.title ?? titleOf(chosen, until)}, ${until}, 'prepared', ${fen}, ${account},
      ${nameOf(doing)}, ${doing.clock.now()})
    returning id`.execute(tx);
  const batch = rows[0]!.id;
  await insertPayments(tx, { batch, number, place: given.place, lines: chosen });
  await recordStops(
    tx,
    doing,
    lines.flatMap(({ dues, looked }) => dues.map(({ id }) => ({ instalment: id, checks: looked }))),
  );
  await record(tx, doing.who, {
    action: "payment.prepare",
    object: { kind: "batch", id: batch },
    detail: { number, fen, payments: chosen.length, until, leftOut: given.leaveOut.length },
  });
  return batchView(tx, doing, batch);
}

/** Locks what may be paid in the order that everybody keeps: claims, awards, instalments. */
async function lockWanted(
  tx: ScopedTransaction,
  doing: Doing,
  { place, until, benefit }: PrepareBatchRequest,
): Promise<void> {
  const { rows } = await sql<{ id: string; award: string }>`
    select id, award from instalment where place = ${place} and status in ('held', 'bounced')
      and due_on <= ${until ?? today(doing.clock)}::date and (${benefit ?? null}::text is null or benefit = ${benefit ?? null})`.execute(
    tx,
  );
  await lockClaims(tx, [...new Set(rows.map(({ award }) => award))]);
  await sql`select id from instalment where id = any(${rows.map(({ id }) => id)}::uuid[]) order by id for update`.execute(
    tx,
  );
}

type New = { readonly batch: string; readonly number: string; readonly place: string; readonly lines: readonly Line[] };

async function insertPayments(tx: ScopedTransaction, { batch, number, place, lines }: New): Promise<void> {
  const payments = lines.map(({ view, dues, account, retry }, at) => ({
    id: crypto.randomUUID(),
    number: `${number}-${String(at + 1).padStart(4, "0")}`,
    award: view.award,
    person: view.party.kind === "person" ? view.party.id : null,
    employer: view.party.kind === "employer" ? view.party.id : null,
    payee: dues[0]!.payee,
    name: view.party.name,
    fen: view.fen,
    account: account!.id,
    attempt: (retry?.attempt ?? 0) + 1,
    retry: retry?.id ?? null,
    parts: dues.map(({ id, fen }) => ({ instalment: id, fen })),
  }));
  // A retry that was given up with its batch leaves the way to the next one free.
  await sql`update payment set retry_of = null, attempt = 1
    where state = 'cancelled' and retry_of = any(${payments.flatMap(({ retry }) => retry ?? [])}::uuid[])`.execute(tx);
  await sql`
    insert into payment (id, number, batch, award, place, person_id, employer_id, payee, party_name, fen, account, attempt, retry_of,
      state)
    select id, number, ${batch}::uuid, award, ${place}, person, employer, payee, name, fen, account, attempt, retry, 'prepared'
    from jsonb_to_recordset(${JSON.stringify(payments)}::jsonb) as given(id uuid, number text, award uuid, person uuid,
      employer uuid, payee text, name text, fen bigint, account uuid, attempt int, retry uuid)`.execute(tx);
  const parts = payments.flatMap(({ id, parts: of }) => of.map((part) => ({ payment: id, ...part })));
  await sql`
    insert into payment_instalment (payment, instalment, fen)
    select payment, instalment, fen
    from jsonb_to_recordset(${JSON.stringify(parts)}::jsonb) as given(payment uuid, instalment uuid, fen bigint)`.execute(
    tx,
  );
  await sql`update instalment set status = 'batched' where id = any(${parts.map(({ instalment }) => instalment)}::uuid[])`.execute(
    tx,
  );
}

function titleOf(lines: readonly Line[], until: string): string {
  const titles = new Set(lines.map(({ view }) => view.benefit.title.zh));
  const [first = ""] = titles;
  return titles.size === 1 ? `${first} ${until.slice(0, 7)}` : `${until.slice(0, 7)} 拨付（${titles.size} 项待遇）`;
}

function nothing(lines: number): Refusal {
  return lines === 0
    ? wrongState("没有到期的期次。", "Nothing is due.")
    : wrongState("到期的期次都还不能发放，原因见列表。", "Nothing that is due can be paid yet; the list says why.");
}

function changed(fen: number): Refusal {
  return new Refusal("conflict", {
    zh: `清单有变化，现在合计 ${yuan(fen)} 元，请看过再编制。`,
    en: `The list has changed and now comes to ${yuan(fen)} yuan; look at it again.`,
  });
}

export function decider(): Refusal {
  return new Refusal("not_allowed", {
    zh: "本批有您审批过的办件或补发，不能由您经手付款，请换一位同事。",
    en: "You decided one of these claims or arrears, so you may not pay it; ask a colleague.",
  });
}
