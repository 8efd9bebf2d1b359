import type { Role } from "@jucai/contract";
import { nobody, permissions } from "#kernel/permissions/index.ts";

const own: readonly Role[] = ["person"];
const employer: readonly Role[] = ["employer_clerk"];
const finance: readonly Role[] = ["finance_preparer", "finance_checker", "finance_releaser"];
const prepares: readonly Role[] = ["finance_preparer"];
const checks: readonly Role[] = ["finance_checker"];
const releases: readonly Role[] = ["finance_releaser"];
const looking: readonly Role[] = ["supervisor", "talent_office"];

/**
 * Who may do what with money. Reach first, then roles; what stands nowhere is refused.
 *
 * Nobody who decided on a claim is here: whoever approved does not pay. That a batch is prepared, checked and
 * released by three different people the database checks itself.
 */
export const fundsPermissions = permissions({
  /** Funds, yearly budgets, the ledger and its statements. */
  fund: {
    read: { place: [...finance, ...looking] },
    list: { place: [...finance, ...looking] },
    count: { place: [...finance, ...looking] },
    search: nobody,
    create: { place: prepares },
    /** Enters and moves budgets. */
    update: { place: prepares },
    delete: nobody,
    export: { place: [...finance, ...looking] },
    reveal: nobody,
    /** Confirms what the preparer entered. */
    approve: { place: checks },
  },
  /** What decisions grant: instalments, stops, changes of life, adjustments, take-over. */
  award: {
    read: { self: own, unit: employer, place: [...finance, ...looking, "officer", "reviewer", "approver"] },
    list: { self: own, unit: employer, place: [...finance, ...looking, "officer", "reviewer", "approver"] },
    count: { place: [...finance, ...looking] },
    search: { place: [...finance, "talent_office"] },
    /** Takes over awards that run already. */
    create: { place: prepares },
    /** Stops, suspends and resumes with a reason, proposes adjustments, answers stop checks, enters an account at the counter. */
    update: { place: ["officer", "finance_preparer"] },
    delete: nobody,
    export: { place: [...finance, "talent_office"] },
    /** An employer enters the account into which it is paid. Nobody sees a number in clear: it stands in the bank's file alone. */
    reveal: { unit: employer },
    /** Accepts a proposal of somebody else. */
    approve: { place: ["approver", "finance_checker"] },
  },
  payment: {
    read: { place: [...finance, ...looking] },
    list: { place: [...finance, ...looking] },
    count: { place: [...finance, ...looking] },
    search: nobody,
    create: { place: prepares },
    /** Loads bank returns, verifies accounts, cancels a batch that is not released, closes one that is answered. */
    update: { place: [...prepares, ...checks] },
    delete: nobody,
    /** The file for the bank. */
    export: { place: releases },
    reveal: nobody,
    /** Checks and releases, each with its own role; reverses. */
    approve: { place: [...checks, ...releases] },
  },
});
