/** Ways in which books can be wrong, each as somebody past every lock could make it, and the check that must see it. */
export type Corruption = { readonly name: string; readonly sql: string; readonly by: string };

const one = (table: string, where: string, order = "id") =>
  `(select id from ${table} where ${where} order by ${order} limit 1)`;
const paid = `(select l.instalment from payment_instalment l join payment p on p.id = l.payment where p.state = 'paid' and l.live limit 1)`;

export const corruptions: readonly Corruption[] = [
  {
    name: "a fen appears in an entry",
    sql: `update ledger_entry set fen = fen + 1 where id = ${one("ledger_entry", "fen > 0")}`,
    by: "posting-sum",
  },
  {
    name: "half a posting is removed",
    sql: `delete from ledger_entry where id = ${one("ledger_entry", "fen < 0")}`,
    by: "posting-sum",
  },
  {
    name: "a whole posting loses its entries",
    sql: `delete from ledger_entry where posting = ${one("posting", "true")}`,
    by: "posting-entries",
  },
  {
    name: "a balance is changed by hand",
    sql: `update ledger_account set balance_fen = balance_fen + 100 where id = ${one("ledger_account", "kind = 'available'")}`,
    by: "balance",
  },
  {
    name: "an account goes below zero",
    sql: `update ledger_account set balance_fen = -1 where id = ${one("ledger_account", "kind = 'available'")}`,
    by: "overdrawn",
  },
  {
    name: "a hold disappears from under a sent payment",
    sql: `update hold set state = 'released' where instalment = ${paid}`,
    by: "payment-hold",
  },
  {
    name: "a hold is larger than its instalment",
    sql: `update hold set fen = fen + 1 where id = ${one("hold", "state = 'held'")}`,
    by: "hold-sum",
  },
  {
    name: "an award grants more than was decided",
    sql: `update award set decided_fen = decided_fen + 100, total_fen = total_fen + 100 where id = ${one("award", "true")}`,
    by: "award-amount",
  },
  {
    name: "an instalment grows",
    sql: `update instalment set fen = fen + 1 where id = ${one("instalment", "status <> 'cancelled'")}`,
    by: "instalment-sum",
  },
  {
    name: "the decision under an award turns into a refusal",
    sql: `update decision set outcome = 'rejected', amount_fen = null where id = (select decision from award limit 1)`,
    by: "award-decision",
  },
  {
    name: "one decision makes two awards",
    sql: `drop index award_decision; insert into award select (jsonb_populate_record(null::award,
      to_jsonb(a) || jsonb_build_object('id', gen_random_uuid(), 'number', a.number || 'x'))).* from award a limit 1`,
    by: "award-once",
  },
  {
    name: "an instalment is paid a second time",
    sql: `drop index payment_instalment_live; with again as (
        insert into payment select (jsonb_populate_record(null::payment, to_jsonb(p)
          || jsonb_build_object('id', gen_random_uuid(), 'number', p.number || 'x', 'retry_of', null, 'attempt', 1))).*
        from payment p join payment_instalment l on l.payment = p.id where l.instalment = ${paid} and p.state = 'paid' limit 1
        returning id, fen)
      insert into payment_instalment (payment, instalment, fen, live)
        select again.id, i.id, i.fen, true from again, instalment i where i.id = ${paid}`,
    by: "paid-twice",
  },
  {
    name: "an instalment says paid and nothing arrived",
    sql: `update instalment set status = 'paid' where id = ${one("instalment", "status = 'held'")}`,
    by: "paid-status",
  },
  {
    name: "a payment is larger than what it pays",
    sql: `update payment set fen = fen + 100 where id = ${one("payment", "state = 'paid'")}`,
    by: "payment-sum",
  },
  {
    name: "a batch says another total",
    sql: `update batch set total_fen = total_fen + 1 where id = ${one("batch", "state <> 'cancelled'")}`,
    by: "batch-sum",
  },
  {
    name: "whoever prepared releases",
    sql: `update batch set released_by = prepared_by where id = ${one("batch", "released_by is not null")}`,
    by: "three-people",
  },
  {
    name: "whoever decided releases",
    sql: `update batch b set released_by = d.decided_by from payment p join award a on a.id = p.award
      join decision d on d.id = a.decision where p.batch = b.id and b.released_by is not null`,
    by: "decider-pays",
  },
  {
    name: "money goes to an account that nobody verified",
    sql: `update payee_account set decided_by = null
      where id = (select account from payment where state = 'paid' limit 1)`,
    by: "payee-account",
  },
  {
    name: "a claim jumps from draft to paid",
    sql: `update claim_event set from_status = 'draft', to_status = 'paid' where id = ${one("claim_event", "to_status = 'in_review'")}`,
    by: "move",
  },
  {
    name: "a claim stands where its trail does not end",
    sql: `update claim set status = 'rejected' where id = ${one("claim", "status in ('awaiting_funds', 'paying', 'submitted', 'in_review')")}`,
    by: "trail",
  },
  {
    name: "a claim goes on without a decision",
    sql: `delete from decision where claim = (select claim from award where claim is not null limit 1)`,
    by: "decided",
  },
  {
    name: "the same officer reviews and decides",
    sql: `update claim_step s set done_by = r.done_by from claim_step r where r.claim = s.claim and r.kind = 'review'
      and r.state = 'done' and s.kind = 'decide' and s.state = 'done'`,
    by: "two-steps",
  },
  {
    name: "a second live claim for the same thing",
    sql: `drop index claim_subject_live; insert into claim_subject (claim, grp, key_index, period, live)
      select claim, grp, key_index, period, true from claim_subject where live limit 1`,
    by: "same-subject",
  },
  {
    name: "a paid claim gives its subject away",
    sql: `update claim_subject set live = false where claim = ${one("claim", "status in ('paying', 'paid', 'awaiting_funds')")}`,
    by: "subject-alive",
  },
];
