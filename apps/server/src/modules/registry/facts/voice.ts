import type { FactSource, Resource, Role, Verb } from "@jucai/contract";
import { type Actor, type PermissionTable, reachesOf } from "#kernel/permissions/index.ts";

/** In whose name something is written down. */
export type Voice = {
  readonly account: string | null;
  readonly name: string;
  readonly source: FactSource;
  /** The unit for which it is said; null for oneself. */
  readonly unit: string | null;
  readonly import?: string;
};

const sources: Partial<Readonly<Record<Role, FactSource>>> = {
  person: "self",
  employer_clerk: "employer",
  data_source: "exchange",
};
const order: readonly FactSource[] = ["office", "employer", "exchange", "self"];

/**
 * As whom an actor speaks of a subject: about himself always as himself, whatever his office;
 * otherwise for the unit of the role that lets him do it.
 */
export function voiceOf(table: PermissionTable, actor: Actor, may: readonly [Resource, Verb], subject?: string): Voice {
  const who = { account: actor.account, name: actor.name };
  if (subject !== undefined && subject === actor.person) return { ...who, source: "self", unit: null };
  const able = actor.grants
    .filter(({ role }) => reachesOf(table, role, ...may).some((reach) => reach !== "self"))
    .map(({ role, unit }) => ({ unit, source: sources[role] ?? ("office" as const) }))
    .sort((a, b) => order.indexOf(a.source) - order.indexOf(b.source));
  const first = able[0];
  return first === undefined ? { ...who, source: "self", unit: null } : { ...who, ...first };
}
