import { randomUUID } from "node:crypto";
import type { LinkKind } from "../accounts/accounts.tables.ts";
import type { AccountTransaction } from "../accounts/accounts.tables.ts";
import { Refusal } from "#kernel/refusal.ts";
import { hashOf, newSecret } from "./secrets.ts";

const pages: Readonly<Record<LinkKind, string>> = {
  welcome: "/welcome",
  password: "/set-password",
  invitation: "/invitation",
  delegation: "/delegation",
};
const hoursValid: Readonly<Record<LinkKind, number>> = {
  welcome: 24,
  password: 72,
  invitation: 14 * 24,
  delegation: 14 * 24,
};

type About = { readonly account?: string; readonly person?: string; readonly delegation?: string };

/**
 * Makes a link that works once. The secret stands behind `#`, which no browser sends to a server and no
 * proxy writes to its log; only its hash is kept.
 */
export async function makeLink(tx: AccountTransaction, kind: LinkKind, about: About, at: Date) {
  const token = newSecret();
  const until = new Date(at.getTime() + hoursValid[kind] * 3600_000);
  await tx
    .insertInto("one_time_link")
    .values({
      id: randomUUID(),
      token_hash: hashOf(token),
      kind,
      account: about.account ?? null,
      person: about.person ?? null,
      delegation: about.delegation ?? null,
      created_at: at,
      valid_until: until,
      used_at: null,
    })
    .execute();
  return { address: `${pages[kind]}#${token}`, until: until.toISOString() };
}

/** A link that may still be used; refuses otherwise, without saying why. */
export async function openLink(tx: AccountTransaction, token: string, kinds: readonly LinkKind[], at: Date) {
  const found = await tx
    .selectFrom("one_time_link")
    .selectAll()
    .where("token_hash", "=", hashOf(token))
    .where("kind", "in", kinds)
    .where("used_at", "is", null)
    .where("valid_until", ">", at)
    .forUpdate()
    .executeTakeFirst();
  if (found === undefined) throw deadLink();
  return found;
}

export async function useLink(tx: AccountTransaction, id: string, at: Date): Promise<void> {
  await tx.updateTable("one_time_link").set({ used_at: at }).where("id", "=", id).execute();
}

/** Older links of the same kind for the same account stop working. */
export async function endLinks(
  tx: AccountTransaction,
  kind: LinkKind,
  account: string | null,
  at: Date,
): Promise<void> {
  await tx
    .updateTable("one_time_link")
    .set({ used_at: at })
    .where("kind", "=", kind)
    .where("account", account === null ? "is" : "=", account)
    .where("used_at", "is", null)
    .execute();
}

export function deadLink(): Refusal {
  return new Refusal("not_found", {
    zh: "这个链接已经用过、过期或不完整，请向给您链接的人再要一个。",
    en: "This link was used, has expired or is incomplete; ask for another where you got it.",
  });
}
