/** The level on which a claim of recognition is decided: proposed by the office, granted by the decision. */
import type { LevelProposal, ProposeLevel } from "@jucai/contract";
import type { Policy, RecognitionScheme } from "@jucai/engine";
import { record } from "#kernel/audit/index.ts";
import { type Clock, today } from "#kernel/clock.ts";
import type { Actor } from "#kernel/permissions/index.ts";
import { Refusal } from "#kernel/refusal.ts";
import { type ScopedTransaction, unlimited } from "#kernel/scope.ts";
import type { Claim } from "../claims.tables.ts";
import { recognitionsOf } from "./find.ts";
import { ownRecognition } from "./own.ts";
import { recognitionTables } from "./recognitions.tables.ts";
import { policyOf } from "./schemes.ts";
import { levelIn, schemeView } from "./views.ts";

type OfClaim = { readonly claim: Claim; readonly scheme: RecognitionScheme; readonly policy: Policy };

/** The scheme of a claim of recognition, in the version under which it was handed in. */
export async function schemeOfClaim(tx: ScopedTransaction, claim: Claim): Promise<OfClaim | undefined> {
  if (claim.kind !== "recognition") return undefined;
  const policy = await policyOf(tx, claim.place, claim.rule_version);
  const scheme = policy.recognitions?.find(({ measure }) => measure === claim.benefit);
  return scheme === undefined ? undefined : { claim, scheme, policy };
}

export async function readLevel(tx: ScopedTransaction, id: string, day: string): Promise<LevelProposal> {
  const { claim, scheme, policy } = await claimWithin(tx, id);
  const row = await proposed(tx, id);
  return {
    claim: id,
    scheme: schemeView(scheme, policy, { valid: 0, expired: 0, revoked: 0 }),
    level: row === undefined ? null : levelIn(scheme, row.level),
    until: row?.until_day ?? null,
    basis: row?.basis ?? null,
    by: row?.by_name ?? null,
    held: claim.person_id === null ? [] : await recognitionsOf(tx, claim.person_id, day),
  };
}

/** Proposes the level; the last word before the decision counts, and whoever decides sees whose it is. */
export async function proposeLevel(
  tx: ScopedTransaction,
  { actor, clock }: { readonly actor: Actor; readonly clock: Clock },
  id: string,
  { level, until, basis }: ProposeLevel,
): Promise<LevelProposal> {
  const { claim, scheme } = await claimWithin(tx, id);
  if (claim.person_id !== null && claim.person_id === actor.person) throw ownRecognition();
  if (!["submitted", "in_review"].includes(claim.status)) {
    throw new Refusal("wrong_state", {
      zh: "这件不在审核中，不能再定层次。",
      en: "This claim is not under review; the level can no longer be proposed.",
    });
  }
  if (!scheme.levels.some((it) => it.id === level)) {
    throw new Refusal("not_valid", {
      zh: "没有这个层次，请从列出的层次里选。",
      en: "There is no such level; choose one of those listed.",
    });
  }
  const values = {
    level,
    until_day: until,
    basis,
    by_account: actor.account,
    by_name: actor.name,
    at: clock.now(),
  };
  await recognitionTables(tx)
    .insertInto("claim_level")
    .values({ claim: id, ...values })
    .onConflict((conflict) => conflict.column("claim").doUpdateSet(values))
    .execute();
  await record(tx, actor, {
    action: "recognition.propose",
    object: { kind: "claim", id },
    detail: { number: claim.number, level, until },
  });
  return readLevel(tx, id, today(clock));
}

/** The level proposed for a claim; where a scheme has one level only, nobody need propose it. */
export async function levelToGrant(
  tx: ScopedTransaction,
  { claim, scheme }: OfClaim,
): Promise<{ readonly level: string; readonly until: string | null } | undefined> {
  const row = await unlimited(tx, "the level of a claim that is decided", () => proposed(tx, claim.id));
  if (row !== undefined) return { level: row.level, until: row.until_day };
  const [only, second] = scheme.levels;
  return only === undefined || second !== undefined ? undefined : { level: only.id, until: null };
}

const proposed = (tx: ScopedTransaction, claim: string) =>
  recognitionTables(tx).selectFrom("claim_level").selectAll().where("claim", "=", claim).executeTakeFirst();

async function claimWithin(tx: ScopedTransaction, id: string): Promise<OfClaim> {
  const claim = await recognitionTables(tx).selectFrom("claim").selectAll().where("id", "=", id).executeTakeFirst();
  const found = claim === undefined ? undefined : await schemeOfClaim(tx, claim);
  if (found !== undefined) return found;
  throw new Refusal("not_found", {
    zh: "没有找到这件认定申请，或者不在您的管理范围内。",
    en: "There is no such claim of recognition within your reach.",
  });
}
