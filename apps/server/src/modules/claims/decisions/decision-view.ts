import type { DecisionView } from "@jucai/contract";
import type { Reason } from "@jucai/engine";
import { type Clock, today } from "#kernel/clock.ts";
import { type ScopedTransaction, unlimited } from "#kernel/scope.ts";
import { addWorkingDays } from "#kernel/working-days.ts";
import { settingOf } from "#modules/library/index.ts";
import { judgedOf, reasonsIn } from "../review/conditions-view.ts";
import { unitNames } from "../review/steps-view.ts";
import { decisionTables } from "./decisions.tables.ts";
import { noDecision } from "./replay.ts";

/** Decisions within reach, the latest first. */
export async function decisionViews(
  tx: ScopedTransaction,
  clock: Clock,
  { claim, id }: { readonly claim?: string; readonly id?: string },
): Promise<DecisionView[]> {
  const db = decisionTables(tx);
  let query = db
    .selectFrom("decision as d")
    .innerJoin("claim as c", "c.id", "d.claim")
    .selectAll("d")
    .select(["c.number", "c.claimant_name", "c.status"])
    .orderBy("d.decided_at", "desc");
  if (claim !== undefined) query = query.where("d.claim", "=", claim);
  if (id !== undefined) query = query.where("d.id", "=", id);
  const rows = await query.execute();
  const names = await unitNames(
    tx,
    rows.map(({ unit }) => unit),
  );
  const views: DecisionView[] = [];
  for (const row of rows) {
    const appeal = await standingAppeal(tx, row.id);
    const deadline = await lastDay(tx, row.place, row.on_day, row.outcome);
    // A later decision on the same claim is the one that can be appealed against.
    const latest = rows.find((each) => each.claim === row.claim)?.id === row.id;
    const mayStill = latest && row.status === "rejected" && appeal === undefined;
    views.push({
      id: row.id,
      claim: row.claim,
      number: row.number ?? "",
      title: row.title,
      benefit: row.benefit,
      claimant: row.claimant_name,
      outcome: row.outcome,
      on: row.on_day,
      by: row.decided_name,
      unit: row.unit === null ? null : { id: row.unit, name: names.get(row.unit) ?? { zh: "—", en: "—" } },
      amountFen: fenOf(row.amount_fen),
      ruleFen: fenOf(row.rule_fen),
      why: row.why,
      clause: row.clause,
      instalments: row.result.instalments.map((each) => ({ ...each })),
      settings: row.result.settings.map(({ id: of, value, set }) => ({ id: of, value: String(value), set })),
      conditions: reasonsIn(row.result).map(({ line, reason }) => conditionOf(reason, line, row.judgements)),
      meeting: row.minutes,
      letterNumber: row.letter_number,
      verifyCode: row.verify_code,
      appealBy: mayStill && (deadline === null || deadline >= today(clock)) ? deadline : null,
      appeal: appeal ?? null,
    });
  }
  return views;
}

function conditionOf(
  { id, clause, says, holds, needs }: Reason,
  line: number | null,
  judgements: Parameters<typeof judgedOf>[0],
): DecisionView["conditions"][number] {
  const judged = judgedOf(judgements, id, line);
  const said = judged === undefined ? null : { holds: judged.holds, basis: judged.basis, by: judged.by };
  return { id, line, clause, says, holds, needs, judged: said };
}

export async function decisionView(tx: ScopedTransaction, clock: Clock, id: string): Promise<DecisionView> {
  const [view] = await decisionViews(tx, clock, { id });
  if (view === undefined) throw noDecision();
  return view;
}

/** The last day of an appeal against a refusal; null where the place has set no days. */
export async function lastDay(
  tx: ScopedTransaction,
  place: string,
  on: string,
  outcome: "approved" | "rejected",
): Promise<string | null> {
  if (outcome === "approved") return null;
  const days = await settingOf(tx, place, "place#appeal_days", on);
  return typeof days === "number" ? addWorkingDays(on, days).day : null;
}

async function standingAppeal(tx: ScopedTransaction, decision: string): Promise<string | undefined> {
  const row = await unlimited(tx, "whether a decision was appealed against", () =>
    decisionTables(tx)
      .selectFrom("appeal")
      .select("id")
      .where("decision", "=", decision)
      .where("state", "<>", "withdrawn")
      .executeTakeFirst(),
  );
  return row?.id;
}

export const fenOf = (fen: string | null): number | null => (fen === null ? null : Number(fen));
