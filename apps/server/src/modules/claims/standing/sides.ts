import type { Actor } from "#kernel/permissions/index.ts";
import type { Claim } from "../claims.tables.ts";

type Of = Pick<Claim, "person_id" | "employer_id" | "made_by">;

/** Whether somebody speaks for the claimant: himself or whom he let claim, a clerk of the unit, the window that took it in. */
export function isClaimant(actor: Actor, { person_id, employer_id, made_by }: Of): boolean {
  if (person_id !== null && actor.person === person_id) return actor.onBehalfOf?.purposes.includes("apply") !== false;
  const clerk = actor.grants.some(
    ({ role, units }) =>
      (role === "employer_clerk" || role === "township_clerk") && employer_id !== null && units.includes(employer_id),
  );
  return clerk || (made_by === actor.account && actor.grants.some(({ role }) => role === "window_clerk"));
}

/** Whether somebody looks from an office: only then opinions among offices are shown. */
export function isOffice({ grants }: Actor): boolean {
  return grants.some(({ role, places }) => role !== "person" && role !== "employer_clerk" && places.length > 0);
}
