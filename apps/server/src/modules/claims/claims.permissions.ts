import type { Role } from "@jucai/contract";
import { nobody, permissions } from "#kernel/permissions/index.ts";

const own: readonly Role[] = ["person"];
const employer: readonly Role[] = ["employer_clerk"];
/** Those who work on claims; which step of which claim is theirs, its process says. */
const deciding: readonly Role[] = ["officer", "reviewer", "approver", "talent_office"];
const counter: readonly Role[] = ["window_clerk"];
/** Villages, schools and townships confirm and apply for their own. */
const field: readonly Role[] = ["township_clerk"];
const finance: readonly Role[] = ["finance_preparer", "finance_checker", "finance_releaser"];
const looking: readonly Role[] = ["supervisor"];

/**
 * Who may do what with claims 办件. Reach first, then roles; what stands nowhere is refused.
 *
 * A step can be done only by somebody with its role at its unit, who has not acted on an earlier step and is not
 * related to the claimant: standing/acting.ts. This table is the wider ring around that.
 */
export const claimsPermissions = permissions({
  /** Applications and the claims in them. */
  claim: {
    read: { self: own, unit: [...employer, ...field], place: [...deciding, ...counter, ...finance, ...looking] },
    list: { self: own, unit: [...employer, ...field], place: [...deciding, ...counter, ...finance, ...looking] },
    count: { unit: [...employer, ...field], place: [...deciding, ...counter, ...finance, ...looking] },
    search: { unit: [...employer, ...field], place: [...deciding, ...counter] },
    create: { self: own, unit: [...employer, ...field], place: counter },
    /** Fills in, answers a correction, withdraws, confirms the employer's part. */
    update: { self: own, unit: [...employer, ...field], place: [...deciding, ...counter] },
    delete: { self: own, unit: [...employer, ...field], place: counter },
    export: { place: ["officer", "talent_office"] },
    reveal: { self: own, place: deciding },
    /** Acts on a step of the process. */
    approve: { place: deciding },
  },
  /** Decisions, meetings and appeals. */
  decision: {
    read: { self: own, unit: [...employer, ...field], place: [...deciding, ...counter, ...finance, ...looking] },
    list: { place: [...deciding, ...finance, ...looking] },
    count: { place: [...deciding, ...looking] },
    search: nobody,
    /** Files an appeal. */
    create: { self: own, unit: [...employer, ...field], place: counter },
    /** Says who stands in for whom. */
    update: { place: ["approver", "talent_office"] },
    delete: nobody,
    export: { place: ["talent_office"] },
    reveal: nobody,
    /** Decides an appeal, a meeting's agenda. */
    approve: { place: ["approver", "talent_office"] },
  },
  evidence: {
    read: { self: own, unit: [...employer, ...field], place: [...deciding, ...counter] },
    list: { self: own, unit: [...employer, ...field], place: [...deciding, ...counter] },
    count: nobody,
    search: nobody,
    create: { self: own, unit: [...employer, ...field], place: [...counter, ...deciding] },
    update: { self: own, unit: [...employer, ...field], place: [...counter, ...deciding] },
    delete: { self: own, unit: [...employer, ...field], place: counter },
    /** Opens the file itself, to look at or to take away: whoever can look can keep what he saw. */
    export: { self: own, unit: [...employer, ...field], place: [...deciding, ...counter] },
    reveal: nobody,
    approve: { place: deciding },
  },
  notice: {
    read: { place: [...deciding, ...looking] },
    list: { place: [...deciding, ...looking] },
    count: { place: [...deciding, ...looking] },
    search: nobody,
    create: { place: ["officer", "talent_office"] },
    update: { place: ["officer", "talent_office"] },
    delete: { place: ["officer", "talent_office"] },
    export: { place: ["officer", "talent_office"] },
    reveal: nobody,
    /** Publishes. */
    approve: { place: ["approver", "talent_office"] },
  },
  objection: {
    read: { place: deciding },
    list: { place: deciding },
    count: { place: [...deciding, ...looking] },
    search: nobody,
    create: { place: [...counter, "officer"] },
    update: { place: ["officer", "reviewer", "talent_office"] },
    delete: nobody,
    export: nobody,
    reveal: { place: ["reviewer", "approver", "talent_office"] },
    /** Decides what comes of it. */
    approve: { place: ["reviewer", "approver", "talent_office"] },
  },
  rating: {
    read: { self: own, unit: employer, place: [...deciding, ...looking] },
    list: { place: [...deciding, ...looking] },
    count: { place: [...deciding, ...looking] },
    search: nobody,
    create: { self: own, unit: [...employer, ...field] },
    /** Calls back after a bad one. */
    update: { place: deciding },
    delete: nobody,
    export: nobody,
    reveal: nobody,
    approve: nobody,
  },
  recognition: {
    read: { self: own, unit: employer, place: [...deciding, ...counter, ...looking] },
    list: { self: own, unit: employer, place: [...deciding, ...counter, ...looking] },
    count: { place: [...deciding, ...looking] },
    search: { place: deciding },
    create: { place: ["officer", "talent_office"] },
    update: { place: ["officer", "talent_office"] },
    delete: nobody,
    export: { place: ["officer", "talent_office"] },
    reveal: nobody,
    /** Takes a level back. */
    approve: { place: ["approver", "talent_office"] },
  },
  service_request: {
    read: { self: own, unit: [...employer, ...field], place: [...deciding, ...counter, ...looking] },
    list: { self: own, unit: [...employer, ...field], place: [...deciding, ...counter, ...looking] },
    count: { place: [...deciding, ...looking] },
    search: nobody,
    create: { self: own, unit: employer, place: counter },
    /** Answers; takes one's own request back. */
    update: { self: own, unit: employer, place: [...deciding, ...counter] },
    delete: nobody,
    export: { place: ["talent_office"] },
    reveal: nobody,
    approve: { place: deciding },
  },
});
