import { randomUUID } from "node:crypto";
import type { Purpose } from "@jucai/contract";
import { record } from "#kernel/audit/index.ts";
import { today } from "#kernel/clock.ts";
import type { Actor } from "#kernel/permissions/index.ts";
import { Refusal } from "#kernel/refusal.ts";
import type { ScopedTransaction } from "#kernel/scope.ts";
import { accountTables } from "../accounts/accounts.tables.ts";
import { renewToken } from "../sessions/start-session.ts";
import { makeLink, openLink, useLink } from "../sign-in/links.ts";

type Consent = {
  readonly person: string;
  readonly purposes: readonly Purpose[];
  readonly until: string;
  /** Number of the signed paper; absent when he consents in his own session. */
  readonly reference?: string;
};
/** Nobody consents for longer than this, in days. */
const longest = 366;

/** Whoever acts for somebody may do much, but not consent for him that a third one acts. */
export function refuseWhileActing({ onBehalfOf }: Actor): void {
  if (onBehalfOf === undefined) return;
  throw new Refusal("wrong_state", {
    zh: "代办时不能替别人办委托，请先退出代办。",
    en: "Not while you act for somebody; act for yourself again first.",
  });
}

/**
 * Records somebody's consent that another acts for him, and makes the link that the other takes it up with.
 * The link in place of a name: nobody can try out which names have accounts.
 */
export async function consent(tx: ScopedTransaction, actor: Actor, given: Consent, at: Date) {
  const db = accountTables(tx);
  const person = await db
    .selectFrom("person")
    .select(["id", "place"])
    .where("id", "=", given.person)
    .executeTakeFirst();
  if (person === undefined) throw notThere();
  refuseDate(given.until, at);
  const id = randomUUID();
  await db
    .insertInto("delegation")
    .values({
      id,
      person: person.id,
      place: person.place,
      account: null,
      purposes: [...new Set(given.purposes)],
      valid_to: given.until,
      consent: given.reference === undefined ? "own_session" : "paper",
      reference: given.reference ?? null,
      recorded_by: actor.account,
      created_at: at,
      accepted_at: null,
      revoked_at: null,
      revoked_by: null,
    })
    .execute();
  const link = await makeLink(db, "delegation", { delegation: id }, at);
  const { purposes, until, reference } = given;
  await record(tx, actor, {
    action: "delegation.create",
    object: { kind: "delegation", id },
    detail: { person: person.id, purposes, until, ...(reference === undefined ? {} : { reference }) },
  });
  return { id, link };
}

function refuseDate(until: string, at: Date): void {
  const last = today({ now: () => new Date(at.getTime() + longest * 86_400_000) });
  if (until >= today({ now: () => at }) && until <= last) return;
  throw new Refusal("not_valid", {
    zh: `最后一天应在今天到 ${last} 之间。`,
    en: `The last day must lie between today and ${last}.`,
  });
}

/** Takes up a delegation; the consenting person himself cannot, nor whoever recorded the consent. */
export async function accept(tx: ScopedTransaction, actor: Actor, token: string, at: Date): Promise<string> {
  const db = accountTables(tx);
  const link = await openLink(db, token, ["delegation"], at);
  const found = await db
    .selectFrom("delegation")
    .selectAll()
    .where("id", "=", link.delegation)
    .where("revoked_at", "is", null)
    .where("account", "is", null)
    .executeTakeFirst();
  if (found === undefined || found.valid_to < today({ now: () => at })) throw notThere();
  const own = await db
    .selectFrom("account")
    .select("person_id")
    .where("id", "=", actor.account)
    .executeTakeFirstOrThrow();
  if (own.person_id === found.person) throw forHimself();
  // Who wrote a paper's consent down holds its link first: with it he could act for anybody, paper or none.
  if (found.recorded_by === actor.account) throw recordedByHim();
  await db
    .updateTable("delegation")
    .set({ account: actor.account, accepted_at: at })
    .where("id", "=", found.id)
    .execute();
  await useLink(db, link.id, at);
  await record(
    tx,
    { account: actor.account, name: actor.name },
    {
      action: "delegation.accept",
      object: { kind: "delegation", id: found.id },
      detail: { person: found.person },
    },
  );
  return found.id;
}

/** Ends a delegation that the scope reaches; sessions that act under it end with their next request. */
export async function revoke(tx: ScopedTransaction, actor: Actor, id: string, at: Date): Promise<void> {
  const done = await accountTables(tx)
    .updateTable("delegation")
    .set({ revoked_at: at, revoked_by: actor.account })
    .where("id", "=", id)
    .where("revoked_at", "is", null)
    .returning("person")
    .executeTakeFirst();
  if (done === undefined) throw notThere();
  await record(tx, actor, {
    action: "delegation.revoke",
    object: { kind: "delegation", id },
    detail: { person: done.person },
  });
}

/** Acts for somebody from now on in this session, or for oneself again. Answers the session's new token. */
export async function actFor(
  tx: ScopedTransaction,
  actor: Actor,
  session: string,
  delegation: string | null,
  at: Date,
) {
  const db = accountTables(tx);
  if (delegation !== null) {
    const found = await db
      .selectFrom("delegation")
      .select("id")
      .where("id", "=", delegation)
      .where("account", "=", actor.account)
      .where("revoked_at", "is", null)
      .where("valid_to", ">=", today({ now: () => at }))
      .executeTakeFirst();
    if (found === undefined) throw notThere();
  }
  await db.updateTable("session").set({ acting: delegation }).where("id", "=", session).execute();
  const action = delegation === null ? "delegation.stop" : "delegation.start";
  const id = delegation ?? actor.onBehalfOf?.delegation ?? null;
  await record(tx, actor, { action, object: { kind: "delegation", id } });
  return renewToken(db, session);
}

function notThere(): Refusal {
  return new Refusal("not_found", {
    zh: "没有这项委托，或已经结束。",
    en: "There is no such delegation, or it has ended.",
  });
}

function forHimself(): Refusal {
  return new Refusal("wrong_state", {
    zh: "这是您自己的委托，请把链接交给代办的人。",
    en: "This is your own consent; give the link to whoever shall act.",
  });
}

function recordedByHim(): Refusal {
  return new Refusal("not_allowed", {
    zh: "这项委托是您在窗口登记的，不能由您自己接受；请把链接交给代办的人。",
    en: "You recorded this consent at the window, so you cannot take it up; give the link to whoever shall act.",
  });
}
