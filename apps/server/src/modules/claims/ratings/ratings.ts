import { randomUUID } from "node:crypto";
import type { OwnRating, Rating, RatingsQuery } from "@jucai/contract";
import type { Text } from "@jucai/engine";
import { type RawBuilder, sql } from "kysely";
import { record } from "#kernel/audit/index.ts";
import { type Clock, today } from "#kernel/clock.ts";
import { notify } from "#kernel/notify/index.ts";
import type { Actor } from "#kernel/permissions/index.ts";
import { Refusal } from "#kernel/refusal.ts";
import type { ScopedTransaction } from "#kernel/scope.ts";
import { addWorkingDays } from "#kernel/working-days.ts";
import { settingOf } from "../../library/index.ts";

type Doing = { readonly actor: Actor; readonly clock: Clock };
type Row = {
  readonly id: string;
  readonly claim: string;
  readonly number: string;
  readonly title: Text;
  readonly score: Rating["score"];
  readonly words: string | null;
  readonly at: Date;
  readonly due_on: string | null;
  readonly due_known: boolean;
  readonly outcome: NonNullable<Rating["callback"]>["outcome"];
  readonly outcome_words: string | null;
  readonly called_name: string | null;
  readonly called_at: Date | null;
  readonly total: number;
};

/** The two that are called back: 不满意 and 非常不满意. */
const bad = 2;
/** Nothing more follows for the claimant: it can be rated. A recognition ends as approved, without a step left. */
const isClosed = sql<boolean>`(c.status in ('paid', 'rejected', 'withdrawn', 'stopped') or c.status = 'approved'
  and not exists (select 1 from claim_step s where s.claim = c.id and s.state in ('open', 'waiting')))`;

const found = (where: RawBuilder<boolean>, limit: number, offset: number): RawBuilder<Row> => sql<Row>`
  select r.id, c.id as claim, c.number, c.title, r.score, r.words, r.at, r.due_on::text, r.due_known, r.outcome,
    r.outcome_words, r.called_name, r.called_at, count(*) over ()::int as total
  from claim_rating r join claim c on c.id = r.claim where ${where}
  order by (r.score <= ${bad} and r.outcome is null) desc, r.due_on nulls last, r.at desc, r.id
  limit ${limit} offset ${offset}`;

function view(row: Row, on: string): Rating {
  const { due_on: dueOn, due_known: dueKnown, outcome, outcome_words: words, called_name: by } = row;
  const state = outcome !== null ? "done" : dueOn !== null && dueOn < on ? "overdue" : "open";
  return {
    id: row.id,
    claim: { id: row.claim, number: row.number, title: row.title },
    score: row.score,
    words: row.words,
    at: row.at.toISOString(),
    callback:
      row.score > bad ? null : { dueOn, dueKnown, state, outcome, words, by, at: row.called_at?.toISOString() ?? null },
  };
}

/** How a claim was rated, and whether whoever asks may still do so. */
export async function ownRating(tx: ScopedTransaction, { actor, clock }: Doing, claim: string): Promise<OwnRating> {
  const { rows } = await sql<{ closed: boolean; his: boolean }>`
    select ${isClosed} as closed, (c.person_id = ${actor.person}::uuid
      or c.employer_id = any(${clerkOf(actor)}::uuid[])) is true as his
    from claim c where c.id = ${claim}::uuid and c.status <> 'draft'`.execute(tx);
  const [standing] = rows;
  if (standing === undefined) throw noClaim();
  const [row] = (await found(sql`c.id = ${claim}::uuid`, 1, 0).execute(tx)).rows;
  const rating = row === undefined ? null : view(row, today(clock));
  return { rating, mayRate: rating === null && standing.closed && standing.his };
}

const clerkOf = ({ grants }: Actor): string[] =>
  grants.flatMap(({ role, units }) => (role === "employer_clerk" || role === "township_clerk" ? units : []));

/** Once for a claim, by its claimant alone, when it is closed. A bad one becomes a call-back with a limit. */
export async function rate(
  tx: ScopedTransaction,
  by: Doing,
  claim: string,
  { score, words }: { readonly score: Rating["score"]; readonly words?: string },
): Promise<OwnRating> {
  const { rating, mayRate } = await ownRating(tx, by, claim);
  if (rating !== null) throw already();
  if (!mayRate) throw notYet();
  const { actor, clock } = by;
  const on = today(clock);
  const { rows } = await sql<{ place: string; number: string; units: string[] }>`
    select place, number, units from claim where id = ${claim}::uuid`.execute(tx);
  const [{ place, number, units } = { place: "", number: "", units: [] }] = rows;
  const days = score <= bad ? await settingOf(tx, place, "place#rating_callback_days", on) : undefined;
  const due = typeof days === "number" ? addWorkingDays(on, days) : undefined;
  const id = randomUUID();
  const { numAffectedRows } = await sql`
    insert into claim_rating (id, claim, place, score, words, account, at, due_on, due_known)
    values (${id}::uuid, ${claim}::uuid, ${place}, ${score}, ${words ?? null}, ${actor.account}::uuid, ${clock.now()},
      ${due?.day ?? null}::date, ${due?.known ?? true})
    on conflict (claim) do nothing`.execute(tx);
  if (numAffectedRows === 0n) throw already();
  await record(tx, actor, { action: "rating.create", object: { kind: "claim", id: claim }, detail: { number, score } });
  if (score <= bad) for (const unit of units) await tellOffice(tx, clock, unit, number);
  return ownRating(tx, by, claim);
}

async function tellOffice(tx: ScopedTransaction, clock: Clock, unit: string, number: string): Promise<void> {
  for (const role of ["officer", "talent_office"] as const) {
    await notify(
      tx,
      clock,
      { unit, role },
      {
        kind: "rating.bad",
        says: {
          zh: `办件 ${number} 的申请人不满意，请回访。`,
          en: `The claimant of ${number} is not satisfied; call back.`,
        },
        link: "/desk/ratings",
        quietly: true,
      },
    );
  }
}

/** Ratings within reach: those whose call-back is still to be made first. */
export async function listRatings(tx: ScopedTransaction, on: string, { callback, page, pageSize }: RatingsQuery) {
  const where =
    callback === undefined
      ? sql<boolean>`true`
      : sql<boolean>`r.score <= ${bad} and (r.outcome is null) = ${callback === "open"}`;
  const { rows } = await found(where, pageSize, (page - 1) * pageSize).execute(tx);
  return { items: rows.map((row) => view(row, on)), page, pageSize, total: rows[0]?.total ?? 0 };
}

export async function ratingSummary(tx: ScopedTransaction, on: string) {
  const { rows } = await sql<{ score: Rating["score"]; count: number; open: number; overdue: number; done: number }>`
    select score, count(*)::int as count,
      count(*) filter (where score <= ${bad} and outcome is null and (due_on is null or due_on >= ${on}::date))::int as open,
      count(*) filter (where outcome is null and due_on < ${on}::date)::int as overdue,
      count(*) filter (where outcome is not null)::int as done
    from claim_rating group by score order by score desc`.execute(tx);
  const sum = (of: "count" | "open" | "overdue" | "done") => rows.reduce((all, row) => all + row[of], 0);
  return {
    total: sum("count"),
    scores: ([5, 4, 3, 2, 1] as const).map((score) => {
      return { score, count: rows.find((row) => row.score === score)?.count ?? 0 };
    }),
    callbacks: { open: sum("open"), overdue: sum("overdue"), done: sum("done") },
  };
}

/** What came of calling back. Nobody reached leaves it open for another try. */
export async function callBack(
  tx: ScopedTransaction,
  { actor, clock }: Doing,
  id: string,
  { outcome, words }: { readonly outcome: NonNullable<Row["outcome"]>; readonly words: string },
): Promise<Rating> {
  const { rows } = await sql<Row>`
    select score, outcome from claim_rating where id = ${id}::uuid for update`.execute(tx);
  const [before] = rows;
  if (before === undefined) throw noClaim();
  if (before.score > bad) throw notBad();
  if (before.outcome !== null && before.outcome !== "unreachable") throw done();
  await sql`
    update claim_rating set outcome = ${outcome}, outcome_words = ${words}, called_by = ${actor.account}::uuid,
      called_name = ${actor.name}, called_at = ${clock.now()} where id = ${id}::uuid`.execute(tx);
  await record(tx, actor, { action: "rating.call_back", object: { kind: "rating", id }, detail: { outcome } });
  const [row] = (await found(sql`r.id = ${id}::uuid`, 1, 0).execute(tx)).rows;
  if (row === undefined) throw noClaim();
  return view(row, today(clock));
}

function noClaim(): Refusal {
  return new Refusal("not_found", {
    zh: "没有找到，或者不在您的办理范围内。",
    en: "There is none within your reach.",
  });
}

function already(): Refusal {
  return new Refusal("already_there", { zh: "这件已经评价过了。", en: "This claim was rated already." });
}

function notYet(): Refusal {
  return new Refusal("wrong_state", {
    zh: "办结以后由申请人评价，现在还不能评。",
    en: "The claimant rates a claim once it is closed; it cannot be rated now.",
  });
}

function notBad(): Refusal {
  return new Refusal("wrong_state", {
    zh: "只有不满意和非常不满意的评价需要回访。",
    en: "Only bad ratings are called back.",
  });
}

function done(): Refusal {
  return new Refusal("wrong_state", { zh: "这条评价已经回访过了。", en: "This rating was called back already." });
}
