import type { BookCheck } from "./check.ts";

/** Every way a status may change, written down here once more and on purpose: this program trusts no other. */
const moves: Readonly<Record<string, string>> = {
  draft: "awaiting_employer submitted",
  awaiting_employer: "submitted in_review approved awaiting_funds withdrawn",
  submitted: "in_review awaiting_employer approved awaiting_funds correction rejected withdrawn",
  in_review: "awaiting_employer submitted approved awaiting_funds correction rejected withdrawn",
  correction: "in_review submitted withdrawn",
  approved: "in_notice awaiting_funds withdrawn",
  in_notice: "objection approved awaiting_funds withdrawn",
  objection: "in_notice in_review withdrawn",
  awaiting_funds: "paying paid bounced suspended stopped withdrawn",
  paying: "awaiting_funds paid bounced suspended stopped clawback",
  bounced: "awaiting_funds paying paid suspended stopped clawback",
  suspended: "awaiting_funds paying paid bounced stopped clawback",
  paid: "paying bounced clawback",
  clawback: "awaiting_funds paying paid suspended stopped",
  stopped: "awaiting_funds paying paid bounced suspended clawback",
  rejected: "in_review",
  withdrawn: "",
};
const allowed = Object.entries(moves)
  .flatMap(([from, to]) =>
    to
      .split(" ")
      .filter(Boolean)
      .map((each) => `('${from}', '${each}')`),
  )
  .join(", ");

/** A claim passes through its process step by step, and whoever prepared does not approve (DESIGN §5, rules 1 and 2). */
export const claimChecks: readonly BookCheck[] = [
  {
    id: "move",
    says: { zh: "状态只按规定变化", en: "Statuses change only as they may" },
    sql: `select claim::text as what, from_status || ' → ' || to_status as found, 'an allowed move' as expected
      from claim_event where from_status <> to_status and (from_status, to_status) not in (${allowed})`,
  },
  {
    id: "trail",
    says: { zh: "经过首尾相接，与现状一致", en: "The trail has no gap and ends where the claim stands" },
    sql: `with trail as (
        select claim, id, from_status, to_status, lag(to_status) over (partition by claim order by id) as before,
          lead(id) over (partition by claim order by id) is null as last from claim_event)
      select claim::text as what, from_status as found, before as expected from trail where before <> from_status
      union all
      select c.id::text, c.status, t.to_status from claim c join trail t on t.claim = c.id and t.last
      where c.status <> t.to_status`,
  },
  {
    id: "decided",
    says: { zh: "往下走的办件都有同意的决定", en: "What goes on was decided with yes" },
    sql: `select coalesce(c.number, c.id::text) as what, c.status as found, 'an approving decision' as expected from claim c
      where c.status in ('in_notice', 'objection', 'awaiting_funds', 'paying', 'paid', 'bounced')
        and coalesce((select d.outcome from decision d where d.claim = c.id order by d.decided_at desc, d.id desc limit 1), 'none')
          <> 'approved'`,
  },
  {
    id: "own-decision",
    says: { zh: "填报人不作决定", en: "Whoever made a claim does not decide it" },
    sql: `select d.letter_number as what, d.decided_name as found, 'somebody else' as expected
      from decision d join claim c on c.id = d.claim where d.decided_by = c.made_by`,
  },
  {
    id: "two-steps",
    says: { zh: "前后环节不是同一个人", en: "Nobody checks his own work" },
    sql: `select a.claim::text as what, a.done_name as found, 'somebody else' as expected
      from claim_step a join claim_step b on a.claim = b.claim and a.done_by = b.done_by and a.ordinal < b.ordinal
      where a.kind in ('review', 'countersign', 'decide') and b.kind in ('review', 'countersign', 'decide')
        and a.state = 'done' and b.state = 'done'`,
  },
  {
    id: "notice",
    says: { zh: "要公示的都公示过", en: "What needs a notice had one" },
    sql: `select coalesce(c.number, c.id::text) as what, 'no clear notice' as found, 'a notice that ended clear' as expected
      from claim c where c.status in ('awaiting_funds', 'paying', 'paid', 'bounced')
        and exists (select 1 from claim_step s where s.claim = c.id and s.kind = 'notice' and s.state <> 'skipped')
        and not exists (select 1 from notice_row r where r.claim = c.id and r.state = 'clear')`,
  },
  {
    id: "ended-money",
    says: { zh: "不予通过、撤回的办件不占钱", en: "What was refused or withdrawn holds no money" },
    sql: `select coalesce(c.number, c.id::text) as what, sum(h.fen)::text as found, '0' as expected
      from claim c join award a on a.claim = c.id join instalment i on i.award = a.id
        join hold h on h.instalment = i.id and h.state in ('held', 'in_payment')
      where c.status in ('rejected', 'withdrawn') group by c.id, c.number`,
  },
  {
    id: "paid-claim",
    says: { zh: "已发清的办件各期都付了", en: "A claim paid in full has nothing open" },
    sql: `select coalesce(c.number, c.id::text) as what, i.status as found, 'paid' as expected
      from claim c join award a on a.claim = c.id join instalment i on i.award = a.id
      where c.status = 'paid' and i.status not in ('paid', 'paid_before', 'cancelled')`,
  },
  {
    id: "awaiting-award",
    says: { zh: "等钱的办件有待遇", en: "What waits for money has an award" },
    sql: `select coalesce(c.number, c.id::text) as what, c.status as found, 'an award' as expected
      from claim c where c.kind = 'benefit' and c.status in ('paying', 'paid', 'bounced')
        and not exists (select 1 from award a where a.claim = c.id)`,
  },
];
