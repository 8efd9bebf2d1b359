import { createHmac, randomUUID } from "node:crypto";
import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { SMTPServer } from "smtp-server";
import { afterAll, beforeAll, expect, it } from "vitest";
import { asOwner } from "../../../test/database.ts";
import { careHelpers } from "../../../test/care.ts";
import { aRegistry, type Registry } from "../../modules/registry/registry.fixture.ts";
import type { Actor } from "../permissions/index.ts";
import { channelsOf, deliver, notify } from "./index.ts";

const secret = "a secret of the test";
const mails: string[] = [];
const hooks: { body: string; signature: string; timestamp: string }[] = [];
let hookStatus = 500;
let now = new Date("2023-03-01T04:00:00Z");
const clock = { now: () => now };
const later = (minutes: number) => (now = new Date(now.getTime() + minutes * 60_000));

const smtp = new SMTPServer({
  authOptional: true,
  disabledCommands: ["STARTTLS"],
  onData: (stream, _session, done) => {
    const parts: Buffer[] = [];
    stream.on("data", (some: Buffer) => parts.push(some));
    stream.on("end", () => done(null, String(mails.push(Buffer.concat(parts).toString("utf8")))));
  },
});
const bodyOf = async (request: IncomingMessage) => Buffer.concat(await request.toArray()).toString("utf8");
const hook = createServer((request, answer) => {
  void bodyOf(request).then((body) => {
    const header = (name: string) => String(request.headers[name]);
    hooks.push({ body, signature: header("x-jucai-signature"), timestamp: header("x-jucai-timestamp") });
    answer.writeHead(hookStatus).end();
  });
});
/** The words of a mail, whichever way they were written for the journey; figures are the same in both. */
function wordsOf(mail: string): string {
  const [head = "", ...rest] = mail.split("\r\n\r\n");
  const body = rest.join("\r\n\r\n");
  return head.includes("base64") ? Buffer.from(body, "base64").toString() : body;
}
const portOf = (server: { address: () => AddressInfo | string | null }) => (server.address() as AddressInfo).port;

let app: Registry;
let lin: Actor;
let person: string;
let channels: ReturnType<typeof channelsOf>;
const texts: string[] = [];

beforeAll(async () => {
  await new Promise<void>((done) => smtp.listen(0, "127.0.0.1", () => done()));
  await new Promise<void>((done) => hook.listen(0, "127.0.0.1", () => done()));
  const outside = {
    mail: { url: `smtp://127.0.0.1:${portOf(smtp.server)}`, from: "人才办 <rencai@example.cn>" },
    webhook: { url: `http://127.0.0.1:${portOf(hook)}/`, secret },
    site: "https://rencai.example.cn",
  };
  app = await aRegistry({ outside, clock });
  const { aPerson } = careHelpers(app);
  person = await aPerson({ name: "林小夏" });
  lin = app.actor("person", { person, name: "林小夏" });
  await asOwner(app.connection, (owner) =>
    owner.query(
      `insert into account (id, kind, name, place, person_id, mobile_sealed, created_at) values ($1, 'human', '林小夏', '350423', $2, '', now())`,
      [lin.account, person],
    ),
  );
  channels = channelsOf(outside, async (account, text) => {
    if (text.includes("不通")) throw new Error("the gateway answered 503");
    texts.push(`${account} ${text}`);
  });
});
afterAll(async () => {
  await app.close();
  await new Promise<void>((done) => smtp.close(() => done()));
  hook.close();
});

const system = <T>(work: Parameters<typeof app.connection.scoped.asSystem<T>>[1]) =>
  app.connection.scoped.asSystem("test", work);
const tell = (zh: string, quietly = false) =>
  system((tx) =>
    notify(tx, clock, { person }, { kind: "claim.correction", says: { zh, en: "en" }, link: "/my/claims/1", quietly }),
  );
const send = () => deliver({ database: app.connection.scoped, clock, sealing: app.sealing, channels });

it("stands in the list of whom it is for, unread until he reads it, and in nobody else's", async () => {
  await tell("第一条", true);
  await tell("第二条", true);
  const mine = app.as(lin);
  const list = await mine("GET", "/api/v1/notifications");
  expect(list.body).toMatchObject({ total: 2, unread: 2 });
  expect(list.body.items[0]).toMatchObject({ kind: "claim.correction", link: "/my/claims/1", readAt: null });
  const stranger = app.as(app.actor("person", { person: randomUUID() }));
  expect((await stranger("GET", "/api/v1/notifications/unread")).body).toEqual({ unread: 0 });
  const first = list.body.items[1].id;
  expect((await stranger("POST", "/api/v1/notifications/read", { ids: [first] })).status).toBe(200);
  expect((await mine("POST", "/api/v1/notifications/read", { ids: [first] })).body).toEqual({ unread: 1 });
  expect((await mine("GET", "/api/v1/notifications?unread=yes")).body.total).toBe(1);
  expect((await mine("POST", "/api/v1/notifications/read", {})).body).toEqual({ unread: 0 });
  // Quietly: nothing leaves the house.
  expect(await send()).toEqual({ sent: 0, failed: 0 });
});

it("is told to everybody with a role at a unit, and to nobody whose role has ended", async () => {
  const unit = app.units.qingliu;
  const [here, gone] = [app.actor("officer"), app.actor("officer")];
  await asOwner(app.connection, async (owner) => {
    for (const [{ account }, until] of [
      [here, null],
      [gone, "2023-02-01"],
    ] as const) {
      await owner.query(
        "insert into account (id, kind, name, place, created_at) values ($1, 'human', 'x', '350423', now())",
        [account],
      );
      await owner.query(
        `insert into role_grant (id, account, role, unit, place, valid_from, valid_to, granted_at)
         values (gen_random_uuid(), $1, 'officer', $2, '350423', '2023-01-01', $3, now())`,
        [account, unit, until],
      );
    }
  });
  const scope = { account: lin.account, person, units: [], places: [], all: false };
  await app.connection.scoped.within(scope, (tx) =>
    notify(
      tx,
      clock,
      { unit, role: "officer" },
      { kind: "task.new", says: { zh: "新办件", en: "new" }, quietly: true },
    ),
  );
  expect((await app.as(here)("GET", "/api/v1/notifications/unread")).body).toEqual({ unread: 1 });
  expect((await app.as(gone)("GET", "/api/v1/notifications/unread")).body).toEqual({ unread: 0 });
});

it("is not there when the change that it tells of is undone", async () => {
  const failing = system(async (tx) => {
    await notify(tx, clock, { person }, { kind: "other", says: { zh: "没有发生", en: "never" } });
    throw new Error("undone");
  });
  await expect(failing).rejects.toThrow("undone");
  expect((await app.as(lin)("GET", "/api/v1/notifications/unread")).body).toEqual({ unread: 0 });
});

it("takes an e-mail address only once the code that was sent there came back", async () => {
  const mine = app.as(lin);
  const at = "/api/v1/notifications/preferences";
  expect((await mine("GET", at)).body).toEqual({
    sms: true,
    email: { on: true, address: null, confirmed: false },
    quiet: [],
  });
  const chosen = { sms: true, email: true, quiet: [], address: "lin@example.cn" };
  const asked = await mine("PUT", at, chosen);
  expect(asked.body.email).toEqual({ on: true, address: "l***@example.cn", confirmed: false });
  expect((await mine("PUT", at, chosen)).status).toBe(429);
  const code = /(\d{6})/.exec(wordsOf(mails[0] ?? ""))?.[1] ?? "";
  const wrong = code === "000000" ? "000001" : "000000";
  expect((await mine("POST", `${at}/email`, { code: wrong })).status).toBe(422);
  await tell("还没有确认");
  await send();
  expect(mails).toHaveLength(1);
  expect((await mine("POST", `${at}/email`, { code })).body.email.confirmed).toBe(true);
});

it("goes out by SMS, mail and webhook; the webhook is signed, and what failed is tried again until it is given up", async () => {
  hooks.length = texts.length = mails.length = 0;
  await asOwner(app.connection, (owner) => owner.query("delete from outgoing"));
  await tell("请补正材料");
  expect(await send()).toEqual({ sent: 2, failed: 1 });
  expect(texts).toEqual([`${lin.account} 【聚才】请补正材料 https://rencai.example.cn/my/claims/1`]);
  expect(mails[0]).toContain("To: lin@example.cn");
  const [{ body, signature, timestamp } = { body: "", signature: "", timestamp: "" }] = hooks;
  expect(signature).toBe(`sha256=${createHmac("sha256", secret).update(`${timestamp}.${body}`).digest("hex")}`);
  expect(JSON.parse(body)).toMatchObject({ kind: "claim.correction", says: { zh: "请补正材料" } });

  // Not before its time, and not twice to those who got it.
  expect(await send()).toEqual({ sent: 0, failed: 0 });
  for (const minutes of [1, 5, 30, 120]) {
    later(minutes);
    expect(await send()).toEqual({ sent: 0, failed: 1 });
  }
  const admin = app.as(app.actor("system_admin", { grant: { places: [] } }));
  const waiting = await admin("GET", "/api/v1/deliveries?state=waiting");
  expect(waiting.body.items).toMatchObject([{ channel: "webhook", tries: 5, fault: "the webhook answered 500" }]);
  hookStatus = 200;
  later(720);
  expect(await send()).toEqual({ sent: 1, failed: 0 });
  expect(new Set(hooks.map((each) => (JSON.parse(each.body) as { id: string }).id)).size).toBe(1);
  expect((await app.as(lin)("GET", "/api/v1/deliveries")).status).toBe(403);
});

it("is given up in the end, and stays in the list all the same", async () => {
  await tell("短信不通");
  for (const minutes of [0, 1, 5, 30, 120, 720]) {
    later(minutes);
    await send();
  }
  const failed = await app.as(app.actor("system_admin"))("GET", "/api/v1/deliveries?state=failed");
  expect(failed.body.items).toMatchObject([{ channel: "sms", tries: 6, fault: "the gateway answered 503" }]);
});

it("leaves the house for nobody who does not want it", async () => {
  const mine = app.as(lin);
  await mine("PUT", "/api/v1/notifications/preferences", { sms: false, email: true, quiet: ["claim.correction"] });
  texts.length = mails.length = 0;
  await tell("只进列表");
  expect((await send()).sent).toBe(1);
  expect([texts, mails]).toEqual([[], []]);
});
