import type { Role } from "@jucai/contract";
import { nobody, permissions } from "#kernel/permissions/index.ts";

/** Those who write a policy, answer for it or find the money for it. Who only pays or only looks on plans nothing. */
const planning: readonly Role[] = [
  "policy_author",
  "policy_publisher",
  "talent_office",
  "finance_preparer",
  "finance_checker",
];

/** Who may try changed figures, and who sees whom a benefit has found; docs/decisions/0021-what-if-over-the-registry.md. */
export const insightPermissions = permissions({
  /** Populations are their maker's: another account finds nothing of that id, whatever its role. */
  what_if: {
    /** Asks how far a population is, and what changed figures do to it. */
    read: { place: planning },
    list: { place: planning },
    /** Reads the whole registry within reach, as figures. */
    count: { place: planning },
    search: nobody,
    /** Makes people up; ends a population. */
    create: { place: planning },
    update: nobody,
    delete: nobody,
    export: nobody,
    reveal: nobody,
    approve: nobody,
  },
  /** Names, masked, of those who meet a benefit's conditions: for whoever would ask them. */
  found: {
    read: nobody,
    list: { place: ["talent_office", "officer"] },
    count: nobody,
    search: nobody,
    create: nobody,
    update: nobody,
    delete: nobody,
    export: nobody,
    reveal: nobody,
    approve: nobody,
  },
});
