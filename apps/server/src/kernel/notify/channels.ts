import { createHmac } from "node:crypto";
import type { NotificationKind } from "@jucai/contract";
import type { Text } from "@jucai/engine";
import { createTransport } from "nodemailer";
import type { MailConfig, OutsideConfig, WebhookConfig } from "#config/outside.ts";

/** One message on its way out. */
export type Out = {
  readonly id: string;
  readonly kind: NotificationKind;
  readonly at: Date;
  readonly says: Text;
  readonly link: string | null;
};

/** The ways out of the house that are configured. Each fails by throwing; the message is then tried again. */
export type Channels = {
  /** To an account's own number; numbers stay in the directory. */
  readonly sms?: (account: string, text: string) => Promise<void>;
  readonly email?: (address: string, subject: string, text: string) => Promise<void>;
  readonly webhook?: (out: Out) => Promise<void>;
  readonly site?: string;
};

const patience = 15_000;

export function channelsOf({ mail, webhook, site }: OutsideConfig, sms: Channels["sms"]): Channels {
  return {
    ...(sms === undefined ? {} : { sms }),
    ...(mail === undefined ? {} : { email: byMail(mail) }),
    ...(webhook === undefined ? {} : { webhook: byWebhook(webhook) }),
    ...(site === undefined ? {} : { site }),
  };
}

function byMail({ url, from }: MailConfig): NonNullable<Channels["email"]> {
  const transport = createTransport({ url, connectionTimeout: patience, greetingTimeout: patience });
  return async (to, subject, text) => {
    await transport.sendMail({ from, to, subject, text });
  };
}

/**
 * `POST` with JSON. `x-jucai-signature` is `sha256=` and the HMAC, by the shared secret, of `<x-jucai-timestamp>.<body>`:
 * whoever gets it checks both, and takes no timestamp older than some minutes. A repeat has the same `id`.
 */
function byWebhook({ url, secret }: WebhookConfig): NonNullable<Channels["webhook"]> {
  return async (out) => {
    const body = JSON.stringify({ ...out, at: out.at.toISOString() });
    const timestamp = String(Math.floor(Date.now() / 1000));
    const signature = createHmac("sha256", secret).update(`${timestamp}.${body}`).digest("hex");
    const headers = {
      "content-type": "application/json",
      "x-jucai-timestamp": timestamp,
      "x-jucai-signature": `sha256=${signature}`,
    };
    const signal = AbortSignal.timeout(patience);
    const answer = await fetch(url, { method: "POST", headers, body, signal, redirect: "error" });
    if (!answer.ok) throw new Error(`the webhook answered ${answer.status}`);
  };
}
