import { sql } from "kysely";
import type { Clock } from "../clock.ts";
import { firstLineOf } from "../fault.ts";
import type { ScopedDatabase } from "../scope.ts";
import type { Sealing } from "../sealing/index.ts";
import type { Channels, Out } from "./channels.ts";
import type { Channel } from "./notify.tables.ts";
import { addressContext } from "./preferences.ts";

export const deliverJob = "notify.deliver";
const why = "send what is on its way out";

/** Minutes after which a message that failed is tried again; then it is given up. */
const again = [1, 5, 30, 120, 720];
/** While it is being sent nobody else takes it; a process that dies lets it go after that. */
const takenMinutes = 5;
const atOnce = 50;
/** Days for which it stays known what was sent. */
const daysKept = 90;

type Taken = Out & {
  readonly out: string;
  readonly channel: Channel;
  readonly tries: number;
  readonly account: string | null;
  readonly sms: boolean | null;
  readonly email: boolean | null;
  readonly address: Buffer | null;
  readonly quiet: string[] | null;
};
export type Deliveries = {
  readonly database: ScopedDatabase;
  readonly clock: Clock;
  readonly sealing: Sealing;
  readonly channels: Channels;
};

/** Sends what waits. What was sent may, if the process dies just then, be sent once more. */
export async function deliver(deps: Deliveries, signal?: AbortSignal): Promise<{ sent: number; failed: number }> {
  const counts = { sent: 0, failed: 0 };
  for (;;) {
    signal?.throwIfAborted();
    const some = await take(deps);
    for (const each of some) {
      const fault = await send(deps, each);
      counts[fault === undefined || fault === "dropped" ? "sent" : "failed"] += fault === "dropped" ? 0 : 1;
      await settle(deps, each, fault);
    }
    if (some.length < atOnce) break;
  }
  await deps.database.asSystem(why, (tx) =>
    sql`delete from outgoing where at < ${daysAgo(deps.clock.now(), daysKept)}`.execute(tx),
  );
  return counts;
}

const daysAgo = (now: Date, days: number) => new Date(now.getTime() - days * 86_400_000);
const minutesOn = (now: Date, minutes: number) => new Date(now.getTime() + minutes * 60_000);

/** Takes some that are due, with how their account wants to be told. */
function take({ database, clock }: Deliveries): Promise<Taken[]> {
  const now = clock.now();
  return database.asSystem(why, async (tx) => {
    const { rows } = await sql<Taken>`
      with due as (
        select id from outgoing where state = 'waiting' and next_at <= ${now}
        order by next_at limit ${atOnce} for update skip locked
      ), taken as (
        update outgoing o set tries = tries + 1, next_at = ${minutesOn(now, takenMinutes)}
        from due where o.id = due.id returning o.id as out, o.notification, o.channel, o.tries
      )
      select t.out, t.channel, t.tries, n.id, n.kind, n.at, n.says, n.link, a.id as account,
        p.sms, p.email, p.address_sealed as address, p.quiet
      from taken t join notification n on n.id = t.notification
      left join account a on a.disabled_at is null
        and (a.id = n.account or n.person is not null and a.person_id is not null
          and a.person_id = any (select x.id from person x where x.id = n.person or x.merged_into = n.person
            or x.id = (select merged_into from person y where y.id = n.person)))
      left join notify_preference p on p.account = a.id`.execute(tx);
    // A person who was merged may have two accounts: one message is enough.
    return [...new Map(rows.map((row) => [row.out, row])).values()];
  });
}

/** Undefined: sent; `dropped`: nobody wants it or there is no way; otherwise why it failed. */
async function send({ channels, sealing }: Deliveries, taken: Taken): Promise<string | undefined> {
  try {
    const way = wayOf(channels, sealing, taken);
    if (way === undefined) return "dropped";
    await way();
    return undefined;
  } catch (error) {
    return firstLineOf(error).slice(0, 300);
  }
}

function wayOf(channels: Channels, sealing: Sealing, taken: Taken): (() => Promise<void>) | undefined {
  const { channel, account, kind, says, link, id, at } = taken;
  const { sms, email, webhook, site } = channels;
  if (channel === "webhook") return webhook && (() => webhook({ id, kind, at, says, link }));
  if (account === null || (taken.quiet ?? []).includes(kind)) return undefined;
  const page = site === undefined || link === null ? "" : `${site}${link}`;
  if (channel === "sms") {
    if (sms === undefined || taken.sms === false) return undefined;
    return () => sms(account, `【聚才】${says.zh}${page === "" ? "" : ` ${page}`}`);
  }
  const { address } = taken;
  if (email === undefined || taken.email === false || address === null) return undefined;
  const to = sealing.openSystem(address, addressContext(account)).toString();
  return () => email(to, says.zh.slice(0, 60), `${says.zh}\n\n${says.en}\n${page === "" ? "" : `\n${page}\n`}`);
}

async function settle({ database, clock }: Deliveries, { out, tries }: Taken, fault: string | undefined) {
  const wait = again[tries - 1];
  const state =
    fault === undefined ? "sent" : fault === "dropped" ? "dropped" : wait === undefined ? "failed" : "waiting";
  const nextAt = minutesOn(clock.now(), wait ?? 0);
  await database.asSystem(why, (tx) =>
    sql`update outgoing set state = ${state}, next_at = ${nextAt},
      fault = ${state === "sent" || state === "dropped" ? null : (fault ?? null)} where id = ${out}::uuid`.execute(tx),
  );
}
