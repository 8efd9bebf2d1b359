import type { Text } from "@jucai/engine";
import type { Scored } from "@jucai/engine/supervise";
import { sql } from "kysely";
import type { ScopedTransaction } from "#kernel/scope.ts";

/** Something that gives or takes points, with the unit it happened to. `ref` tells two of one kind on one assignment apart. */
export type Happened = Scored & {
  readonly unit: string;
  readonly document: string;
  readonly ref: string;
  readonly label: Text;
};

type Row = Omit<Happened, "label"> & { readonly label: Text };

/**
 * What happened to units in a year, up to and including `on`.
 *
 * An assignment belongs to the year of its own day, also where offices open again in the next year only. A report that
 * was accepted counts as of the day on which it was handed in, however long it lay; whoever dropped out (a repealed
 * document) neither wins nor loses.
 */
export async function happenedIn(
  tx: ScopedTransaction,
  { year, units, on }: { readonly year: number; readonly units?: readonly string[]; readonly on: string },
): Promise<Happened[]> {
  const first = `${year}-01-01`;
  const last = `${year}-12-31`;
  const only = units === undefined ? sql`` : sql`and a.unit_id = any(${[...units]}::uuid[])`;
  const { rows } = await sql<Row>`
    with due as (
      select a.*, coalesce(a.postponed_to, a.last_day) as until, coalesce(a.postponed_to, a.day) as own_day,
        a.done_on as finished
      from task_assignment a
      where a.dropped_on is null ${only}
    ), mine as (
      select * from due where own_day between ${first}::date and ${last}::date
    ), own as (
      select a.* from task_assignment a where a.dropped_on is null ${only}
    )
    select unit_id as unit, document, task, id as assignment, label, event, day::text as on, ref from (
      select unit_id, document, task, id, label, 'done_in_time' as event, finished as day, '' as ref
        from mine where state = 'done' and finished <= until
      union all
      select unit_id, document, task, id, label, 'done_late', finished, ''
        from mine where state = 'done' and finished > until
      union all
      select unit_id, document, task, id, label, 'not_done', until + 1, ''
        from mine where state in ('open', 'returned') and until < ${on}::date
      union all
      select a.unit_id, a.document, a.task, a.id, a.label, 'returned', r.decided_on, r.id::text
        from task_report r join own a on a.id = r.assignment
        where r.state = 'returned' and r.decided_on between ${first}::date and ${last}::date
      union all
      select a.unit_id, a.document, a.task, a.id, a.label, 'slip_issued', s.issued_on, s.id::text
        from slip s join own a on a.id = s.assignment
        where s.issued_on between ${first}::date and ${last}::date
      union all
      select a.unit_id, a.document, a.task, a.id, a.label, 'slip_answered_late', s.first_answered_on, s.id::text
        from slip s join own a on a.id = s.assignment
        where s.first_answered_on > s.answer_by and s.first_answered_on between ${first}::date and ${last}::date
    ) as all_of_it
    where day <= ${on}::date
    order by day, id, event, ref`.execute(tx);
  return rows;
}
