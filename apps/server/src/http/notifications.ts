import { type NotificationKind, notificationRoutes as routes } from "@jucai/contract";
import type { FastifyInstance } from "fastify";
import { sql } from "kysely";
import {
  changePreferences,
  type Channels,
  channelsOf,
  confirmAddress,
  deliver,
  deliverJob,
  listNotifications,
  markRead,
  preferencesOf,
  unreadOf,
  wrongEmailCode,
} from "#kernel/notify/index.ts";
import type { JobContext } from "#kernel/jobs/index.ts";
import type { ModuleDeps } from "./deps.ts";
import { handle } from "./handle.ts";

/** What one was told and how one wants to be told; every minute what waits goes out. */
export function notificationRoutes(http: FastifyInstance, given: ModuleDeps, sms: Channels["sms"]): void {
  const { clock, sealing, jobs, database, outside } = given;
  const channels = channelsOf(outside, given.signIn.sms === "off" ? undefined : sms);
  const deps = { clock, sealing, channels };

  handle(http, routes.notifications, ({ query, within }) => within((tx) => listNotifications(tx, query)));
  handle(http, routes.unreadNotifications, ({ within }) => within(async (tx) => ({ unread: await unreadOf(tx) })));
  handle(http, routes.readNotifications, ({ body, within }) =>
    within(async (tx) => ({ unread: await markRead(tx, body.ids, clock.now()) })),
  );
  handle(http, routes.notificationPreferences, ({ actor, within }) =>
    within((tx) => preferencesOf(tx, deps, actor.account)),
  );
  handle(http, routes.changeNotificationPreferences, async ({ body, actor, within }) => {
    const code = await within((tx) => changePreferences(tx, deps, actor, body));
    if (code !== undefined) await channels.email?.(code.to, "聚才邮箱验证码", codeText(code.code));
    return within((tx) => preferencesOf(tx, deps, actor.account));
  });
  handle(http, routes.confirmEmail, async ({ body, actor, within }) => {
    // The try is counted also when the code is wrong, so the refusal comes after the transaction.
    if (!(await within((tx) => confirmAddress(tx, deps, actor, body.code)))) throw wrongEmailCode();
    return within((tx) => preferencesOf(tx, deps, actor.account));
  });
  handle(http, routes.deliveries, ({ query, within }) => within((tx) => deliveries(tx, query)));

  jobs.define(deliverJob, (_: object, { signal }: JobContext) => deliver({ ...deps, database }, signal));
  jobs.every(deliverJob, "* * * * *");
}

const codeText = (code: string) =>
  `验证码 ${code}，30 分钟内有效。不是您本人操作的，不用理会。\n\nThe code is ${code}, valid for 30 minutes. If it was not you, do nothing.\n`;

type Asked = { readonly state?: string; readonly page: number; readonly pageSize: number };
type Delivery = {
  readonly id: string;
  readonly channel: "sms" | "email" | "webhook";
  readonly kind: NotificationKind;
  readonly state: "waiting" | "sent" | "failed" | "dropped";
  readonly tries: number;
  readonly at: Date;
  readonly fault: string | null;
  readonly total: number;
};

/** How messages leave the house; to whom and what they say is not shown. */
async function deliveries(tx: Parameters<typeof unreadOf>[0], { state, page, pageSize }: Asked) {
  const { rows } = await sql<Delivery>`
    select o.id, o.channel, o.kind, o.state, o.tries, o.at, o.fault, count(*) over ()::int as total
    from outgoing o
    where ${state ?? null}::text is null or o.state = ${state ?? null}
    order by o.at desc, o.id limit ${pageSize} offset ${(page - 1) * pageSize}`.execute(tx);
  const items = rows.map(({ total: _, at, ...row }) => ({ ...row, at: at.toISOString() }));
  return { items, page, pageSize, total: rows[0]?.total ?? 0 };
}
