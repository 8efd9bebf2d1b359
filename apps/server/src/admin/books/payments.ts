import type { BookCheck } from "./check.ts";

/** Paid at most once, with money set aside, by three people of whom none decided (DESIGN §5, rules 2 to 4). */
export const paymentChecks: readonly BookCheck[] = [
  {
    id: "paid-twice",
    says: { zh: "一期至多付成一次", en: "An instalment is paid at most once" },
    sql: `select l.instalment::text as what, count(*)::text as found, '1' as expected
      from payment_instalment l join payment p on p.id = l.payment
      where p.state in ('prepared', 'sent', 'paid') group by l.instalment having count(*) > 1`,
  },
  {
    id: "paid-status",
    says: { zh: "已付的期次有付成的付款", en: "A paid instalment has a payment that arrived" },
    sql: `select i.id::text as what, i.status as found, 'a paid payment' as expected
      from instalment i where i.status = 'paid' and not exists (
        select 1 from payment_instalment l join payment p on p.id = l.payment
        where l.instalment = i.id and p.state = 'paid')
      union all
      select i.id::text, i.status, 'paid' from instalment i join payment_instalment l on l.instalment = i.id and l.live
        join payment p on p.id = l.payment and p.state = 'paid' where i.status <> 'paid'`,
  },
  {
    id: "payment-hold",
    says: { zh: "送出的钱都有占用", en: "No money leaves without a hold" },
    sql: `select p.number as what, coalesce(sum(h.fen), 0)::text as found, l.fen::text as expected
      from payment p join payment_instalment l on l.payment = p.id and l.live
        left join hold h on h.instalment = l.instalment and h.state in ('in_payment', 'spent')
      where p.state in ('sent', 'paid') group by p.number, l.instalment, l.fen
      having coalesce(sum(h.fen), 0) <> l.fen`,
  },
  {
    id: "payment-sum",
    says: { zh: "付款等于它的各期", en: "A payment is the sum of its instalments" },
    sql: `select p.number as what, p.fen::text as found, coalesce(sum(l.fen), 0)::text as expected
      from payment p left join payment_instalment l on l.payment = p.id
      group by p.id, p.number, p.fen having p.fen <> coalesce(sum(l.fen), 0)
      union all
      select p.number, l.fen::text, i.fen::text from payment p join payment_instalment l on l.payment = p.id
        join instalment i on i.id = l.instalment where l.fen <> i.fen`,
  },
  {
    id: "batch-sum",
    says: { zh: "批次合计等于各笔付款", en: "A batch is the sum of its payments" },
    sql: `select b.number as what, b.total_fen::text as found, coalesce(sum(p.fen), 0)::text as expected
      from batch b left join payment p on p.batch = b.id and p.state <> 'cancelled'
      where b.state <> 'cancelled' group by b.id, b.number, b.total_fen having b.total_fen <> coalesce(sum(p.fen), 0)`,
  },
  {
    id: "three-people",
    says: { zh: "编制、复核、支付是三个人", en: "Three people prepare, check and release" },
    sql: `select number as what, 'the same person twice' as found, 'three people' as expected from batch
      where checked_by = prepared_by or released_by = prepared_by or released_by = checked_by
        or state in ('released', 'returned', 'closed') and (checked_by is null or released_by is null)`,
  },
  {
    id: "decider-pays",
    says: { zh: "作决定的人不经手付款", en: "Whoever decided does not pay" },
    sql: `select b.number as what, d.decided_name as found, 'somebody else' as expected
      from batch b join payment p on p.batch = b.id join award a on a.id = p.award join decision d on d.claim = a.claim
      where d.decided_by in (b.prepared_by, b.checked_by, b.released_by) and b.state <> 'cancelled'`,
  },
  {
    id: "payee-account",
    says: { zh: "只付到核实过的本人账户", en: "Money goes to the party's own account, verified by another" },
    sql: `select p.number as what, a.state as found, 'verified' as expected
      from payment p join payee_account a on a.id = p.account
      where p.state in ('sent', 'paid') and (a.decided_by is null or a.decided_by = a.entered_by
        or a.person_id is distinct from p.person_id or a.employer_id is distinct from p.employer_id)`,
  },
  {
    id: "payment-state",
    says: { zh: "付款状态与批次一致", en: "A payment stands where its batch stands" },
    sql: `select p.number as what, p.state as found, b.state as expected from payment p join batch b on b.id = p.batch
      where p.state in ('sent', 'paid', 'bounced') and b.state not in ('released', 'returned', 'closed')
        or p.state = 'prepared' and b.state not in ('prepared', 'checked')
        or p.state = 'sent' and b.state = 'closed'`,
  },
];
