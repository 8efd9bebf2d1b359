import type { BookCheck } from "./check.ts";

/** A fen leaves one account only to enter another; books always sum to zero (DESIGN §5, rule 3). */
export const ledgerChecks: readonly BookCheck[] = [
  {
    id: "posting-sum",
    says: { zh: "每笔分录借贷相等", en: "Every posting sums to zero" },
    sql: `select posting::text as what, sum(fen)::text as found, '0' as expected
      from ledger_entry group by posting having sum(fen) <> 0`,
  },
  {
    id: "posting-entries",
    says: { zh: "每笔分录至少两行", en: "Every posting has at least two entries" },
    sql: `select p.id::text as what, count(e.id)::text as found, '2' as expected
      from posting p left join ledger_entry e on e.posting = p.id group by p.id having count(e.id) < 2`,
  },
  {
    id: "balance",
    says: { zh: "账户余额等于分录之和", en: "A balance is the sum of its entries" },
    sql: `select a.id::text as what, a.balance_fen::text as found, coalesce(sum(e.fen), 0)::text as expected
      from ledger_account a left join ledger_entry e on e.account = a.id
      group by a.id, a.balance_fen having a.balance_fen <> coalesce(sum(e.fen), 0)`,
  },
  {
    id: "overdrawn",
    says: { zh: "除来源外没有账户透支", en: "No account but the source is overdrawn" },
    sql: `select id::text as what, balance_fen::text as found, '0' as expected
      from ledger_account where kind <> 'source' and balance_fen < 0`,
  },
  {
    id: "all-sum",
    says: { zh: "全部账户合计为零", en: "All accounts together sum to zero" },
    sql: `select 'all' as what, sum(balance_fen)::text as found, '0' as expected
      from ledger_account having sum(balance_fen) <> 0`,
  },
  {
    id: "held-account",
    says: { zh: "占用账户等于占用中的期次", en: "What is set aside equals its holds" },
    sql: `with holds as (
        select fund, year, case state when 'held' then 'held' else 'in_payment' end as kind, sum(fen) as fen
        from hold where state in ('held', 'in_payment') group by 1, 2, 3)
      select coalesce(a.id::text, h.fund::text || ' ' || h.year::text) as what, coalesce(a.balance_fen, 0)::text as found,
        coalesce(h.fen, 0)::text as expected
      from (select * from ledger_account where kind in ('held', 'in_payment')) a
        full join holds h on h.fund = a.fund and h.year = a.year and h.kind = a.kind
      where coalesce(a.balance_fen, 0) <> coalesce(h.fen, 0)`,
  },
  {
    id: "paid-account",
    says: { zh: "已付账户等于已付出的期次", en: "What is paid equals the holds that were spent" },
    sql: `with moved as (
        select a.fund, a.year, sum(e.fen) as fen from ledger_entry e join ledger_account a on a.id = e.account
          join posting p on p.id = e.posting
        where a.kind = 'paid' and e.ref_kind = 'hold' group by 1, 2),
      spent as (select fund, year, sum(fen) as fen from hold where state = 'spent' group by 1, 2)
      select coalesce(m.fund, s.fund)::text || ' ' || coalesce(m.year, s.year)::text as what,
        coalesce(m.fen, 0)::text as found, coalesce(s.fen, 0)::text as expected
      from moved m full join spent s on s.fund = m.fund and s.year = m.year
      where coalesce(m.fen, 0) <> coalesce(s.fen, 0)`,
  },
  {
    id: "reversed-twice",
    says: { zh: "一笔分录至多冲销一次", en: "A posting is reversed at most once" },
    sql: `select reverses::text as what, count(*)::text as found, '1' as expected
      from posting where reverses is not null group by reverses having count(*) > 1`,
  },
];
