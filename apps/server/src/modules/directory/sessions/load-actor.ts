import type { Purpose, Role } from "@jucai/contract";
import { sql } from "kysely";
import type { Credentials, LoadActor, SignedIn } from "#http/actor.ts";
import type { ModuleDeps } from "#http/deps.ts";
import { today } from "#kernel/clock.ts";
import type { Grant } from "#kernel/permissions/index.ts";
import type { ScopedDatabase } from "#kernel/scope.ts";
import { hashOf } from "../sign-in/secrets.ts";
import { type ReachOfUnit, reachOf } from "../units/index.ts";

type FoundGrant = { readonly role: Role; readonly unit: string };
type Found = {
  readonly account: string;
  readonly name: string;
  readonly grants: readonly FoundGrant[];
  /** Counts changes to the tree of units. */
  readonly tree: number;
};
type FoundSession = Found & {
  readonly session: string;
  readonly csrf: string;
  readonly person: string | null;
  readonly mustChange: boolean;
  readonly secondStep: boolean;
  readonly bySingleSignOn: boolean;
  readonly secondStepRoles: readonly Role[];
  readonly acting: {
    readonly delegation: string;
    readonly person: string;
    readonly purposes: readonly Purpose[];
  } | null;
  readonly actingEnded: boolean;
};

/**
 * Finds out who asks, in one statement per request; what a unit reaches is remembered until the tree changes.
 *
 * While a password must be changed or a second step must be set up, roles rest: only one's own account is there.
 */
export function actorLoader({ database }: Pick<ModuleDeps, "database">): LoadActor {
  const reach = rememberedReach(database);
  return async (credentials, at) => {
    if (credentials.bearer !== undefined) return loadMachine(database, reach, credentials.bearer, at);
    return loadSession(database, reach, credentials, at);
  };
}

type Reach = (unit: string, tree: number) => Promise<ReachOfUnit>;

async function loadSession(
  database: ScopedDatabase,
  reach: Reach,
  { cookie }: Credentials,
  at: Date,
): Promise<SignedIn | undefined> {
  if (cookie === undefined) return undefined;
  const found = await answerOf<FoundSession>(
    database,
    sql`select session_of(${hashOf(cookie)}, ${at}, ${dayOf(at)}) as found`,
  );
  if (found === null || found.actingEnded) return undefined;
  const { account, name, session, csrf } = found;
  if (found.acting !== null) {
    const { person, delegation, purposes } = found.acting;
    // Nothing of his own roles goes along: he is there as the other person, and as nobody else.
    const grants = [ownGrant(found.grants[0]?.unit ?? account)];
    return { csrf, actor: { account, name, person, session, grants, onBehalfOf: { person, delegation, purposes } } };
  }
  const grants = dutiesOf(found).length > 0 ? [] : await reached(reach, found);
  return { csrf, actor: { account, name, person: found.person, session, grants } };
}

async function loadMachine(
  database: ScopedDatabase,
  reach: Reach,
  token: string,
  at: Date,
): Promise<SignedIn | undefined> {
  const found = await answerOf<Found>(database, sql`select machine_of(${hashOf(token)}, ${at}, ${dayOf(at)}) as found`);
  if (found === null) return undefined;
  const { account, name } = found;
  return { csrf: "", actor: { account, name, person: null, session: null, grants: await reached(reach, found) } };
}

/** What somebody must do before his roles count. */
export function dutiesOf(found: {
  readonly mustChange: boolean;
  readonly secondStep: boolean;
  readonly bySingleSignOn: boolean;
  readonly secondStepRoles: readonly Role[];
  readonly grants: readonly FoundGrant[];
}): ("change_password" | "set_up_second_step")[] {
  const asked = found.grants.some(({ role }) => found.secondStepRoles.includes(role));
  // Single sign-on answers for its own second step.
  const missing = asked && !found.secondStep && !found.bySingleSignOn;
  return [
    ...(found.mustChange ? (["change_password"] as const) : []),
    ...(missing ? (["set_up_second_step"] as const) : []),
  ];
}

async function reached(reach: Reach, { grants, tree }: Found): Promise<Grant[]> {
  return Promise.all(
    grants.map(async ({ role, unit }) =>
      // A person reaches himself, wherever the role was given.
      role === "person" ? ownGrant(unit) : { role, unit, ...(await reach(unit, tree)) },
    ),
  );
}

const ownGrant = (unit: string): Grant => ({ role: "person", unit, units: [], places: [] });

/** Remembers what units reach as long as the tree stays as it is. */
function rememberedReach(database: ScopedDatabase): Reach {
  let of = 0;
  const known = new Map<string, Promise<ReachOfUnit>>();
  return (unit, tree) => {
    if (tree !== of) {
      known.clear();
      of = tree;
    }
    const found = known.get(unit) ?? database.asSystem("what a grant reaches", (tx) => reachOf(tx, unit));
    known.set(unit, found);
    // A failure is not remembered.
    found.catch(() => known.delete(unit));
    return found;
  };
}

async function answerOf<T>(
  database: ScopedDatabase,
  query: ReturnType<typeof sql<{ found: T | null }>>,
): Promise<T | null> {
  const { rows } = await query.execute(database.open);
  return rows[0]?.found ?? null;
}

const dayOf = (at: Date): string => today({ now: () => at });
