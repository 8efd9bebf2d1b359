import { sql } from "kysely";
import { record } from "#kernel/audit/index.ts";
import { type ScopedTransaction, unlimited } from "#kernel/scope.ts";
import type { Sealing } from "#kernel/sealing/index.ts";
import type { Claim } from "../claims.tables.ts";
import { refuseOthers } from "../corrections/claimant.ts";
import { forSide, said, say } from "./messages.ts";
import { noticeTables, type ObjectionRow } from "./notices.tables.ts";
import { type Handling, noObjection } from "./objections.ts";

/** What a claimant reads of the objections to his claim: what he is asked and what he said, never who objected. */
export async function claimObjection(tx: ScopedTransaction, sealing: Sealing, claim: string) {
  const { rows: seen } = await sql`select 1 from claim where id = ${claim}::uuid`.execute(tx);
  if (seen.length === 0) throw noObjection();
  return unlimited(tx, "questions to a claimant", async () => {
    const rows = await ofClaim(tx, claim);
    const messages = [];
    for (const { id } of rows) messages.push(...forSide(await said(tx, sealing, id), "claimant"));
    const [last] = rows;
    return {
      open: rows.some(({ state }) => state !== "closed"),
      messages: messages.toSorted((a, b) => a.at.localeCompare(b.at)),
      outcome: last?.outcome ?? null,
    };
  });
}

/** What he says goes to the newest objection that is open. */
export async function answerAsClaimant(tx: ScopedTransaction, by: Handling, claim: string, text: string) {
  const { rows: seen } = await sql<Pick<Claim, "person_id" | "employer_id" | "place">>`
    select person_id, employer_id, place from claim where id = ${claim}::uuid`.execute(tx);
  if (seen[0] === undefined) throw noObjection();
  // An office reads the claim too, but speaks in nobody's name.
  refuseOthers(by.actor, seen[0]);
  await unlimited(tx, "a claimant's answer", async () => {
    const open = (await ofClaim(tx, claim)).find(({ state }) => state !== "closed");
    if (open === undefined) throw noObjection();
    await say(tx, by.sealing, by.clock.now(), open.id, { from: "claimant", text });
    await noticeTables(tx).updateTable("objection").set({ state: "received" }).where("id", "=", open.id).execute();
    await record(tx, by.actor, { action: "objection.words", object: { kind: "objection", id: open.id } });
  });
  return claimObjection(tx, by.sealing, claim);
}

async function ofClaim(tx: ScopedTransaction, claim: string) {
  const { rows } = await sql<Pick<ObjectionRow, "id" | "state" | "outcome">>`
    select o.id, o.state, o.outcome from objection o join notice_row r on r.id = o.notice_row
    where r.claim = ${claim}::uuid order by o.filed_at desc, o.id`.execute(tx);
  return rows;
}
