/** The steps of a process as one claim has them: written when it is handed in, with units of the place. */
import { type Process, type ProcessStep, stagesOf } from "@jucai/engine";
import { sql } from "kysely";
import type { ScopedTransaction } from "#kernel/scope.ts";
import type { Found } from "#modules/library/rules-at.ts";
import { type Claim, claimsTables } from "../claims.tables.ts";

type Settings = ReadonlyMap<string, unknown>;
type Ground = {
  readonly claim: Pick<Claim, "id" | "place" | "employer_id" | "confirming_employer">;
  readonly found: Found;
  readonly process: Process;
  /** What the place has set: `process:<id>#days.<step>`, `place#confirm_days`. */
  readonly settings: Settings;
  /** Whether there is anything to ask an employer. */
  readonly asks: boolean;
  readonly filledBy: { readonly account: string; readonly name: string };
  readonly at: Date;
  readonly day: string;
};

/** Writes the steps of a claim and gives the units that work on it. `fill` is done; what falls away is skipped. */
export async function writeSteps(tx: ScopedTransaction, ground: Ground): Promise<string[]> {
  const bound = await boundUnits(tx, ground.found.policy.id);
  const rows = [];
  for (const [at, stage] of stagesOf(ground.process).entries()) {
    for (const step of stage) {
      const units = await unitsOfStep(tx, step, ground, bound);
      for (const unit of units) rows.push({ at, step, unit });
    }
  }
  await claimsTables(tx)
    .insertInto("claim_step")
    .values(rows.map(({ at, step, unit }) => rowOf(at, step, unit, ground)))
    .execute();
  const offices = rows.filter(({ step }) => step.kind !== "fill" && step.kind !== "confirm");
  return [...new Set(offices.flatMap(({ unit }) => unit ?? []))];
}

function rowOf(ordinal: number, step: ProcessStep, unit: string | null, ground: Ground) {
  const filled = step.kind === "fill";
  const skipped = step.kind === "confirm" && !ground.asks;
  return {
    claim: ground.claim.id,
    key: step.key,
    ordinal,
    kind: step.kind,
    unit,
    role: step.role,
    name: JSON.stringify(step.name),
    clause: step.clause ?? ground.process.clause ?? null,
    in_group: step.group ?? null,
    minutes: step.minutes ?? false,
    may_return: step.mayReturn ?? false,
    days: daysOf(step, ground),
    state: filled ? ("done" as const) : skipped ? ("skipped" as const) : ("waiting" as const),
    opened_on: filled ? ground.day : null,
    done_by: filled ? ground.filledBy.account : null,
    done_name: filled ? ground.filledBy.name : null,
    done_at: filled ? ground.at : null,
    outcome: filled ? "submitted" : null,
  };
}

/** Working days of a step: printed, or set by the place; null is not counted. */
function daysOf({ key, kind, days }: ProcessStep, { process, settings }: Ground): number | null {
  if (days !== undefined) return days;
  const set =
    settings.get(`process:${process.id}#days.${key}`) ??
    (kind === "confirm" ? settings.get("place#confirm_days") : undefined);
  return typeof set === "number" ? set : null;
}

/** The document's units by their key in its pack. */
async function boundUnits(tx: ScopedTransaction, pack: string): Promise<ReadonlyMap<string, string>> {
  const { rows } = await sql<{ key: string; unit: string }>`
    select key, unit from pack_unit where pack = ${pack}`.execute(tx);
  return new Map(rows.map(({ key, unit }) => [key, unit]));
}

/**
 * Which units act on a step; null: nobody is named anywhere. The measure's lead units where the document names none,
 * the responsible ones where nobody leads, the government of the place where there is neither.
 */
async function unitsOfStep(
  tx: ScopedTransaction,
  { kind, units }: ProcessStep,
  { claim, found }: Ground,
  bound: ReadonlyMap<string, string>,
): Promise<(string | null)[]> {
  if (kind === "fill") return [claim.employer_id];
  if (kind === "confirm") return [claim.confirming_employer];
  const { lead, responsible } = found.measure;
  const leading = lead.length > 0 ? lead : responsible;
  const keys = (units.length === 0 ? ["lead"] : units).flatMap((key): readonly string[] => {
    // A claim lies on one desk: of several lead units that of the first.
    if (key === "lead") return leading.filter((it) => bound.has(it)).slice(0, 1);
    if (key === "responsible") return responsible.length > 0 ? responsible : leading;
    return key === "claimant" || key === "employer" ? [] : [key];
  });
  const named = [...new Set(keys.flatMap((key) => bound.get(key) ?? []))];
  if (named.length > 0) return named;
  return [await governmentOf(tx, claim.place)];
}

async function governmentOf(tx: ScopedTransaction, place: string): Promise<string | null> {
  const { rows } = await sql<{ id: string }>`
    select id from unit where kind = 'jurisdiction' and code = ${place} limit 1`.execute(tx);
  return rows[0]?.id ?? null;
}
