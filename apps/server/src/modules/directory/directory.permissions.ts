import { type Role, roles } from "@jucai/contract";
import { nobody, permissions } from "#kernel/permissions/index.ts";

const everyone: readonly Role[] = roles;
/** Who keeps accounts and units technically, and who says what an account may do: two duties (三员分立). */
const system: readonly Role[] = ["system_admin"];
const security: readonly Role[] = ["security_admin"];

/**
 * Who may do what in the directory. Reach first, then roles; what stands nowhere is refused.
 *
 * Units and their names are public: whoever asks where to go needs them.
 */
export const directoryPermissions = permissions({
  unit: {
    read: { all: everyone },
    list: { all: everyone },
    count: { all: everyone },
    search: { all: everyone },
    create: { place: system },
    update: { place: [...system, "talent_office"] },
    delete: nobody,
    export: { place: system },
    reveal: nobody,
    approve: { place: system },
  },
  account: {
    read: { place: [...system, ...security] },
    list: { place: [...system, ...security] },
    count: { place: [...system, ...security] },
    search: { place: [...system, ...security] },
    create: { place: system },
    /** Security administrators handle accounts of administrators only; accounts/handling.ts says whose. */
    update: { place: [...system, ...security] },
    delete: nobody,
    export: nobody,
    reveal: nobody,
    /** Looks at sessions and ends them. */
    approve: { place: security },
  },
  grant: {
    read: { place: [...system, ...security, "audit_admin"] },
    list: { place: [...system, ...security, "audit_admin"] },
    count: { place: security },
    search: { place: security },
    create: { place: security },
    update: { place: security },
    /** Revokes; the row stays. */
    delete: { place: security },
    export: { place: security },
    reveal: nobody,
    /** Switches the separation of the three administrators on and off. */
    approve: { all: security },
  },
  /** At the window, on paper. One's own consents are everybody's own: routes for whoever is signed in. */
  delegation: {
    read: { place: ["window_clerk"] },
    list: { place: ["window_clerk"] },
    count: { place: ["window_clerk"] },
    search: nobody,
    create: { place: ["window_clerk"] },
    update: nobody,
    /** Withdraws consent; the row stays. */
    delete: { place: ["window_clerk"] },
    export: nobody,
    reveal: nobody,
    approve: nobody,
  },
  /** What the development sender would have sent. */
  message: {
    read: { all: system },
    list: { all: system },
    count: { all: system },
    search: nobody,
    create: nobody,
    update: nobody,
    delete: nobody,
    export: nobody,
    reveal: nobody,
    approve: nobody,
  },
});
