/** What decisions on claims of recognition bring about: no approval without a level, and the level once it stands. */
import { Refusal } from "#kernel/refusal.ts";
import type { ModuleDeps } from "#http/deps.ts";
import { today } from "#kernel/clock.ts";
import { type ScopedTransaction, unlimited } from "#kernel/scope.ts";
import type { Who } from "#kernel/audit/index.ts";
import { grantLevel } from "./grant.ts";
import { levelToGrant, schemeOfClaim } from "./level.ts";
import { recognitionTables } from "./recognitions.tables.ts";

/** Listens to decisions. To be called once, while the server is built. */
export function grantOnDecision(deps: Pick<ModuleDeps, "events" | "clock" | "sealing">): void {
  const { events } = deps;
  events.on("decision.made", async (tx, { claim, outcome }) => {
    if (outcome === "approved") await unlimited(tx, "the level of a claim", () => refuseWithoutLevel(tx, claim));
  });
  events.on("decision.stands", (tx, { claim, decision }, who) =>
    unlimited(tx, "a recognition that stands", () => grant(tx, deps, who, claim, decision)),
  );
}

async function refuseWithoutLevel(tx: ScopedTransaction, id: string): Promise<void> {
  const found = await schemeOfClaim(tx, await claimRow(tx, id));
  if (found === undefined || (await levelToGrant(tx, found)) !== undefined) return;
  throw new Refusal("wrong_state", {
    zh: `请先定认定层次：${found.scheme.levels.map(({ label }) => label.zh).join("、")}。`,
    en: `Propose the level first: ${found.scheme.levels.map(({ label }) => label.en).join(", ")}.`,
  });
}

async function grant(
  tx: ScopedTransaction,
  { events, clock, sealing }: Pick<ModuleDeps, "events" | "clock" | "sealing">,
  who: Who,
  id: string,
  decision: string,
): Promise<void> {
  const claim = await claimRow(tx, id);
  const found = await schemeOfClaim(tx, claim);
  if (found === undefined) return;
  const level = await levelToGrant(tx, found);
  if (level === undefined) throw new Error(`the claim ${id} was approved without a level`);
  const holder =
    claim.person_id === null
      ? ({ kind: "employer", id: claim.employer_id ?? "" } as const)
      : ({ kind: "person", id: claim.person_id } as const);
  await grantLevel(
    tx,
    { who, clock, events, sealing },
    {
      scheme: found.scheme,
      version: claim.rule_version,
      place: claim.place,
      holder: { ...holder, name: claim.claimant_name },
      level: level.level,
      from: today(clock),
      until: level.until,
      unit: await decidingUnit(tx, id),
      ground: { claim: id, decision },
    },
  );
}

async function claimRow(tx: ScopedTransaction, id: string) {
  return recognitionTables(tx).selectFrom("claim").selectAll().where("id", "=", id).executeTakeFirstOrThrow();
}

/** The office that decided, in whose name the level is written down. */
async function decidingUnit(tx: ScopedTransaction, claim: string): Promise<string | null> {
  const step = await recognitionTables(tx)
    .selectFrom("claim_step")
    .select("unit")
    .where("claim", "=", claim)
    .where("kind", "=", "decide")
    .orderBy("ordinal", "desc")
    .limit(1)
    .executeTakeFirst();
  return step?.unit ?? null;
}
