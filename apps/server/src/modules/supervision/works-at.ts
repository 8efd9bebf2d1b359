import type { Actor } from "#kernel/permissions/index.ts";

/**
 * Whether somebody works for a unit and may speak for it. A supervisor watches every unit below his own and speaks for
 * none of them but his own.
 */
export function worksAt({ grants }: Pick<Actor, "grants">, unit: string): boolean {
  return grants.some((grant) => (grant.role === "supervisor" ? grant.unit === unit : grant.units.includes(unit)));
}
