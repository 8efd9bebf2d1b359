import { type Role, roles } from "@jucai/contract";
import { nobody, permissions } from "./permissions.ts";

/** Those who look at what a place has set, because their work waits for it. */
const settingReaders: readonly Role[] = [
  "talent_office",
  "officer",
  "reviewer",
  "approver",
  "policy_author",
  "policy_publisher",
  "finance_preparer",
  "finance_checker",
  "finance_releaser",
  "supervisor",
];

/** Who may read the audit chain, who sees the progress of long work, and who sets what documents leave open. */
export const kernelPermissions = permissions({
  setting: {
    read: { place: settingReaders },
    list: { place: settingReaders },
    count: nobody,
    search: nobody,
    create: nobody,
    update: { place: ["talent_office"] },
    delete: nobody,
    export: nobody,
    reveal: nobody,
    approve: nobody,
  },
  audit: {
    read: { all: ["audit_admin"] },
    list: { all: ["audit_admin"] },
    count: { all: ["audit_admin"] },
    search: { all: ["audit_admin"] },
    create: nobody,
    update: nobody,
    delete: nobody,
    export: { all: ["audit_admin"] },
    reveal: nobody,
    /** Verifies the chain. */
    approve: { all: ["audit_admin"] },
  },
  job: {
    read: { self: roles },
    list: { self: roles },
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
