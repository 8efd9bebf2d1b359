import { type Role, roles } from "@jucai/contract";
import type { Http } from "../../src/http/deps.ts";
import type { Actor, Grant } from "../../src/kernel/permissions/index.ts";
import type { TestApp } from "../app.ts";

/**
 * Lets a test name who asks: `authorization: Bearer <account>` is that account's actor.
 *
 * How one signs in is tested elsewhere; here it is about what somebody signed in may do.
 */
export function casting(app: TestApp): { readonly play: (actor: Actor) => Readonly<Record<string, string>> } {
  const actors = new Map<string, Actor>();
  const ground = (app.http as Http).jucai as { loadActor: Http["jucai"]["loadActor"] };
  ground.loadActor = async ({ bearer }) => {
    const actor = actors.get(bearer ?? "");
    return actor === undefined ? undefined : { actor, csrf: "" };
  };
  return {
    play: (actor) => {
      actors.set(actor.account, actor);
      return { authorization: `Bearer ${actor.account}` };
    },
  };
}

/** An account number that says whose it is: readable in a failed test. */
export const accountOf = (number: number) => `00000000-0000-4000-8000-${String(number).padStart(12, "0")}`;

/** One actor for each role, with that role only. */
export function actorsOf(grantOf: (role: Role) => Grant, person: string): ReadonlyMap<Role, Actor> {
  return new Map(
    roles.map((role, at) => [
      role,
      {
        account: accountOf(at + 1),
        name: role,
        person: role === "person" ? person : null,
        session: null,
        grants: [grantOf(role)],
      },
    ]),
  );
}
