import type { Text } from "@jucai/engine";
import type { Actor } from "#kernel/permissions/index.ts";
import type { ScopedTransaction } from "#kernel/scope.ts";
import { type Claim, type ClaimStep, claimsTables } from "../claims.tables.ts";

type ClaimOf = Pick<Claim, "person_id" | "employer_id" | "made_by" | "place">;
type StepOf = Pick<ClaimStep, "id" | "key" | "unit" | "role">;
/** Who did which step of a claim before. */
type Acted = Pick<ClaimStep, "key" | "done_by" | "state">;

/**
 * Why an actor may not act on a step; undefined when he may. Pure.
 *
 * He needs the step's role at its unit or above, and never acts on his own claim, on one that he filled in, on one of
 * his employer's, or on two steps of one claim: who prepared does not approve. Relatives are the review's to know.
 */
export function whyNotAct(actor: Actor, claim: ClaimOf, step: StepOf, acted: readonly Acted[]): Text | undefined {
  if (actor.onBehalfOf !== undefined) return notYourStep;
  if (claim.made_by === actor.account || (actor.person !== null && actor.person === claim.person_id)) return ownClaim;
  const clerk = actor.grants.some(({ role, units }) => role === "employer_clerk" && inside(units, claim.employer_id));
  if (clerk) return ownClaim;
  if (!holdsStep(actor, claim, step)) return notYourStep;
  const before = acted.some((it) => it.done_by === actor.account && it.state === "done" && it.key !== step.key);
  return before ? actedBefore : undefined;
}

/** Whether one of the actor's roles is the step's, at its unit or above; where no unit is named, in the claim's place. */
export function holdsStep({ grants }: Actor, { place }: Pick<Claim, "place">, { unit, role }: StepOf): boolean {
  return grants.some(
    (grant) => grant.role === role && (unit === null ? grant.places.includes(place) : grant.units.includes(unit)),
  );
}

/** The same with the earlier steps read: those that check or decide; filling in and registering count as neither. */
export async function mayAct(
  tx: ScopedTransaction,
  actor: Actor,
  claim: Pick<Claim, "id"> & ClaimOf,
  step: StepOf,
): Promise<Text | undefined> {
  const acted = await claimsTables(tx)
    .selectFrom("claim_step")
    .select(["key", "done_by", "state"])
    .where("claim", "=", claim.id)
    .where("done_by", "=", actor.account)
    .where("kind", "in", ["review", "countersign", "decide"])
    .execute();
  return whyNotAct(actor, claim, step, acted);
}

const inside = (units: readonly string[], unit: string | null) => unit !== null && units.includes(unit);

const ownClaim: Text = {
  zh: "这是您本人、您填报的或您单位的办件，须由别人办理。",
  en: "This is your own claim, one you filled in, or your employer's; somebody else works on it.",
};
const notYourStep: Text = {
  zh: "这一环节不由您的岗位办理。",
  en: "This step belongs to another role or unit.",
};
const actedBefore: Text = {
  zh: "您已办过这件的前一环节，后面的环节须由另一人办理。",
  en: "You have done an earlier step of this claim; another person does this one.",
};
