import type { ClaimStatus, Role } from "@jucai/contract";
import type { Text } from "@jucai/engine";
import { sql } from "kysely";
import type { ModuleDeps } from "#http/deps.ts";
import { type Message, notify, type Recipient } from "#kernel/notify/index.ts";
import { type ScopedTransaction, unlimited } from "#kernel/scope.ts";
import { type About, ofDecision, toClaimant, toEmployer, toOffice } from "./words.ts";

type Claim = About & {
  readonly person: string | null;
  readonly employer: string | null;
  readonly confirming: string | null;
  /** Who made the form for somebody who consented. */
  readonly delegate: string | null;
};
type Deps = Pick<ModuleDeps, "events" | "clock">;

/** Tells claimants, employers and offices what became of a claim, in the transaction in which it did. */
export function telling({ events, clock }: Deps): void {
  events.on("claim.moved", async (tx, { claim: id, from, to }) => {
    const claim = await claimOf(tx, id);
    if (claim === undefined) return;
    const said = toClaimant(claim, to, from);
    if (said !== undefined) await tellClaimant(tx, clock, claim, { ...said, link: `/my/claims/${id}` });
    if (to === "awaiting_employer" && claim.confirming !== null) {
      const clerks: Recipient = { unit: claim.confirming, role: "employer_clerk" };
      await notify(tx, clock, clerks, { ...toEmployer(claim), link: "/desk/confirmations" });
    }
    if (working.has(to)) await tellOffices(tx, clock, id, claim);
  });
  events.on("decision.made", async (tx, { claim: id, outcome }) => {
    const claim = await claimOf(tx, id);
    if (claim === undefined) return;
    await tellClaimant(tx, clock, claim, { ...ofDecision(claim, outcome), link: `/my/claims/${id}` });
  });
}

/** Statuses in which an office may have a step to do. */
const working: ReadonlySet<ClaimStatus> = new Set(["submitted", "in_review", "approved", "awaiting_funds"]);

/** The claimant, and whoever made the form for him: he may be the only one of the two who reads messages. */
async function tellClaimant(tx: ScopedTransaction, clock: Deps["clock"], claim: Claim, message: Message) {
  await notify(tx, clock, claimantOf(claim), message);
  if (claim.delegate !== null) await notify(tx, clock, { account: claim.delegate }, message);
}

function claimantOf({ person, employer }: Claim): Recipient {
  return person === null ? { unit: employer ?? "", role: "employer_clerk" } : { person };
}

function claimOf(tx: ScopedTransaction, id: string): Promise<Claim | undefined> {
  return unlimited(tx, "whom to tell", async () => {
    const { rows } = await sql<Claim & { readonly title: Text }>`
      select coalesce(c.number, '') as number, c.title, c.person_id as person, c.employer_id as employer,
        c.confirming_employer as confirming, case when a.way = 'delegation' then a.account end as delegate
      from claim c join application a on a.id = c.application
      where c.id = ${id}::uuid and c.status <> 'draft'`.execute(tx);
    return rows[0];
  });
}

/** Those whose step is open; the list is enough, so nothing leaves the house. */
async function tellOffices(tx: ScopedTransaction, clock: Deps["clock"], id: string, claim: Claim): Promise<void> {
  const open = await unlimited(tx, "whose step is open", async () => {
    const { rows } = await sql<{ unit: string; role: Role }>`
      select distinct unit, role from claim_step
      where claim = ${id}::uuid and state = 'open' and unit is not null and kind not in ('fill', 'confirm')`.execute(
      tx,
    );
    return rows;
  });
  for (const office of open) {
    await notify(tx, clock, office, { ...toOffice(claim), link: `/desk/claims/${id}`, quietly: true });
  }
}
