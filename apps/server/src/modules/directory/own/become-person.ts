import { timingSafeEqual } from "node:crypto";
import { record } from "#kernel/audit/index.ts";
import type { Actor } from "#kernel/permissions/index.ts";
import { Refusal } from "#kernel/refusal.ts";
import type { ScopedTransaction } from "#kernel/scope.ts";
import { type AccountTransaction, accountTables } from "../accounts/accounts.tables.ts";
import { insertGrant } from "../accounts/create.ts";
import { grantsOf } from "../sessions/session-view.ts";
import { renewToken } from "../sessions/start-session.ts";
import { makeLink, openLink, useLink } from "../sign-in/links.ts";
import type { SignInDeps } from "../sign-in/sign-in.deps.ts";

const mostTries = 5;

/**
 * Makes the link by which a person of the registry takes up his own entry. The scope of `tx` decides which
 * persons can be invited. Whoever gets the link must know the identity number as well.
 */
export async function invite(tx: ScopedTransaction, actor: Actor, person: string, at: Date) {
  // Whoever acts for somebody reaches him; by an invitation he would become him, for good and past any withdrawal.
  if (actor.onBehalfOf !== undefined || actor.person === person) throw notForOneself();
  const db = accountTables(tx);
  const found = await db
    .selectFrom("person")
    .select(["id", "id_index"])
    .where("id", "=", person)
    .where("merged_into", "is", null)
    .executeTakeFirst();
  if (found === undefined) throw noPerson();
  if (found.id_index === null) throw withoutNumber();
  const link = await makeLink(db, "invitation", { person }, at);
  await record(tx, actor, { action: "person.invite", object: { kind: "person", id: person } });
  return link;
}

type Given = { readonly token: string; readonly identity: string };

/** Links the account to the registry's entry that an invitation is for. Answers the session's new token. */
export async function becomePerson(deps: SignInDeps, actor: Actor, session: string, given: Given): Promise<string> {
  const at = deps.clock.now();
  if (actor.onBehalfOf !== undefined) throw notWhileActing();
  const right = await deps.database.asSystem("try an invitation", (tx) =>
    tryInvitation(deps, accountTables(tx), given, at),
  );
  if (!right) throw wrongNumber();
  return deps.database.asSystem("link an account to its person", async (tx) => {
    const db = accountTables(tx);
    const link = await openLink(db, given.token, ["invitation"], at);
    const person = link.person ?? "";
    const mine = await db
      .selectFrom("account")
      .select("person_id")
      .where("id", "=", actor.account)
      .executeTakeFirstOrThrow();
    const taken = await db.selectFrom("account").select("id").where("person_id", "=", person).executeTakeFirst();
    if (mine.person_id !== null || taken !== undefined) throw linkedAlready();
    await takeUp(db, actor.account, person, at);
    await useLink(db, link.id, at);
    await record(tx, actor, {
      action: "account.link_person",
      object: { kind: "account", id: actor.account },
      detail: { person },
    });
    return renewToken(db, session);
  });
}

async function takeUp(tx: AccountTransaction, account: string, person: string, at: Date): Promise<void> {
  const { place } = await tx.selectFrom("person").select("place").where("id", "=", person).executeTakeFirstOrThrow();
  const held = await grantsOf(tx, account, at);
  // Somebody who works in an office is seen there; his account stays in its place.
  const staff = held.some(({ role }) => role !== "person");
  await tx
    .updateTable("account")
    .set({ person_id: person, ...(staff ? {} : { place }) })
    .where("id", "=", account)
    .execute();
  if (held.some(({ role }) => role === "person")) return;
  const unit = await tx
    .selectFrom("unit")
    .select(["id", "place"])
    .where("parent", "is", null)
    .limit(1)
    .executeTakeFirstOrThrow();
  await insertGrant(tx, { account, role: "person", unit, by: null }, at);
}

async function tryInvitation(deps: SignInDeps, tx: AccountTransaction, given: Given, at: Date): Promise<boolean> {
  const link = await openLink(tx, given.token, ["invitation"], at);
  const person = await tx.selectFrom("person").select("id_index").where("id", "=", link.person).executeTakeFirst();
  const index = deps.sealing.blindIndex("id", given.identity);
  if (person?.id_index != null && timingSafeEqual(person.id_index, index)) return true;
  const tries = link.tries + 1;
  await tx
    .updateTable("one_time_link")
    .set({ tries, ...(tries >= mostTries ? { used_at: at } : {}) })
    .where("id", "=", link.id)
    .execute();
  return false;
}

const refusal = (code: "not_found" | "not_valid" | "wrong_state", zh: string, en: string) =>
  new Refusal(code, { zh, en });
const noPerson = () => refusal("not_found", "没有找到这个人。", "There is no such person.");
const withoutNumber = () =>
  refusal(
    "wrong_state",
    "先登记证件号码，才能邀请本人认领。",
    "Record the identity number first; the invitation is checked against it.",
  );
const notForOneself = () =>
  refusal(
    "wrong_state",
    "认领邀请由窗口或登记单位发出，本人和代办人不能自己发。",
    "Invitations come from a window or the unit that registered somebody, not from himself or whoever acts for him.",
  );
const wrongNumber = () =>
  refusal(
    "not_valid",
    "证件号码和邀请的人对不上，请核对；错五次后链接失效。",
    "The number is not that of whoever was invited. After five wrong numbers the link ends.",
  );
const linkedAlready = () =>
  refusal(
    "wrong_state",
    "您的账号已关联本人信息，或这条信息已有账号。",
    "Your account is linked already, or this entry has an account.",
  );
const notWhileActing = () =>
  refusal(
    "wrong_state",
    "代办时不能认领信息，请先退出代办。",
    "Not while you act for somebody; act for yourself again first.",
  );
