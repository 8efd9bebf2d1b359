import type { HeldBack } from "@jucai/contract";
import { type Benefit, checkStops, type StopOutcome } from "@jucai/engine";
import { sql } from "kysely";
import { today } from "#kernel/clock.ts";
import { type ScopedTransaction, unlimited } from "#kernel/scope.ts";
import { factsOfClaim, heldFacts } from "#modules/claims/applications/facts-of-claim.ts";
import { claimsTables } from "#modules/claims/claims.tables.ts";
import { settingsOf } from "#modules/library/index.ts";
import { dayOf, rulesAt } from "#modules/library/rules-at.ts";
import { because } from "../awards/short.ts";
import type { Doing } from "../ground/doing.ts";
import type { Due } from "./due.ts";

export type Looked = {
  readonly check: string;
  readonly says: StopOutcome["says"];
  readonly effect: "wait" | "end";
  readonly clause: string | null;
  readonly outcome: "true" | "false" | "unknown";
  readonly missing: readonly string[];
  /** What a person said, where one did. */
  readonly basis: string | null;
};

/**
 * Looks at the stop conditions of one award on the day of payment, with the facts as they are held today. What a person has
 * said for one of these instalments counts before what a rule finds.
 */
export async function lookAtStops(
  tx: ScopedTransaction,
  doing: Doing,
  place: string,
  benefit: Benefit | undefined,
  dues: readonly Pick<Due, "id" | "claim" | "person" | "employer">[],
): Promise<Looked[]> {
  const due = dues[0];
  if (benefit === undefined || due === undefined || benefit.stops.is.length === 0) return [];
  return unlimited(tx, "stop conditions before a payment", async () => {
    const facts = await factsFor(tx, doing, place, benefit, due);
    const on = today(doing.clock);
    const settings = await settingsOf(tx, place, on);
    const lines =
      benefit.each === undefined ? [undefined] : lineNumbers(facts.lists.get(benefit.each.list)?.items.length);
    const runs = lines.map((line) => checkStops(benefit, facts, { on: dayOf(on), settings }, line));
    const said = await saidFor(
      tx,
      dues.map(({ id }) => id),
    );
    return (runs[0] ?? []).map(({ id, says, effect, clause }, at): Looked => {
      const own = said.get(id);
      const all = runs.map((run) => run[at]!);
      const worst = all.find(({ holds }) => holds === false) ?? all.find(({ holds }) => holds === "unknown") ?? all[0]!;
      return {
        check: id,
        says,
        effect,
        clause: clause ?? benefit.stops.clause ?? null,
        outcome: own?.outcome ?? (String(worst.holds) as Looked["outcome"]),
        missing: own === undefined ? [...new Set(all.flatMap(({ missing }) => missing))] : [],
        basis: own?.basis ?? null,
      };
    });
  });
}

/** The lines of a list that is held; one that is not known at all is looked at as its first. */
function lineNumbers(count: number | undefined): number[] {
  return Array.from({ length: Math.max(1, count ?? 0) }, (_, line) => line);
}

async function factsFor(
  tx: ScopedTransaction,
  { sealing }: Doing,
  place: string,
  benefit: Benefit,
  { claim, person, employer }: Pick<Due, "claim" | "person" | "employer">,
) {
  if (claim === null) {
    const id = person ?? employer ?? "";
    return (await heldFacts(tx, sealing, { kind: person === null ? "employer" : "person", id })).facts;
  }
  const { vocabulary } = await rulesAt(tx, place, { now: true });
  const row = await claimsTables(tx).selectFrom("claim").selectAll().where("id", "=", claim).executeTakeFirstOrThrow();
  return (await factsOfClaim(tx, sealing, row, benefit, vocabulary)).facts;
}

/** What people said last about conditions, for any of these instalments. */
async function saidFor(tx: ScopedTransaction, instalments: readonly string[]) {
  const { rows } = await sql<{ check: string; outcome: "true" | "false"; basis: string | null }>`
    select distinct on (check_id) check_id as check, outcome, basis from stop_check
    where instalment = any(${[...instalments]}::uuid[]) and by_account is not null order by check_id, id desc`.execute(
    tx,
  );
  return new Map(rows.map((row) => [row.check, row]));
}

/** Why a payment waits, of what was looked at: what does not hold, and what is not known. */
export function heldBackBy(looked: readonly Looked[]): HeldBack[] {
  return looked.flatMap(({ check, says, clause, outcome, missing }) => {
    if (outcome === "true") return [];
    if (outcome === "false") return [because("stop_false", { says, check, clause })];
    const unknown = {
      zh: `${says.zh}：还不能确认，先不发。`,
      en: `${says.en}: not known yet, so payment waits.`,
    };
    return [because("stop_unknown", { says: unknown, check, clause, missing: [...missing] })];
  });
}

/** Writes down what was looked at for every instalment of a payment. */
export async function recordStops(
  tx: ScopedTransaction,
  doing: Doing,
  looked: readonly { readonly instalment: string; readonly checks: readonly Looked[] }[],
): Promise<void> {
  const rows = looked.flatMap(({ instalment, checks }) =>
    checks
      .filter(({ basis }) => basis === null)
      .map(({ check, outcome, missing }) => ({ instalment, check, outcome, missing })),
  );
  if (rows.length === 0) return;
  await sql`
    insert into stop_check (instalment, check_id, outcome, missing, by_name, at)
    select instalment, "check", outcome, array(select jsonb_array_elements_text(missing)), 'system', ${doing.clock.now()}
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as given(instalment uuid, "check" text, outcome text, missing jsonb)`.execute(
    tx,
  );
}
