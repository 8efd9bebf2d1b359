import { type ClaimCard, type ClaimLight, type ClaimUnit } from "@jucai/contract";
import type { Text } from "@jucai/engine";
import { sql } from "kysely";
import { today } from "#kernel/clock.ts";
import { type ScopedTransaction, unlimited } from "#kernel/scope.ts";
import { workingDaysBetween } from "#kernel/working-days.ts";
import { type Claim, claimsTables, type ClaimStep } from "../claims.tables.ts";
import { ended } from "./transitions.ts";

/** How long an opened claim stays kept for whoever opened it, in milliseconds. */
export const lockTime = 15 * 60_000;
/** Working days before the due day from which a claim counts as near due. */
const nearDays = 2;

type Reader = { readonly account: string };
type When = { readonly day: string; readonly now: Date };

/** Claims as lines of a list, in the order given. */
export async function cardsOf(
  tx: ScopedTransaction,
  reader: Reader,
  claims: readonly Claim[],
  when: When,
): Promise<ClaimCard[]> {
  const open = await openSteps(
    tx,
    claims.map(({ id }) => id),
  );
  const units = await unitsNamed(
    tx,
    [...open.values()].flatMap(({ unit }) => unit ?? []),
  );
  return claims.map((claim) => cardOf(claim, open.get(claim.id), units, reader, when));
}

export function cardOf(
  claim: Claim,
  step: ClaimStep | undefined,
  units: ReadonlyMap<string, ClaimUnit>,
  reader: Reader,
  { day, now }: When,
): ClaimCard {
  const paused = claim.paused_since !== null;
  const daysLeft = claim.due_on === null || paused ? null : workingDaysBetween(day, claim.due_on);
  return {
    id: claim.id,
    number: claim.number ?? "",
    application: claim.application,
    kind: claim.kind,
    measure: claim.benefit,
    title: claim.title,
    clause: claim.clause,
    claimant:
      claim.person_id === null
        ? { kind: "employer", id: claim.employer_id ?? "", name: claim.claimant_name }
        : { kind: "person", id: claim.person_id, name: claim.claimant_name },
    status: claim.status,
    step:
      step === undefined
        ? null
        : {
            key: step.key,
            name: step.name,
            kind: step.kind,
            unit: step.unit === null ? null : (units.get(step.unit) ?? null),
          },
    submittedOn: claim.submitted_on ?? day,
    updatedOn: today({ now: () => claim.updated_at }),
    dueOn: claim.due_on,
    dueKnown: claim.due_known,
    light: lightOf(claim, daysLeft),
    daysLeft,
    paused,
    askedFen: claim.asked_fen === null ? null : Number(claim.asked_fen),
    round: claim.round,
    lockedBy: lockOf(step, reader, now),
    version: claim.version,
  };
}

function lightOf({ status }: Claim, daysLeft: number | null): ClaimLight {
  if (ended.has(status) || status === "paid") return "done";
  if (daysLeft === null) return "on_track";
  return daysLeft < 0 ? "overdue" : daysLeft <= nearDays ? "near" : "on_track";
}

function lockOf(step: ClaimStep | undefined, { account }: Reader, now: Date): ClaimCard["lockedBy"] {
  if (step === undefined || step.account === null || step.locked_at === null) return null;
  const until = new Date(step.locked_at.getTime() + lockTime);
  if (until <= now) return null;
  return { name: step.account_name ?? "—", mine: step.account === account, until: until.toISOString() };
}

/** The open step of each claim; the first of several side by side. */
async function openSteps(tx: ScopedTransaction, claims: readonly string[]): Promise<ReadonlyMap<string, ClaimStep>> {
  if (claims.length === 0) return new Map();
  const rows = await claimsTables(tx)
    .selectFrom("claim_step")
    .distinctOn("claim")
    .selectAll()
    .where("claim", "in", [...claims])
    .where("state", "in", ["open", "returned"])
    .orderBy("claim")
    .orderBy("ordinal")
    .orderBy("key")
    .execute();
  return new Map(rows.map((row) => [row.claim, row]));
}

/** Names of units, and the telephone of those that are employers. */
export async function unitsNamed(
  tx: ScopedTransaction,
  ids: readonly string[],
): Promise<ReadonlyMap<string, ClaimUnit>> {
  if (ids.length === 0) return new Map();
  return unlimited(tx, "names of units", async () => {
    const { rows } = await sql<{ id: string; name: Text; phone: string | null }>`
      select u.id, u.name, e.phone from unit u left join employer e on e.id = u.id
      where u.id = any(${[...new Set(ids)]}::uuid[])`.execute(tx);
    return new Map(rows.map((row) => [row.id, row]));
  });
}
