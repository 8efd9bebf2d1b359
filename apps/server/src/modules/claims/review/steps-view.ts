import type { ReviewStepView } from "@jucai/contract";
import type { Text } from "@jucai/engine";
import type { ScopedTransaction } from "#kernel/scope.ts";
import type { ClaimStep } from "../claims.tables.ts";
import { decisionTables } from "../decisions/decisions.tables.ts";

export async function unitNames(
  tx: ScopedTransaction,
  ids: readonly (string | null)[],
): Promise<ReadonlyMap<string, Text>> {
  const wanted = [...new Set(ids.flatMap((id) => id ?? []))];
  if (wanted.length === 0) return new Map();
  const rows = await decisionTables(tx).selectFrom("unit").select(["id", "name"]).where("id", "in", wanted).execute();
  return new Map(rows.map(({ id, name }) => [id, name]));
}

export function stepView(step: ClaimStep, names: ReadonlyMap<string, Text>): ReviewStepView {
  const { unit } = step;
  return {
    id: step.id,
    key: step.key,
    ordinal: step.ordinal,
    kind: step.kind,
    name: step.name,
    clause: step.clause,
    unit: unit === null ? null : { id: unit, name: names.get(unit) ?? { zh: "—", en: "—" } },
    role: step.role,
    state: step.state,
    openedOn: step.opened_on,
    dueOn: step.due_on,
    dueKnown: step.due_known,
    doneBy: step.done_name,
    doneAt: step.done_at?.toISOString() ?? null,
    outcome: step.outcome,
    opinion: step.opinion,
    minutes: step.minutes,
  };
}
