import type { ScopedDatabase } from "#kernel/scope.ts";
import type { Sealing } from "#kernel/sealing/index.ts";
import { accountTables } from "../accounts/accounts.tables.ts";

/** Sends short messages; each place has its own gateway, so this is all that is asked of one. */
export type SmsSender = {
  /** Development: what was sent can be read at `GET /api/v1/messages`. */
  readonly keeps: boolean;
  readonly send: (mobile: string, text: string, at: Date) => Promise<void>;
};

/** The development sender: keeps messages, sealed, for a day; sends none. */
export function outboxSender(database: ScopedDatabase, sealing: Sealing): SmsSender {
  return {
    keeps: true,
    send: (mobile, text, at) =>
      database.asSystem("keep a message instead of sending it", async (tx) => {
        const db = accountTables(tx);
        await db
          .deleteFrom("outbox_message")
          .where("sent_at", "<", new Date(at.getTime() - 86_400_000))
          .execute();
        const sealed = (what: string) => sealing.sealSystem(what, "outbox_message");
        await db
          .insertInto("outbox_message")
          .values({ to_sealed: sealed(mobile), text_sealed: sealed(text), sent_at: at })
          .execute();
      }),
  };
}

/** Hands each message to a gateway as `POST {"to", "text"}`; anything but 2xx is a failure. */
export function gatewaySender(url: string, token: string | undefined): SmsSender {
  const headers = {
    "content-type": "application/json",
    ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
  };
  return {
    keeps: false,
    send: async (to, text) => {
      const body = JSON.stringify({ to, text });
      const answer = await fetch(url, { method: "POST", headers, body, signal: AbortSignal.timeout(10_000) });
      if (!answer.ok) throw new Error(`the SMS gateway answered ${answer.status}`);
    },
  };
}
