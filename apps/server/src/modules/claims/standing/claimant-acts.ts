/** What a claimant does with a claim that was handed in: takes it back, or starts anew from one that ended. */
import type { Application as ApplicationView } from "@jucai/contract";
import { Refusal } from "#kernel/refusal.ts";
import { type ScopedTransaction, unlimited } from "#kernel/scope.ts";
import { answersOfClaim } from "../applications/facts-of-claim.ts";
import { type Doing, startApplication } from "../applications/start.ts";
import { type Claim, claimsTables } from "../claims.tables.ts";
import { noClaim } from "../rules.ts";
import { moveClaim } from "./move-claim.ts";
import { isClaimant } from "./sides.ts";

async function ownClaim(tx: ScopedTransaction, { actor }: Doing, id: string): Promise<Claim> {
  const claim = await claimsTables(tx).selectFrom("claim").selectAll().where("id", "=", id).executeTakeFirst();
  if (claim === undefined) throw noClaim();
  if (isClaimant(actor, claim)) return claim;
  throw new Refusal("not_allowed", {
    zh: "只有申请人本人、受托人或代为填报的窗口可以这样做。",
    en: "Only the claimant, whoever acts for him, or the window that took it in can do this.",
  });
}

/** Takes a claim back, as long as no money has left. */
export async function withdrawClaim(
  tx: ScopedTransaction,
  by: Doing,
  id: string,
  { version, why }: { readonly version: number; readonly why: string },
): Promise<void> {
  await ownClaim(tx, by, id);
  await moveClaim(tx, by, id, { do: "withdraw", why }, { version });
}

/** A new form with the answers of a claim that was turned down or taken back. Handing it in looks for what is new. */
export async function reopenClaim(tx: ScopedTransaction, by: Doing, id: string): Promise<ApplicationView> {
  const claim = await ownClaim(tx, by, id);
  if (claim.status !== "rejected" && claim.status !== "withdrawn") {
    throw new Refusal("wrong_state", {
      zh: "这件还在办理或已办结，不需要重新申请。",
      en: "This claim is under way or done; there is nothing to start anew.",
    });
  }
  const answers = await unlimited(tx, "answers of an earlier form", () => answersOfClaim(tx, by.sealing, claim));
  return startApplication(tx, by, {
    place: claim.place,
    chosen: [claim.benefit],
    answers,
    reopens: id,
    ...(claim.person_id === null ? {} : { person: claim.person_id }),
    ...(claim.employer_id === null ? {} : { employer: claim.employer_id }),
  });
}
