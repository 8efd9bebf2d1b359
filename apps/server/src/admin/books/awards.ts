import type { BookCheck } from "./check.ts";

/** An award exists only with a decision, and its instalments are what it grants, to the fen (DESIGN §5, rules 3 to 5). */
export const awardChecks: readonly BookCheck[] = [
  {
    id: "award-decision",
    says: { zh: "每份待遇都有同意的决定", en: "Every award has a decision that says yes" },
    sql: `select a.number as what, coalesce(d.outcome, 'none') as found, 'approved' as expected
      from award a left join decision d on d.id = a.decision and d.claim = a.claim
      where a.origin = 'claim' and d.outcome is distinct from 'approved'`,
  },
  {
    id: "award-amount",
    says: { zh: "待遇金额等于决定金额", en: "An award grants what was decided" },
    sql: `select a.number as what, a.decided_fen::text as found, d.amount_fen::text as expected
      from award a join decision d on d.id = a.decision
      where a.origin = 'claim' and a.decided_fen is distinct from d.amount_fen`,
  },
  {
    id: "award-once",
    says: { zh: "一个决定只产生一份待遇", en: "A decision makes one award" },
    sql: `select decision::text as what, count(*)::text as found, '1' as expected
      from award where origin = 'claim' group by decision having count(*) > 1`,
  },
  {
    id: "instalment-sum",
    says: { zh: "各期之和等于待遇金额", en: "Instalments sum to their award" },
    sql: `select a.number as what, coalesce(sum(i.fen), 0)::text as found, a.total_fen::text as expected
      from award a left join instalment i on i.award = a.id
      group by a.id, a.number, a.total_fen having coalesce(sum(i.fen), 0) <> a.total_fen`,
  },
  {
    id: "hold-sum",
    says: { zh: "占用拆分合计等于本期金额", en: "The split over funds sums to its instalment" },
    sql: `select i.id::text as what, coalesce(sum(h.fen), 0)::text as found, i.fen::text as expected
      from instalment i left join hold h on h.instalment = i.id and h.state <> 'released'
      where i.status in ('held', 'batched', 'sent', 'paid', 'bounced')
      group by i.id, i.fen having coalesce(sum(h.fen), 0) <> i.fen`,
  },
  {
    id: "hold-left",
    says: { zh: "停发、取消的期次不再占用资金", en: "What is cancelled sets nothing aside" },
    sql: `select i.id::text as what, sum(h.fen)::text as found, '0' as expected
      from instalment i join hold h on h.instalment = i.id and h.state in ('held', 'in_payment')
      where i.status in ('cancelled', 'planned', 'paid_before') group by i.id`,
  },
  {
    id: "same-period",
    says: { zh: "同一待遇、同一对象、同一期至多一次", en: "One benefit, one subject, one period: at most once" },
    sql: `select benefit || ' ' || subject || ' ' || period as what, count(*)::text as found, '1' as expected
      from instalment where status <> 'cancelled'
      group by benefit, coalesce(person_id, employer_id), payee, subject, period having count(*) > 1`,
  },
  {
    id: "same-subject",
    says: { zh: "同一事由至多一件有效办件", en: "At most one live claim for one thing" },
    sql: `select grp as what, count(*)::text as found, '1' as expected
      from claim_subject where live group by grp, key_index, period having count(*) > 1`,
  },
  {
    id: "subject-alive",
    says: { zh: "有钱可领的办件占住它的事由", en: "A claim that may be paid holds its subject" },
    sql: `select coalesce(c.number, c.id::text) as what, 'none live' as found, 'live' as expected
      from claim c where c.status in ('awaiting_funds', 'paying', 'paid', 'bounced', 'suspended')
        and exists (select 1 from claim_subject s where s.claim = c.id)
        and not exists (select 1 from claim_subject s where s.claim = c.id and s.live)`,
  },
  {
    id: "cap",
    says: { zh: "不超过文件上限", en: "No limit of a document is passed" },
    sql: `select u.benefit || ' ' || u.cap || ' ' || u.year as what, u.used_fen || ' / ' || u.used_count as found,
        coalesce(u.limit_fen::text, '') || ' / ' || coalesce(u.limit_count::text, '') as expected
      from cap_use u where u.used_fen > u.limit_fen or u.used_count > u.limit_count
      union all
      select u.benefit || ' ' || u.cap || ' ' || u.year, u.used_fen::text, coalesce(sum(a.fen), 0)::text
      from cap_use u left join award_cap_use a using (benefit, party, payee, cap, year)
      group by u.benefit, u.party, u.payee, u.cap, u.year, u.used_fen having u.used_fen <> coalesce(sum(a.fen), 0)`,
  },
  {
    id: "programme-cap",
    says: { zh: "不超过项目年度上限", en: "No programme passes its yearly limit" },
    sql: `select benefit || ' ' || year as what, used_fen::text as found, fen::text as expected
      from programme_cap where used_fen > fen`,
  },
];
