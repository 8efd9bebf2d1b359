import type { DutyStanding, LiaisonReminder } from "@jucai/contract";
import type { Text } from "@jucai/engine";
import { sql } from "kysely";
import { type Clock, today } from "#kernel/clock.ts";
import type { JobContext } from "#kernel/jobs/index.ts";
import type { ScopedDatabase, ScopedTransaction } from "#kernel/scope.ts";
import { type LiaisonRow, cardsOf } from "./standings.ts";
import { liaisonTables } from "./liaison.tables.ts";
import { reminderOf, type Stage, stageOf } from "./reminders.ts";
import { subjectsOf } from "./subjects.ts";

export const remindJob = "liaison.remind";
const why = "remind those who keep in touch";
/** Assignments in one step: what is in memory at a time. */
const step = 500;

export type Due = {
  readonly account: string;
  readonly about: "liaison" | "event" | "opinion" | "collection";
  readonly target: string;
  readonly stage: Stage;
  readonly due: string;
  readonly says: Text;
};
/** Something else that has last days, such as lists to hand in. */
export type Source = (tx: ScopedTransaction, on: string) => Promise<Due[]>;
/** Tells an account's holder outside the system, such as by SMS; what failed is told by the sender itself. */
export type Tell = (account: string, text: string) => Promise<void>;

/**
 * Writes the reminders of the day: each stage of each last day once, however often this runs, and one message for
 * everybody who got a new one.
 */
export async function remind(
  database: ScopedDatabase,
  clock: Clock,
  tell: Tell,
  others: readonly Source[],
  { signal }: Pick<JobContext, "signal">,
): Promise<{ reminders: number; told: number }> {
  const on = today(clock);
  const fresh: Due[] = [];
  for (const source of [eventsDue, ...others]) {
    fresh.push(...(await database.asSystem(why, async (tx) => write(tx, await source(tx, on), on))));
  }
  let after = "00000000-0000-0000-0000-000000000000";
  for (;;) {
    signal.throwIfAborted();
    const rows = await database.asSystem(why, (tx) => assigned(tx, after));
    const last = rows.at(-1);
    if (last === undefined) break;
    fresh.push(...(await database.asSystem(why, async (tx) => write(tx, await dutiesDue(tx, rows, on), on))));
    after = last.id;
  }
  const accounts = Map.groupBy(fresh, ({ account }) => account);
  for (const [account, of] of accounts) await tell(account, message(of));
  return { reminders: fresh.length, told: accounts.size };
}

function assigned(tx: ScopedTransaction, after: string): Promise<LiaisonRow[]> {
  return liaisonTables(tx)
    .selectFrom("liaison")
    .selectAll()
    .where("valid_to", "is", null)
    .where("contact_account", "is not", null)
    .where("id", ">", after)
    .orderBy("id")
    .limit(step)
    .execute();
}

async function dutiesDue(tx: ScopedTransaction, rows: readonly LiaisonRow[], on: string): Promise<Due[]> {
  const cards = await cardsOf(tx, rows, on);
  return cards.flatMap(({ id, contact, subject, standing }) => {
    const reminder = reminderOf(standing, on);
    if (reminder === undefined || contact.account === null) return [];
    return [
      { account: contact.account, about: "liaison", target: id, ...reminder, says: dutyText(subject.name, standing) },
    ];
  });
}

async function eventsDue(tx: ScopedTransaction, on: string): Promise<Due[]> {
  const { rows } = await sql<{ id: string; account: string; due: string; name: string; what: string }>`
    select distinct e.id, l.contact_account as account, e.due::text, coalesce(p.name, m.name, '') as name, e.what
    from liaison_event e
    join liaison l on l.subject = e.subject and l.valid_to is null and l.contact_account is not null
    left join person p on p.id = e.person_id left join employer m on m.id = e.employer_id
    where e.answered_on is null`.execute(tx);
  return rows.map(({ id, account, due, name, what }) => {
    // Due at once: also the day before its last day it would not be early.
    const stage = stageOf(due, on) ?? "near";
    const says = { zh: `${name}：${what}，请马上联系。`, en: `${name}: ${what}; be in touch at once.` };
    return { account, about: "event", target: id, stage, due, says };
  });
}

function dutyText(name: string, { says }: DutyStanding): Text {
  return { zh: `${name}：${says.zh}`, en: `${name}: ${says.en}` };
}

function message(of: readonly Due[]): string {
  const names = of.slice(0, 3).map(({ says }) => says.zh.split("：")[0]);
  return `您有 ${of.length} 项事情要办：${names.join("、")}${of.length > 3 ? "等" : ""}，请登录聚才工作台查看。`;
}

/** Writes those that are new; returns them. */
export async function write(tx: ScopedTransaction, due: readonly Due[], on: string): Promise<Due[]> {
  if (due.length === 0) return [];
  const { rows } = await sql<{ account: string; target: string; stage: string; due: string }>`
    insert into reminder (account, about, target, stage, due, on_day, says)
    select account, about, target, stage, due, ${on}::date, says
    from jsonb_to_recordset(${JSON.stringify(due)}::jsonb)
      as given(account uuid, about text, target uuid, stage text, due date, says jsonb)
    on conflict (account, target, due, stage) do nothing
    returning account, target, stage, due::text`.execute(tx);
  const key = (of: { account: string; target: string; stage: string; due: string }) =>
    `${of.account} ${of.target} ${of.stage} ${of.due}`;
  const written = new Set(rows.map(key));
  return due.filter((each) => written.has(key(each)));
}

type Page = { readonly page: number; readonly pageSize: number };
type Row = {
  readonly id: string;
  readonly about: Due["about"];
  readonly target: string;
  readonly stage: Stage;
  readonly due: string;
  readonly on_day: string;
  readonly says: Text;
  readonly subject: string | null;
  readonly subject_kind: "person" | "employer" | null;
};

/** My reminders, the newest first. */
export async function myReminders(tx: ScopedTransaction, account: string, { page, pageSize }: Page) {
  const { rows } = await sql<Row>`
    select r.id, r.about, r.target, r.stage, r.due::text, r.on_day::text, r.says,
      coalesce(l.subject, e.subject) as subject,
      case when coalesce(l.person_id, e.person_id) is not null then 'person'
        when coalesce(l.employer_id, e.employer_id) is not null then 'employer' end as subject_kind
    from reminder r
    left join liaison l on r.about = 'liaison' and l.id = r.target
    left join liaison_event e on r.about = 'event' and e.id = r.target
    where r.account = ${account}::uuid
    order by r.on_day desc, r.due, r.id limit ${pageSize} offset ${(page - 1) * pageSize}`.execute(tx);
  const { rows: counted } = await sql<{ n: number }>`
    select count(*)::int as n from reminder where account = ${account}::uuid`.execute(tx);
  const subjects = await subjectsOf(
    tx,
    rows.flatMap(({ subject }) => subject ?? []),
  );
  const items: LiaisonReminder[] = rows.map((row) => ({
    id: row.id,
    liaison: row.about === "liaison" ? row.target : null,
    opinion: row.about === "opinion" ? row.target : null,
    subject: row.subject === null || row.subject_kind === null ? null : subjects.of(row.subject_kind, row.subject),
    stage: row.stage,
    due: row.due,
    on: row.on_day,
    says: row.says,
  }));
  return { items, page, pageSize, total: counted[0]?.n ?? 0 };
}
