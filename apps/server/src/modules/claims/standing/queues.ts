/** The queues of the desk: one condition, one column of time, one main action each. Whoever adds one adds it here. */
import type { ClaimQueue, QueueKey } from "@jucai/contract";
import type { Text } from "@jucai/engine";
import { type RawBuilder, sql } from "kysely";
import type { Actor } from "#kernel/permissions/index.ts";
import type { ScopedTransaction } from "#kernel/scope.ts";

type Queue = {
  readonly key: QueueKey;
  readonly name: Text;
  readonly time: ClaimQueue["time"];
  readonly timeName: Text;
  readonly action: ClaimQueue["action"];
  readonly actionName: Text;
  /** On `claim c`; for one reader. */
  readonly where: (actor: Actor) => RawBuilder<unknown>;
};

const t = (zh: string, en: string): Text => ({ zh, en });
const review = { action: "review", actionName: t("审核", "Review") } as const;
const lookAt = { action: "look", actionName: t("查看", "Look") } as const;
const due = { time: "dueOn", timeName: t("办理期限", "Due") } as const;
const since = { time: "updatedOn", timeName: t("最近变化", "Last change") } as const;

/** Roles of an actor at units, as pairs for SQL. */
function mine(actor: Actor): RawBuilder<unknown> {
  const pairs = actor.grants.flatMap(({ role, units }) => units.map((unit) => ({ role, unit })));
  const places = actor.grants.flatMap(({ role, places: codes }) => codes.map((place) => ({ role, place })));
  return sql`(
    (s.unit is not null and exists (select from jsonb_to_recordset(${JSON.stringify(pairs)}::jsonb) as g(role text, unit uuid)
      where g.role = s.role and g.unit = s.unit))
    or (s.unit is null and exists (select from jsonb_to_recordset(${JSON.stringify(places)}::jsonb) as g(role text, place text)
      where g.role = s.role and g.place = c.place)))`;
}

/** A step is open that the actor holds, and he neither made the claim nor did another step of it. */
const openForMe = (
  actor: Actor,
) => sql`(c.status in ('submitted', 'in_review', 'approved') and c.made_by <> ${actor.account}::uuid
  and c.person_id is distinct from ${actor.person}::uuid
  and exists (select from claim_step s where s.claim = c.id and s.state = 'open'
    and s.kind in ('review', 'countersign', 'decide', 'record') and ${mine(actor)})
  and not exists (select from claim_step s where s.claim = c.id and s.done_by = ${actor.account}::uuid and s.state = 'done'
    and s.kind in ('review', 'countersign', 'decide') and s.key is distinct from c.step))`;

const backFromCorrection = sql`(c.round > 0 and (select e.command from claim_event e where e.claim = c.id
  order by e.id desc limit 1) = 'correct')`;

export const queues: readonly Queue[] = [
  {
    key: "to_review",
    name: t("待审核", "To review"),
    ...due,
    ...review,
    where: (actor) => sql`${openForMe(actor)} and not ${backFromCorrection}`,
  },
  {
    key: "corrected",
    name: t("补正已交", "Back from correction"),
    ...due,
    ...review,
    where: (actor) => sql`${openForMe(actor)} and ${backFromCorrection}`,
  },
  {
    key: "returned",
    name: t("我退回的", "Returned by me"),
    ...since,
    ...lookAt,
    where: (actor) => sql`c.status = 'correction' and exists (select from claim_event e
      where e.claim = c.id and e.command = 'return' and e.account = ${actor.account}::uuid)`,
  },
  {
    key: "confirming",
    name: t("等单位核实", "With the employer"),
    time: "submittedOn",
    timeName: t("提交日期", "Handed in"),
    action: "take_over",
    actionName: t("人工核实", "Find out by hand"),
    where: () => sql`c.status = 'awaiting_employer'`,
  },
  { key: "in_notice", name: t("公示中", "In notice"), ...since, ...lookAt, where: () => sql`c.status = 'in_notice'` },
  {
    key: "objections",
    name: t("异议核查", "Objections"),
    ...since,
    ...lookAt,
    where: () => sql`c.status = 'objection'`,
  },
  {
    key: "paying",
    name: t("拨付中", "With finance"),
    ...since,
    ...lookAt,
    where: () => sql`c.status in ('awaiting_funds', 'paying', 'bounced', 'suspended', 'clawback')`,
  },
  { key: "all", name: t("全部办件", "Whole office"), ...due, ...lookAt, where: () => sql`true` },
];

export function queueOf(key: QueueKey): Queue {
  const found = queues.find((queue) => queue.key === key);
  if (found === undefined) throw new Error(`there is no queue ${key}`);
  return found;
}

type Counted = { count: number; overdue: number; next_on: string | null };

/** Every queue with how many claims are in it, how many of them late, and the next day of its column. */
export async function countQueues(tx: ScopedTransaction, actor: Actor, day: string): Promise<ClaimQueue[]> {
  const items: ClaimQueue[] = [];
  for (const { where, ...queue } of queues) {
    const time = {
      dueOn: sql`c.due_on`,
      submittedOn: sql`c.submitted_on`,
      updatedOn: sql`(c.updated_at at time zone 'Asia/Shanghai')::date`,
    }[queue.time];
    const { rows } = await sql<Counted>`
      select count(*)::int as count, count(*) filter (where c.due_on < ${day}::date and c.paused_since is null)::int as overdue,
        min(${time})::text as next_on
      from claim c where c.status <> 'draft' and ${where(actor)}`.execute(tx);
    const [row] = rows;
    items.push({ ...queue, count: row?.count ?? 0, overdue: row?.overdue ?? 0, nextOn: row?.next_on ?? null });
  }
  return items;
}
