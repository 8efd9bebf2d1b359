import type { Opinion, OpinionRequest, OpinionsQuery } from "@jucai/contract";
import type { Selectable } from "kysely";
import { record } from "#kernel/audit/index.ts";
import { type Clock, today } from "#kernel/clock.ts";
import { Refusal } from "#kernel/refusal.ts";
import type { ScopedTransaction } from "#kernel/scope.ts";
import { withMerged } from "../duplicates/index.ts";
import { collectionOf, dutiesOn, dueInYear, publishedDuties, type PublishedDuty } from "../liaison/duties.ts";
import { against, listYear } from "../liaison/periods.ts";
import {
  type Asking,
  notAfterToday,
  refOf,
  subjectColumns,
  subjectsOf,
  subjectWithin,
  unitsOf,
  unitWithin,
} from "../liaison/subjects.ts";
import { type OpinionTables, opinionTables } from "./opinions.tables.ts";

export type Doing = Asking & { readonly clock: Clock };
type Row = Selectable<OpinionTables["opinion"]>;
type Wanted = {
  readonly query?: Omit<OpinionsQuery, "page" | "pageSize">;
  readonly id?: string;
  readonly limit: number;
  readonly offset: number;
};

/** Opinions within reach, the newest first. */
export async function opinionsOf(tx: ScopedTransaction, wanted: Wanted, on: string): Promise<Opinion[]> {
  const rows = await (
    await filtered(tx, wanted)
  )
    .selectAll()
    .orderBy("received_on", "desc")
    .orderBy("created_at", "desc")
    .orderBy("id")
    .limit(wanted.limit)
    .offset(wanted.offset)
    .execute();
  const subjects = await subjectsOf(
    tx,
    rows.flatMap((row) => row.person_id ?? row.employer_id ?? []),
  );
  const units = await unitsOf(
    tx,
    rows.flatMap((row) => [row.unit_id, row.handling_unit ?? row.unit_id]),
  );
  const duties = await publishedDuties(tx);
  return rows.map((row) => {
    const from = row.person_id === null && row.employer_id === null ? null : refOf(row);
    return {
      id: row.id,
      from: from === null ? null : subjects.of(from.kind, from.id),
      fromName: row.from_name,
      text: row.text,
      topic: row.topic,
      receivedOn: row.received_on,
      unit: units(row.unit_id),
      status: row.status,
      handling: row.handling_unit === null ? null : units(row.handling_unit),
      deadline: row.deadline,
      state:
        row.deadline === null || row.answered_on !== null || row.closed_on !== null ? null : against(row.deadline, on),
      answer: row.answer === null ? null : { text: row.answer, on: row.answered_on ?? "", by: row.answered_name ?? "" },
      closed: row.closed_on === null ? null : { on: row.closed_on, why: row.closed_why ?? "" },
      year: row.year,
      late: isLate(row, duties),
      gathering: row.gathering,
    };
  });
}

/** Whether it was written down after the last day of the list that it belongs to. */
export function isLate(
  { place, year, entered_on }: Pick<Row, "place" | "year" | "entered_on">,
  duties: readonly PublishedDuty[],
): boolean {
  const collection = collectionOf(duties, place, "opinions");
  return collection !== undefined && entered_on > dueInYear(collection, year);
}

async function filtered(tx: ScopedTransaction, { query = {}, id }: Wanted) {
  let found = opinionTables(tx).selectFrom("opinion");
  if (id !== undefined) found = found.where("id", "=", id);
  if (query.year !== undefined) found = found.where("year", "=", query.year);
  if (query.unit !== undefined) found = found.where("unit_id", "=", query.unit);
  if (query.handling !== undefined) found = found.where("handling_unit", "=", query.handling);
  if (query.topic !== undefined) found = found.where("topic", "=", query.topic);
  if (query.status !== undefined) found = found.where("status", "=", query.status);
  if (query.subject !== undefined) {
    const ids = await withMerged(tx, query.subject);
    found = found.where((is) => is.or([is("person_id", "in", ids), is("employer_id", "in", ids)]));
  }
  return found;
}

export async function listOpinions(tx: ScopedTransaction, query: OpinionsQuery, on: string) {
  const { page, pageSize } = query;
  const wanted = { query, limit: pageSize, offset: (page - 1) * pageSize };
  const { total } = await (
    await filtered(tx, wanted)
  )
    .select((of) => of.fn.countAll<string>().as("total"))
    .executeTakeFirstOrThrow();
  return { items: await opinionsOf(tx, wanted, on), page, pageSize, total: Number(total) };
}

export async function readOpinion(tx: ScopedTransaction, id: string, on: string): Promise<Opinion> {
  const [found] = await opinionsOf(tx, { id, limit: 1, offset: 0 }, on);
  if (found !== undefined) return found;
  throw new Refusal("not_found", { zh: "没有找到这条意见建议。", en: "There is no such opinion." });
}

/** Takes an opinion down. It belongs to the first yearly list that is not yet due on the day it was received. */
export async function recordOpinion(tx: ScopedTransaction, by: Doing, given: OpinionRequest): Promise<Opinion> {
  const now = today(by.clock);
  notAfterToday(given.receivedOn, now);
  if (given.from !== undefined) await subjectWithin(tx, given.from);
  const unit = await unitWithin(tx, by, given.unit);
  const collection = collectionOf(await dutiesOn(tx, now), unit.place, "opinions");
  const { id } = await opinionTables(tx)
    .insertInto("opinion")
    .values({
      ...(given.from === undefined ? { person_id: null, employer_id: null } : subjectColumns(given.from)),
      from_name: given.fromName ?? null,
      text: given.text,
      topic: given.topic,
      received_on: given.receivedOn,
      unit_id: unit.id,
      place: unit.place,
      handling_unit: null,
      deadline: null,
      answer: null,
      answered_on: null,
      answered_name: null,
      closed_on: null,
      closed_why: null,
      year: collection === undefined ? Number(given.receivedOn.slice(0, 4)) : listYear(collection.by, given.receivedOn),
      entered_on: now,
      gathering: given.gathering ?? null,
      created_by: by.actor.account,
      created_name: by.actor.name,
      created_at: by.clock.now(),
    })
    .returning("id")
    .executeTakeFirstOrThrow();
  await record(tx, by.actor, {
    action: "opinion.create",
    object: { kind: "opinion", id },
    detail: { topic: given.topic, unit: unit.id },
  });
  return readOpinion(tx, id, now);
}
