import type { ActivitiesQuery, Activity, ActivityKinds, ActivityList, ActivityRequest } from "@jucai/contract";
import type { ActivityKind, Text } from "@jucai/engine";
import { type Selectable, sql } from "kysely";
import { record } from "#kernel/audit/index.ts";
import { type Clock, today } from "#kernel/clock.ts";
import type { Actor } from "#kernel/permissions/index.ts";
import { Refusal } from "#kernel/refusal.ts";
import type { Scope, ScopedTransaction } from "#kernel/scope.ts";
import { bearsOn } from "#modules/library/places.ts";
import { currentPlans, type Plan } from "../plan/definitions.ts";
import { fileViews } from "../reports/report-views.ts";
import { ownFiles } from "../reports/own-files.ts";
import { briefsOf } from "../standing/views.ts";
import { type SupervisionTables, supervisionTables } from "../supervision.tables.ts";
import { settleActivity } from "./settle-activity.ts";

export type Doing = { readonly actor: Actor; readonly scope: Scope; readonly clock: Clock };
type Row = Selectable<SupervisionTables["activity"]>;
type Wanted = Omit<ActivitiesQuery, "page" | "pageSize"> & { readonly id?: string };

const filtered = (tx: ScopedTransaction, { id, year, kind, unit }: Wanted) => {
  let found = supervisionTables(tx).selectFrom("activity");
  if (id !== undefined) found = found.where("id", "=", id);
  if (kind !== undefined) found = found.where("kind", "=", kind);
  if (unit !== undefined) found = found.where("unit_id", "=", unit);
  if (year !== undefined) found = found.where("on_day", ">=", `${year}-01-01`).where("on_day", "<=", `${year}-12-31`);
  return found;
};

/** Activities within reach, the newest first. */
export async function listActivities(
  tx: ScopedTransaction,
  { page, pageSize, ...query }: ActivitiesQuery,
): Promise<ActivityList> {
  const { total } = await filtered(tx, query)
    .select((of) => of.fn.countAll<string>().as("total"))
    .executeTakeFirstOrThrow();
  const rows = await filtered(tx, query)
    .selectAll()
    .orderBy("on_day", "desc")
    .orderBy("id")
    .limit(pageSize)
    .offset((page - 1) * pageSize)
    .execute();
  return { items: await viewsOf(tx, rows), page, pageSize, total: Number(total) };
}

export async function readActivity(tx: ScopedTransaction, id: string): Promise<Activity> {
  const [view] = await viewsOf(tx, await filtered(tx, { id }).selectAll().execute());
  if (view !== undefined) return view;
  throw new Refusal("not_found", { zh: "没有找到这次活动。", en: "There is no such activity within your reach." });
}

async function viewsOf(tx: ScopedTransaction, rows: readonly Row[]): Promise<Activity[]> {
  const units = await briefsOf(
    tx,
    rows.map(({ unit_id }) => unit_id),
  );
  const files = await fileViews(
    tx,
    rows.flatMap((row) => row.files),
  );
  const plans = await currentPlans(tx);
  return rows.map((row) => ({
    id: row.id,
    kind: row.kind,
    kindName: row.kind_name,
    title: row.title,
    on: row.on_day,
    until: row.until_day,
    unit: units(row.unit_id),
    where: row.where_text,
    people: row.people,
    note: row.note,
    files: row.files.flatMap((id) => files.get(id) ?? []),
    recordedAt: row.created_at.toISOString(),
    recordedBy: row.by_name,
    withdrawn: row.withdrawn_on === null ? null : { on: row.withdrawn_on, why: row.withdrawn_why ?? "" },
    counts: tasksOf(plans, row.kind),
  }));
}

function tasksOf(plans: readonly Plan[], kind: string): { task: string; title: Text }[] {
  const tasks = plans.flatMap(({ supervision }) => supervision.tasks);
  return tasks
    .filter(({ goal }) => goal?.metric.activities?.includes(kind) === true)
    .map(({ id, title }) => ({ task: id, title }));
}

/** Kinds that documents ask for in the reader's places, with what was held in a year as far as he sees it. */
export async function activityKinds(
  tx: ScopedTransaction,
  { actor: { grants } }: Pick<Doing, "actor">,
  year: number,
): Promise<ActivityKinds> {
  const places = grants.flatMap((grant) => grant.places);
  const plans = (await currentPlans(tx)).filter(
    ({ place }) => places.length === 0 || places.some((each) => bearsOn(place, each)),
  );
  const { rows } = await sql<{ kind: string; held: number; people: number; units: string[] }>`
    select kind, count(*)::int as held, coalesce(sum(people), 0)::int as people, array_agg(distinct unit_id) as units
    from activity where withdrawn_on is null and on_day between make_date(${year}, 1, 1) and make_date(${year}, 12, 31)
    group by kind`.execute(tx);
  const held = new Map(rows.map((row) => [row.kind, row]));
  const units = await briefsOf(
    tx,
    rows.flatMap((row) => row.units),
  );
  const items = plans.flatMap(({ short, supervision }) =>
    supervision.activities.map((kind) => {
      const of = held.get(kind.id);
      return {
        kind: kind as ActivityKinds["items"][number]["kind"],
        policy: short,
        held: of?.held ?? 0,
        people: of?.people ?? 0,
        units: (of?.units ?? []).map(units),
      };
    }),
  );
  return { year, items };
}

/** Writes down what was held, and settles the tasks that it turns in the same transaction. */
export async function recordActivity(tx: ScopedTransaction, by: Doing, given: ActivityRequest): Promise<Activity> {
  const on = today(by.clock);
  const kind = await kindOf(tx, given.kind);
  refuseDays(given, on);
  const unit = await unitOf(tx, by, given.unit);
  if (kind.people !== undefined && given.people === undefined) throw needsPeople(kind);
  const files = await ownFiles(tx, by.actor, given.files ?? []);
  const { id } = await supervisionTables(tx)
    .insertInto("activity")
    .values({
      kind: kind.id,
      kind_name: JSON.stringify(kind.name),
      title: given.title,
      on_day: given.on,
      until_day: given.until ?? null,
      unit_id: unit.id,
      place: unit.place,
      where_text: given.where ?? null,
      people: given.people ?? null,
      note: given.note ?? null,
      files,
      by_account: by.actor.account,
      by_name: by.actor.name,
      created_at: by.clock.now(),
      withdrawn_on: null,
      withdrawn_by: null,
      withdrawn_why: null,
    })
    .returning("id")
    .executeTakeFirstOrThrow();
  await record(tx, by.actor, {
    action: "activity.create",
    object: { kind: "activity", id },
    detail: { kind: kind.id, on: given.on, unit: unit.id, people: given.people ?? null },
  });
  await settleActivity(tx, { kind: kind.id, day: given.on, place: unit.place }, on);
  return readActivity(tx, id);
}

/** Takes a wrong record back: it counts no more, and tasks that it turned are open again. */
export async function withdrawActivity(tx: ScopedTransaction, by: Doing, id: string, why: string): Promise<Activity> {
  const row = await filtered(tx, { id }).selectAll().forUpdate().executeTakeFirst();
  if (row === undefined) return readActivity(tx, id);
  await unitOf(tx, by, row.unit_id);
  if (row.withdrawn_on !== null) {
    throw new Refusal("wrong_state", { zh: "这次活动已经撤回。", en: "This activity is taken back already." });
  }
  const on = today(by.clock);
  await supervisionTables(tx)
    .updateTable("activity")
    .set({ withdrawn_on: on, withdrawn_by: by.actor.account, withdrawn_why: why })
    .where("id", "=", id)
    .execute();
  await record(tx, by.actor, { action: "activity.withdraw", object: { kind: "activity", id }, detail: { why } });
  await settleActivity(tx, { kind: row.kind, day: row.on_day, place: row.place }, on);
  return readActivity(tx, id);
}

async function kindOf(tx: ScopedTransaction, id: string): Promise<ActivityKind> {
  const found = (await currentPlans(tx))
    .flatMap(({ supervision }) => supervision.activities)
    .find((each) => each.id === id);
  if (found !== undefined) return found;
  throw new Refusal(
    "not_valid",
    { zh: "没有这类活动，请重新选择。", en: "There is no such kind of activity; choose another." },
    [{ field: "kind", says: "—" }],
  );
}

function refuseDays({ on, until }: Pick<ActivityRequest, "on" | "until">, today: string): void {
  if (on > today) {
    throw new Refusal("not_valid", {
      zh: `${on} 还没到，活动举办以后再登记。`,
      en: `${on} has not come yet; record an activity once it was held.`,
    });
  }
  if (until !== undefined && until < on) {
    throw new Refusal("not_valid", { zh: "结束日期早于开始日期。", en: "It ends before it begins." });
  }
}

function needsPeople({ people }: ActivityKind): Refusal {
  return new Refusal(
    "not_valid",
    {
      zh: `请填写${people?.zh ?? "人数"}；没有人就填 0。`,
      en: `Give the number: ${people?.en ?? "people"}; 0 if there was nobody.`,
    },
    [{ field: "people", says: people?.zh ?? "" }],
  );
}

/** A unit for which the actor may record. */
async function unitOf(tx: ScopedTransaction, { scope }: Doing, id: string): Promise<{ id: string; place: string }> {
  const { rows } = await sql<{ id: string; place: string }>`
    select id, place from unit where id = ${id}::uuid and successor is null`.execute(tx);
  const unit = rows[0];
  if (unit === undefined)
    throw new Refusal("not_valid", { zh: "没有这个单位，请重新选择。", en: "There is no such unit." });
  if (scope.all || scope.units.includes(unit.id) || scope.places.includes(unit.place)) return unit;
  throw new Refusal("not_allowed", {
    zh: "只能登记或撤回本单位的活动。",
    en: "You may record and take back activities of your own unit only.",
  });
}
