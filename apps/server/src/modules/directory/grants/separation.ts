import type { Role } from "@jucai/contract";
import type { Text } from "@jucai/engine";

/** The three administrators, whose duties may be separated (三员分立). */
export const administrators = ["system_admin", "security_admin", "audit_admin"] as const satisfies readonly Role[];

const isAdministrator = (role: Role) => (administrators as readonly Role[]).includes(role);

/**
 * Why an account may not hold these roles together while duties are separated; undefined when it may.
 *
 * Two of the three, or one of them and any business role, would let one person do something and cover it up.
 * The role `person` is everybody's own and counts as none.
 */
export function conflictOf(roles: readonly Role[]): Text | undefined {
  const held = new Set(roles);
  const admin = [...held].filter(isAdministrator);
  const business = [...held].filter((role) => !isAdministrator(role) && role !== "person");
  if (admin.length > 1) {
    return { zh: "同一账号不能兼任两种管理员", en: "one account may not hold two administrators' roles" };
  }
  if (admin.length === 1 && business.length > 0) {
    return { zh: "管理员账号不能再有业务角色", en: "an administrator's account may hold no other role" };
  }
  return undefined;
}
