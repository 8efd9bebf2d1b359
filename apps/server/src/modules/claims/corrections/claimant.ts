import type { Role } from "@jucai/contract";
import type { Actor } from "#kernel/permissions/index.ts";
import { Refusal } from "#kernel/refusal.ts";
import type { Claim } from "../claims.tables.ts";

const forUnits: ReadonlySet<Role> = new Set(["employer_clerk", "township_clerk"]);

/** Whether somebody speaks for the claimant: himself, whom he let apply for him, a clerk of the unit, the window. */
export function speaksFor(actor: Actor, claim: Pick<Claim, "person_id" | "employer_id" | "place">): boolean {
  const { person_id: person, employer_id: employer } = claim;
  const agreed = actor.onBehalfOf === undefined || actor.onBehalfOf.purposes.includes("apply");
  if (person !== null && actor.person === person) return agreed;
  return actor.grants.some(({ role, units, places }) => {
    if (role === "window_clerk") return places.includes(claim.place);
    return employer !== null && forUnits.has(role) && units.includes(employer);
  });
}

export function refuseOthers(actor: Actor, claim: Parameters<typeof speaksFor>[1]): void {
  if (speaksFor(actor, claim)) return;
  throw new Refusal("not_allowed", {
    zh: "只有申请人本人、经他同意的人或窗口可以这样办。",
    en: "Only the claimant, somebody he agreed to, or the window may do this.",
  });
}
