import type { AssignmentDetail, Resource, Verb } from "@jucai/contract";
import { sql } from "kysely";
import { type Actor, type PermissionTable, scopeFor } from "#kernel/permissions/index.ts";
import { Refusal } from "#kernel/refusal.ts";
import type { ScopedTransaction } from "#kernel/scope.ts";
import { isSitting } from "./goal.ts";
import type { AssignmentRow, Looked } from "./look.ts";
import { worksAt } from "../works-at.ts";

type May = AssignmentDetail["may"][number];

/** What somebody may do with an assignment, whatever its state. */
export type Reach = {
  readonly account: string;
  /** Of the owing unit. */
  readonly owes: (row: AssignmentRow) => boolean;
  /** Collects for the place, or is the collecting unit. */
  readonly collects: (row: AssignmentRow) => boolean;
  readonly sits: (row: AssignmentRow) => boolean;
  readonly slips: (row: AssignmentRow) => boolean;
};

/** Reads the permission table once for whoever asks. */
export function reachIn(table: PermissionTable, actor: Actor): Reach {
  const within = (resource: Resource, verb: Verb, unitOf: (row: AssignmentRow) => string | null) => {
    const scope = scopeFor(table, actor, resource, verb);
    return (row: AssignmentRow) => {
      const unit = unitOf(row);
      return (
        scope !== undefined &&
        (scope.all || scope.places.includes(row.place) || (unit !== null && scope.units.includes(unit)))
      );
    };
  };
  // A supervisor reaches every unit below his own and speaks only for that one.
  const own = ({ unit_id }: AssignmentRow) =>
    actor.grants.every(({ role }) => role !== "supervisor") || worksAt(actor, unit_id);
  const both = (a: (row: AssignmentRow) => boolean, b: (row: AssignmentRow) => boolean) => (row: AssignmentRow) =>
    a(row) && b(row);
  return {
    account: actor.account,
    owes: both(
      within("task", "update", ({ unit_id }) => unit_id),
      own,
    ),
    collects: within("task", "approve", ({ collecting }) => collecting),
    sits: both(
      within("task", "create", ({ unit_id }) => unit_id),
      own,
    ),
    slips: within("slip", "create", ({ unit_id }) => unit_id),
  };
}

/** What hangs on an assignment and opens or closes ways. */
export type Hanging = {
  /** Who handed in the report that waits. */
  readonly reportBy: string | null;
  readonly postponementBy: string | null;
  readonly urgedToday: boolean;
  readonly slip: boolean;
};

export async function standingOf(tx: ScopedTransaction, id: string, on: string, slip: boolean): Promise<Hanging> {
  const { rows } = await sql<Omit<Hanging, "slip">>`select
    (select handed_in_by from task_report where assignment = ${id}::uuid and state = 'handed_in') as "reportBy",
    (select asked_by from task_postponement where assignment = ${id}::uuid and state = 'asked') as "postponementBy",
    exists (select 1 from task_reminder where assignment = ${id}::uuid and step = 'urge' and on_day = ${on}::date)
      as "urgedToday"`.execute(tx);
  return { ...(rows[0] ?? { reportBy: null, postponementBy: null, urgedToday: false }), slip };
}

/** What may be done now. Nobody accepts his own report or grants his own wish. */
export function mayNow({ row, task, state, lastDay }: Looked, reach: Reach, hanging: Hanging): May[] {
  const open = state === "open" || state === "returned";
  const others = (by: string | null) => by !== null && by !== reach.account;
  const all: readonly (readonly [May, boolean])[] = [
    ["report", state !== "done" && hanging.reportBy === null && !isSitting(task) && reach.owes(row)],
    ["accept", others(hanging.reportBy) && reach.collects(row)],
    ["return", others(hanging.reportBy) && reach.collects(row)],
    ["urge", open && !hanging.urgedToday && reach.collects(row)],
    ["slip", open && !hanging.slip && reach.slips(row)],
    ["postpone", open && lastDay !== null && hanging.postponementBy === null && reach.owes(row)],
    ["answer_postponement", others(hanging.postponementBy) && reach.collects(row)],
    ["sit", state !== "done" && isSitting(task) && reach.sits(row)],
  ];
  return all.filter(([, may]) => may).map(([what]) => what);
}

/** Refuses what may not be done now, and says why as well as it can be said. */
export function refuseUnless(it: Looked, reach: Reach, hanging: Hanging, wish: May): void {
  if (mayNow(it, reach, hanging).includes(wish)) return;
  const reached = wish === "report" || wish === "postpone" ? reach.owes(it.row) : reach.collects(it.row);
  if (!reached) {
    throw new Refusal("not_allowed", {
      zh: "这项应办事项不由您办理。",
      en: "This assignment is not yours to deal with.",
    });
  }
  const own = [hanging.reportBy, hanging.postponementBy].includes(reach.account);
  if (own && (wish === "accept" || wish === "return" || wish === "answer_postponement")) {
    throw new Refusal("not_allowed", {
      zh: "自己填报或申请的，不能自己接收或批准，请换一位同事。",
      en: "What you handed in or asked for yourself has to be dealt with by somebody else.",
    });
  }
  throw new Refusal("wrong_state", {
    zh: "按它现在的状态不能这样办，请刷新后再看。",
    en: "Its present state does not allow this; reload and look again.",
  });
}
