import type { ServiceRequestsQuery, ServiceRequestView } from "@jucai/contract";
import { sql } from "kysely";
import { Refusal } from "#kernel/refusal.ts";
import type { ScopedTransaction } from "#kernel/scope.ts";
import type { Sealing } from "#kernel/sealing/index.ts";
import { withMerged } from "#modules/registry/duplicates/index.ts";
import { type Request, serviceTables } from "./services.tables.ts";
import { viewsOf } from "./views.ts";

/** Requests within reach: open ones first, by the day on which they are due. */
export async function listRequests(tx: ScopedTransaction, sealing: Sealing, query: ServiceRequestsQuery, day: string) {
  const { page, pageSize } = query;
  const found = await filtered(tx, query, day);
  const counts = await found
    .select((of) => [
      of.fn.countAll<string>().as("total"),
      sql<number>`(count(*) filter (where state in ('asked', 'taken')))::int`.as("open"),
      sql<number>`(count(*) filter (where state in ('asked', 'taken') and due_on < ${day}::date))::int`.as("late"),
    ])
    .executeTakeFirstOrThrow();
  const rows = await found
    .selectAll()
    .orderBy(sql`state in ('asked', 'taken')`, "desc")
    .orderBy(sql`due_on asc nulls last`)
    .orderBy("created_at", "desc")
    .limit(pageSize)
    .offset((page - 1) * pageSize)
    .execute();
  const { total, open, late } = counts;
  return { items: await viewsOf(tx, sealing, rows, day), page, pageSize, total: Number(total), open, late };
}

async function filtered(tx: ScopedTransaction, query: ServiceRequestsQuery, day: string) {
  let found = serviceTables(tx).selectFrom("service_request");
  if (query.state !== undefined) found = found.where("state", "=", query.state);
  if (query.service !== undefined) found = found.where("service", "=", query.service);
  if (query.unit !== undefined) found = found.where("unit", "=", query.unit);
  if (query.person !== undefined) found = found.where("person_id", "in", await withMerged(tx, query.person));
  if (query.late === "true") {
    found = found.where("state", "in", ["asked", "taken"]).where("due_on", "<", day);
  }
  return found;
}

export async function requestRow(tx: ScopedTransaction, id: string): Promise<Request> {
  const row = await serviceTables(tx).selectFrom("service_request").selectAll().where("id", "=", id).executeTakeFirst();
  if (row !== undefined) return row;
  throw new Refusal("not_found", {
    zh: "没有找到这件服务申请，或者不在您的管理范围内。",
    en: "There is no such request within your reach.",
  });
}

export async function readRequest(
  tx: ScopedTransaction,
  sealing: Sealing,
  id: string,
  day: string,
): Promise<ServiceRequestView> {
  const [view] = await viewsOf(tx, sealing, [await requestRow(tx, id)], day);
  if (view === undefined) throw new Error("a row has one view");
  return view;
}

/** What one person asked for, the latest first. */
export async function requestsOf(tx: ScopedTransaction, sealing: Sealing, person: string, day: string) {
  const rows = await serviceTables(tx)
    .selectFrom("service_request")
    .selectAll()
    .where("person_id", "in", await withMerged(tx, person))
    .orderBy("created_at", "desc")
    .execute();
  return viewsOf(tx, sealing, rows, day);
}
