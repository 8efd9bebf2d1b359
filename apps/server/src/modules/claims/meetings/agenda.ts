import type { z } from "zod";
import type { meetingRoutes } from "@jucai/contract";
import { today } from "#kernel/clock.ts";
import type { ScopedTransaction } from "#kernel/scope.ts";
import type { Claim } from "../claims.tables.ts";
import { consider } from "../decisions/consider.ts";
import { decisionTables } from "../decisions/decisions.tables.ts";
import type { By } from "../review/ground.ts";
import { isChecking, stepsOf } from "../standing/steps.ts";

type Agenda = z.input<(typeof meetingRoutes)["meetingAgenda"]["answer"]>;

/** Claims that wait for a meeting of the reader's units, those due first; two hundred at most. */
export async function agendaOf(tx: ScopedTransaction, by: By, unit: string | undefined): Promise<Agenda> {
  const units = by.actor.grants.flatMap((grant) => grant.units);
  const wanted = unit === undefined ? units : units.filter((each) => each === unit);
  if (wanted.length === 0) return { items: [] };
  const rows = await decisionTables(tx)
    .selectFrom("claim as c")
    .innerJoin("claim_step as s", "s.claim", "c.id")
    .selectAll("c")
    .where("s.state", "=", "open")
    .where("s.minutes", "=", true)
    .where("s.unit", "in", wanted)
    .orderBy("c.due_on", (order) => order.asc().nullsLast())
    .orderBy("c.number")
    .limit(200)
    .execute();
  const items: Agenda["items"] = [];
  for (const row of rows) items.push(await itemOf(tx, by, row));
  return { items };
}

async function itemOf(tx: ScopedTransaction, by: By, claim: Claim): Promise<Agenda["items"][number]> {
  const { decision, grant } = await consider(tx, by.sealing, claim, today(by.clock));
  const steps = await stepsOf(tx, claim.id);
  return {
    claim: claim.id,
    number: claim.number ?? "",
    title: claim.title,
    claimant: claim.claimant_name,
    version: claim.version,
    submittedOn: claim.submitted_on,
    dueOn: claim.due_on,
    verdict: decision.status,
    grantsFen: grant?.fen ?? null,
    opinions: steps
      .filter(({ kind, state }) => isChecking(kind) && state === "done")
      .map(({ done_name, outcome, opinion }) => ({
        by: done_name ?? "",
        outcome: outcome ?? "",
        opinion: opinion ?? "",
      })),
  };
}
