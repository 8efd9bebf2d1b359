import type { AssignmentList, AssignmentsQuery } from "@jucai/contract";
import { pinyin } from "pinyin-pro";
import type { Actor } from "#kernel/permissions/index.ts";
import type { ScopedTransaction } from "#kernel/scope.ts";
import { findRows } from "../standing/find.ts";
import { type Looked, lookAt } from "../standing/look.ts";
import { assignmentViews } from "../standing/views.ts";
import { pressure } from "./pressure.ts";
import { unitNames } from "./unit-names.ts";

/** What units owe, the most pressing light first; a page of it with the number of all. */
export async function listAssignments(
  tx: ScopedTransaction,
  actor: Pick<Actor, "grants">,
  query: AssignmentsQuery,
  on: string,
): Promise<AssignmentList> {
  const { page, pageSize } = query;
  const all = await pressing(tx, actor, query, on);
  const items = await assignmentViews(tx, all.slice((page - 1) * pageSize, page * pageSize));
  return { items, page, pageSize, total: all.length, on };
}

/** Everything that a query means, in the order in which lists show it. A light follows from the day, so all are looked at. */
export async function pressing(
  tx: ScopedTransaction,
  { grants }: Pick<Actor, "grants">,
  { light, state, mine, q, page: _page, pageSize: _size, ...wish }: AssignmentsQuery,
  on: string,
): Promise<Looked[]> {
  const units = mine === undefined ? {} : { units: [...new Set(grants.flatMap((grant) => grant.units))] };
  if (units.units?.length === 0) return [];
  const all = await lookAt(tx, await findRows(tx, { ...wish, ...units }), on);
  const wanted = all.filter(
    (it) => (light === undefined || it.shown.light.id === light) && (state === undefined || it.state === state),
  );
  const found = q.trim() === "" ? wanted : await named(tx, wanted, q.trim());
  return found.toSorted((a, b) => pressure(a) - pressure(b) || last(a).localeCompare(last(b)));
}

const last = ({ lastDay }: Looked): string => lastDay ?? "9999";

/** Those whose task or unit is called so, also by initials. */
async function named(tx: ScopedTransaction, all: readonly Looked[], q: string): Promise<Looked[]> {
  const units = await unitNames(
    tx,
    all.map(({ row }) => row.unit_id),
  );
  const wanted = q.toLowerCase();
  const fits = (text: string) => text.toLowerCase().includes(wanted) || initials(text).includes(wanted);
  return all.filter(({ task, row }) => {
    const unit = units(row.unit_id);
    return fits(task.title.zh) || fits(task.title.en) || fits(unit.zh) || task.clause.includes(q);
  });
}

const initials = (text: string): string =>
  pinyin(text, { pattern: "first", toneType: "none", type: "array" }).join("").toLowerCase();
