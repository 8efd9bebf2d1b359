import type { AssignmentsQuery } from "@jucai/contract";
import { sql, type SqlBool } from "kysely";
import type { ScopedTransaction } from "#kernel/scope.ts";
import { supervisionTables } from "../supervision.tables.ts";
import type { AssignmentRow } from "./look.ts";

/** Which assignments; what is left out does not narrow. Lights and states follow from the day and are not asked here. */
export type Wish = Partial<Omit<AssignmentsQuery, "light" | "state" | "page" | "pageSize" | "mine" | "q">> & {
  readonly ids?: readonly string[];
  /** Any of these units owes it. */
  readonly units?: readonly string[];
};

/** Rows within reach that were not dropped, in the order of their last day. */
export function findRows(tx: ScopedTransaction, wish: Wish): Promise<AssignmentRow[]> {
  let found = supervisionTables(tx).selectFrom("task_assignment").selectAll();
  // Whoever asks for one by its id is on its slip or sitting, which stay when the task is dropped.
  if (wish.ids === undefined) found = found.where("dropped_on", "is", null);
  const last = sql<string>`coalesce(postponed_to, last_day)`;
  if (wish.ids !== undefined) found = found.where("id", "in", [...wish.ids]);
  if (wish.units !== undefined) found = found.where("unit_id", "in", [...wish.units]);
  if (wish.unit !== undefined) found = found.where("unit_id", "=", wish.unit);
  if (wish.document !== undefined) found = found.where("document", "=", wish.document);
  if (wish.task !== undefined) found = found.where("task", "=", wish.task);
  if (wish.measure !== undefined) found = found.where("measure", "=", wish.measure);
  if (wish.period !== undefined) found = found.where("period", "=", wish.period);
  if (wish.kind !== undefined) found = found.where("kind", "=", wish.kind);
  if (wish.dueFrom !== undefined) found = found.where(sql<SqlBool>`${last} >= ${wish.dueFrom}::date`);
  if (wish.dueTo !== undefined) found = found.where(sql<SqlBool>`${last} <= ${wish.dueTo}::date`);
  if (wish.year !== undefined) found = found.where(ofYear(wish.year));
  return found
    .orderBy(sql`coalesce(postponed_to, last_day) nulls last`)
    .orderBy("task")
    .orderBy("unit_id")
    .execute();
}

/**
 * Due in that year by its own day: 31 December stays with its year where offices open again in the next one. What has no
 * day, or one far off, belongs to every year that it runs in.
 */
const ofYear = (year: number) => sql<SqlBool>`(
  extract(year from coalesce(postponed_to, day)) = ${year}
  or (last_day is null or period = 'once') and from_day <= make_date(${year}, 12, 31) and to_day >= make_date(${year}, 1, 1))`;
