import { randomUUID } from "node:crypto";
import type { NotificationKind, Role } from "@jucai/contract";
import type { Text } from "@jucai/engine";
import { sql } from "kysely";
import { type Clock, today } from "../clock.ts";
import { type ScopedTransaction, unlimited } from "../scope.ts";
import { notifyTables } from "./notify.tables.ts";

/** A person (whoever is signed in as him), an account, or everybody with a role at a unit. */
export type Recipient =
  { readonly person: string } | { readonly account: string } | { readonly unit: string; readonly role: Role };

export type Message = {
  readonly kind: NotificationKind;
  readonly says: Text;
  /** A path of this site. */
  readonly link?: string;
  /** Only into the list: nothing that somebody has to know when he is not signed in. */
  readonly quietly?: boolean;
};

/** Tells somebody, in the transaction of the change that he is told of. */
export async function notify(tx: ScopedTransaction, clock: Clock, to: Recipient, message: Message): Promise<void> {
  const at = clock.now();
  const rows = (await addressees(tx, to, today(clock))).map((addressee) => ({
    id: randomUUID(),
    ...addressee,
    kind: message.kind,
    at,
    says: JSON.stringify(message.says),
    link: message.link ?? null,
  }));
  if (rows.length === 0) return;
  const db = notifyTables(tx);
  await db.insertInto("notification").values(rows).execute();
  if (message.quietly === true) return;
  const outgoing = rows.flatMap(({ id: notification }) =>
    (["sms", "email", "webhook"] as const).map((channel) => {
      return { id: randomUUID(), notification, kind: message.kind, channel, at, next_at: at };
    }),
  );
  await db.insertInto("outgoing").values(outgoing).execute();
}

type Addressee = { readonly account: string | null; readonly person: string | null };

async function addressees(tx: ScopedTransaction, to: Recipient, on: string): Promise<Addressee[]> {
  if ("person" in to) return [{ account: null, person: to.person }];
  if ("account" in to) return [{ account: to.account, person: null }];
  // Whoever makes the change need not see who works in the other office.
  const { rows } = await unlimited(tx, "who works at a unit, to tell them", () =>
    sql<{ account: string }>`
      select distinct g.account from role_grant g join account a on a.id = g.account
      where g.unit = ${to.unit}::uuid and g.role = ${to.role} and g.revoked_at is null
        and g.valid_from <= ${on}::date and (g.valid_to is null or g.valid_to >= ${on}::date)
        and a.disabled_at is null and a.kind = 'human'`.execute(tx),
  );
  return rows.map(({ account }) => ({ account, person: null }));
}
