import { roles } from "@jucai/contract";
import { nobody, permissions } from "./permissions.ts";

/** Who may read the audit chain, and who sees the progress of long work: whoever started it. */
export const kernelPermissions = permissions({
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
