import { accountRoutes, ownAccountRoutes as own } from "@jucai/contract";
import type { FastifyInstance } from "fastify";
import { handle } from "#http/handle.ts";
import { Refusal } from "#kernel/refusal.ts";
import { accountTables } from "../accounts/accounts.tables.ts";
import { giveCookie } from "../sessions/cookie.ts";
import type { SignInDeps } from "../sign-in/sign-in.deps.ts";
import { viewOf } from "../sign-in/sign-in.routes.ts";
import { delegations, type Item } from "./delegation-views.ts";
import { accept, actFor, consent, refuseWhileActing, revoke } from "./delegations.ts";

/** Acting on behalf of (代办): consent, taking up, ending, and acting. */
export function delegationRoutes(http: FastifyInstance, deps: SignInDeps): void {
  const { database, clock } = deps;
  const byIds = (ids: readonly string[]) =>
    database.asSystem("names on delegations", (tx) => delegations(accountTables(tx), { ids }, clock.now()));

  handle(http, own.ownDelegations, async ({ actor }) => {
    const { account, onBehalfOf } = actor;
    const person = onBehalfOf === undefined ? actor.person : null;
    const list = await database.asSystem("one's own delegations", (tx) =>
      delegations(accountTables(tx), { account, person }, clock.now()),
    );
    return { delegations: list };
  });
  handle(http, own.consentToDelegation, async ({ actor, body, within }) => {
    refuseWhileActing(actor);
    const person = actor.person;
    if (person === null) throw withoutPerson();
    const { id, link } = await within((tx) => consent(tx, actor, { ...body, person }, clock.now()));
    return { delegation: only(await byIds([id])), link };
  });
  handle(http, own.acceptDelegation, async ({ actor, body }) => {
    const id = await database.asSystem("take up a delegation", (tx) => accept(tx, actor, body.token, clock.now()));
    return { ...only(await byIds([id])), side: "held" as const };
  });
  handle(http, own.revokeOwnDelegation, async ({ actor, params, within }) => {
    refuseWhileActing(actor);
    await within((tx) => revoke(tx, actor, params.id, clock.now()));
    return { done: true as const };
  });
  handle(http, own.actFor, async ({ actor, body, within }, request, reply) => {
    const { session } = actor;
    if (session === null) return viewOf(deps, null, request);
    giveCookie(request, reply, await within((tx) => actFor(tx, actor, session, body.delegation, clock.now())));
    return viewOf(deps, session, request);
  });

  handle(http, accountRoutes.delegationsOf, async ({ query, within }) => {
    const ids = await within(async (tx) => {
      const seen = accountTables(tx).selectFrom("delegation").select("id").where("person", "=", query.person);
      return (await seen.execute()).map(({ id }) => id);
    });
    return { delegations: ids.length === 0 ? [] : await byIds(ids) };
  });
  handle(http, accountRoutes.recordConsent, async ({ actor, body, within }) => {
    const { id, link } = await within((tx) => consent(tx, actor, body, clock.now()));
    return { delegation: only(await byIds([id])), link };
  });
  handle(http, accountRoutes.revokeDelegation, async ({ actor, params, within }) => {
    await within((tx) => revoke(tx, actor, params.id, clock.now()));
    return { done: true as const };
  });
}

function only(items: readonly Item[]): Item {
  const [item] = items;
  if (item === undefined) throw new Error("a delegation that was just written is not there");
  return item;
}

function withoutPerson(): Refusal {
  return new Refusal("wrong_state", {
    zh: "您的账号还没有关联本人信息，请先用窗口或单位给的链接认领。",
    en: "Your account is not linked to your own entry yet; take it up first, with a link from a window or your employer.",
  });
}
