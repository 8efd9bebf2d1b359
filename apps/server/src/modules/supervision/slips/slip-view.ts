import type { LightShown, Slip } from "@jucai/contract";
import type { Selectable } from "kysely";
import type { Actor } from "#kernel/permissions/index.ts";
import type { ScopedTransaction } from "#kernel/scope.ts";
import { unitBriefs } from "#modules/directory/units/index.ts";
import { assignmentsOf } from "../standing/standing.ts";
import type { SupervisionTables } from "../supervision.tables.ts";
import { worksAt } from "../works-at.ts";

export type SlipRow = Selectable<SupervisionTables["slip"]>;

/** Slips as the reader sees them, with what he may do with each. */
export async function slipViews(
  tx: ScopedTransaction,
  actor: Actor,
  rows: readonly SlipRow[],
  on: string,
): Promise<Slip[]> {
  if (rows.length === 0) return [];
  const assignments = new Map(
    (await assignmentsOf(tx, { on, ids: rows.map(({ assignment }) => assignment) })).map((it) => [it.id, it]),
  );
  const units = await unitBriefs(
    tx,
    rows.flatMap(({ unit_id, from_unit }) => (from_unit === null ? [unit_id] : [unit_id, from_unit])),
  );
  return rows.flatMap((row) => {
    const of = assignments.get(row.assignment);
    const [unit] = units.get(row.unit_id) ?? [];
    if (of === undefined || unit === undefined) return [];
    return [
      {
        id: row.id,
        number: numberOf(row),
        assignment: row.assignment,
        task: of.task,
        title: of.title,
        policy: of.policy,
        clause: of.clause,
        periodLabel: of.periodLabel,
        unit,
        from: row.from_unit === null ? null : (units.get(row.from_unit)?.[0] ?? null),
        issuedBy: row.issued_name,
        issuedOn: row.issued_on,
        light: row.light as LightShown,
        demand: row.demand,
        answerBy: row.answer_by,
        state: row.state,
        overdue: row.state === "issued" && on > row.answer_by,
        answer: answerOf(row),
        closed:
          row.closed_on === null
            ? null
            : { on: row.closed_on, by: row.closed_name ?? "", words: row.closed_words ?? "" },
        returned: row.returned,
        may: mayOf(row, actor),
      },
    ];
  });
}

/** Such as 督2024-003. */
export function numberOf({ year, no }: Pick<SlipRow, "year" | "no">): string {
  return `督${year}-${String(no).padStart(3, "0")}`;
}

function answerOf(row: SlipRow): Slip["answer"] {
  if (row.answer === null || row.answered_on === null) return null;
  const first = row.first_answered_on ?? row.answered_on;
  return { text: row.answer, on: row.answered_on, by: row.answered_name ?? "", late: first > row.answer_by };
}

/** Whoever works at the unit answers; whoever watches the place, and did not answer it, closes or sends back. */
function mayOf(row: SlipRow, { account, grants }: Actor): Slip["may"] {
  const owes = worksAt({ grants }, row.unit_id);
  const watches = grants.some(
    ({ role, places }) => (role === "talent_office" || role === "supervisor") && places.includes(row.place),
  );
  const settles = watches && row.answered_by !== account;
  if (row.state === "issued") return owes ? ["answer"] : [];
  if (row.state === "answered") return settles ? ["close", "return"] : [];
  return [];
}
