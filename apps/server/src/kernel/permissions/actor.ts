import type { Purpose, Resource, Role, Verb } from "@jucai/contract";
import type { Scope } from "../scope.ts";
import { type PermissionTable, reachesOf } from "./permissions.ts";

/** A role at a unit, valid today, with what lies below that unit. */
export type Grant = {
  readonly role: Role;
  readonly unit: string;
  /** The unit, every unit below it, and those merged into them. */
  readonly units: readonly string[];
  /** GB/T 2260 codes, six digits: the jurisdiction in which the unit lies and those below. */
  readonly places: readonly string[];
};

/** Whoever asks, as sign-in found out. */
export type Actor = {
  readonly account: string;
  readonly name: string;
  /** The registry's person that this account is; null when it is nobody's own. */
  readonly person: string | null;
  /** Null for a machine with a token. */
  readonly session: string | null;
  readonly grants: readonly Grant[];
  /** Acting for somebody who consented; then `person` is that somebody. */
  readonly onBehalfOf?: { readonly person: string; readonly delegation: string; readonly purposes: readonly Purpose[] };
};

/**
 * What the actor may touch when doing this; undefined when he may not do it at all.
 *
 * The scope is what row-level security enforces afterwards, so that one table rules both locks.
 */
export function scopeFor(table: PermissionTable, actor: Actor, resource: Resource, verb: Verb): Scope | undefined {
  const reached = actor.grants.flatMap((grant) =>
    reachesOf(table, grant.role, resource, verb).map((reach) => ({ grant, reach })),
  );
  if (reached.length === 0) return undefined;
  const of = (wanted: string) => reached.filter(({ reach }) => reach === wanted).map(({ grant }) => grant);
  // Whom an account is assigned to is for its office's role to see: neither for a person, nor for whoever acts for him,
  // nor for one whose role has ended. Work that somebody asked for stays his.
  const himself = resource !== "job" && reached.every(({ grant }) => grant.role === "person");
  return {
    account: himself ? null : actor.account,
    person: of("self").length > 0 ? actor.person : null,
    units: [...new Set(of("unit").flatMap(({ units }) => units))],
    places: [...new Set(of("place").flatMap(({ places }) => places))],
    all: of("all").length > 0,
  };
}

/** Only what is about the actor himself: his account and his own person. */
export function ownScope(actor: Actor): Scope {
  return { account: actor.account, person: actor.person, units: [], places: [], all: false };
}
