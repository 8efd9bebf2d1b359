import { type Resource, type Role, type Verb, verbs } from "@jucai/contract";

/**
 * How far a permission reaches.
 *
 * self: rows about the actor's own person; unit: rows held by the grant's unit or one below it;
 * place: rows of the jurisdictions in and below which that unit lies; all: everywhere.
 */
export type Reach = "self" | "unit" | "place" | "all";
export type VerbRow = Partial<Readonly<Record<Reach, readonly Role[]>>>;
/** One block of a permission table: every verb stands there, or the table does not compile. */
export type ResourceTable = Readonly<Record<Verb, VerbRow>>;
export type PermissionTable = Partial<Readonly<Record<Resource, ResourceTable>>>;

/** Nobody may, whatever the role. */
export const nobody: VerbRow = {};

/** A module's permission table; the identity function, for its types. */
export function permissions<T extends PermissionTable>(table: T): T {
  return table;
}

/** One table from those of all modules; a resource that stands in two is a bug. */
export function joined(...tables: readonly PermissionTable[]): PermissionTable {
  const all: Record<string, ResourceTable> = {};
  for (const [resource, table] of tables.flatMap((each) => Object.entries(each))) {
    if (resource in all) throw new Error(`permissions for ${resource} stand in two tables`);
    all[resource] = table;
  }
  return all;
}

/** The furthest-reaching ways in which a role may do this; empty when it may not. */
export function reachesOf(table: PermissionTable, role: Role, resource: Resource, verb: Verb): Reach[] {
  const row = table[resource]?.[verb] ?? nobody;
  return (Object.keys(row) as Reach[]).filter((reach) => row[reach]?.includes(role) === true);
}

/** Every verb on every resource that these roles have at all: what a menu may show. */
export function allowedTo(table: PermissionTable, roles: readonly Role[]): Partial<Record<Resource, Verb[]>> {
  const entries = (Object.keys(table) as Resource[]).map((resource) => {
    const may = verbs.filter((verb) => roles.some((role) => reachesOf(table, role, resource, verb).length > 0));
    return [resource, may] as const;
  });
  return Object.fromEntries(entries.filter(([, may]) => may.length > 0));
}
