import type { Resource } from "@jucai/contract";
import { type Actor, type PermissionTable, scopeFor } from "#kernel/permissions/index.ts";
import { Refusal } from "#kernel/refusal.ts";
import type { Scope } from "#kernel/scope.ts";

export type Asked = { readonly clear: boolean; readonly reason?: string };
/** Whether a row may be exported in clear; `undefined` when nothing was asked to be. */
export type InClear = ((row: { readonly place: string; readonly units: readonly string[] }) => boolean) | undefined;

/** Exporting in clear needs the right to reveal and a reason; rows beyond that right stay masked. Throws Refusal. */
export function inClear(
  permissions: PermissionTable,
  actor: Actor,
  resource: Resource,
  { clear, reason }: Asked,
): InClear {
  if (!clear) return undefined;
  const scope = scopeFor(permissions, actor, resource, "reveal");
  if (scope === undefined) {
    throw new Refusal("not_allowed", {
      zh: "您没有查看明文的权限，请导出遮挡后的表。",
      en: "You may not reveal numbers; export the table masked.",
    });
  }
  if (reason === undefined || reason.trim().length < 2) {
    const says = { zh: "导出明文要写明用途。", en: "Say what the numbers are exported for." };
    throw new Refusal("not_valid", says, [{ field: "reason", says: says.zh }]);
  }
  return (row) => reaches(scope, row);
}

function reaches(
  { all, places, units }: Scope,
  row: { readonly place: string; readonly units: readonly string[] },
): boolean {
  return all || places.includes(row.place) || row.units.some((unit) => units.includes(unit));
}
