import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { registryTables } from "../registry.tables.ts";
import { aRegistry, type Registry, type Send, validIds } from "../registry.fixture.ts";

let app: Registry;
let machine: Send;
let tax: Send;
let office: Send;
let person: string;
beforeAll(async () => {
  app = await aRegistry();
  machine = app.as(app.actor("data_source", { name: "教育局" }));
  tax = app.as(app.actor("data_source", { name: "税务局" }));
  office = app.as(app.actor("officer"));
  const facts = [{ fact: "person.degree", value: "master", since: "2018-07-01" }];
  person = (await office("POST", "/api/v1/people", { name: "张小三", idNumber: validIds[0], facts })).body.id;
  await office("POST", "/api/v1/employers", { name: "东莹化工", uscc: "91350423MA0000000E" });
});
afterAll(() => app.close());

const url = "/api/v1/exchange/facts";
let count = 0;
const degree = (value: unknown, over: object = {}) => {
  count += 1;
  return { record: `r-${count}`, idNumber: validIds[0], fact: "person.degree", value, ...over };
};
const send = (items: unknown[], over: object = {}, by = machine) => {
  const request = { asOf: "2023-02-01", key: `delivery-${(count += 1)}`, items, ...over };
  return by("POST", url, request);
};
const outcomes = (answer: { body: { items: { outcome: string }[] } }) =>
  answer.body.items.map(({ outcome }) => outcome);
const best = async () => (await office("GET", `/api/v1/people/${person}`)).body.facts[0];

describe("facts that another administration confirms", () => {
  it("get an outcome each, and nobody is registered by them", async () => {
    const answer = await send([
      degree("master"),
      degree("master", { idNumber: validIds[1] }),
      degree("genius"),
      degree("master", { idNumber: "350423199005151234" }),
      degree("master", { uscc: "91350423MA0000000E" }),
      { record: "c-1", uscc: "91350423MA0000000E", fact: "employer.company", value: true },
      "nonsense",
    ]);
    expect(answer.status).toBe(200);
    expect(outcomes(answer)).toEqual([
      "matched",
      "unknown_subject",
      "malformed",
      "malformed",
      "malformed",
      "matched",
      "malformed",
    ]);
    expect(answer.body.counts).toEqual({ matched: 2, unknown_subject: 1, malformed: 4 });
    expect(answer.body.items[3].problem.zh).toContain("校验位");
    expect(await best()).toMatchObject({ value: "master", source: "exchange", asOf: "2023-02-01" });
    expect((await office("GET", "/api/v1/people")).body.total).toBe(1);
  });

  it("come twice without harm: the delivery by its key, the record by its id", async () => {
    const items = [degree("master")];
    const first = await send(items, { key: "delivery-once" });
    const again = await send(items, { key: "delivery-once" });
    expect(again.body).toEqual({ ...first.body, repeated: true });
    expect(outcomes(await send(items))).toEqual(["repeated"]);
    expect((await send([degree("doctor")], { key: "delivery-once" })).body.code).toBe("conflict");
    const twice = degree("master");
    expect(outcomes(await send([twice, twice]))).toEqual(["matched", "repeated"]);
  });

  it("are stale when the same source has spoken of a later day", async () => {
    expect(outcomes(await send([degree("master")], { asOf: "2023-02-20" }))).toEqual(["matched"]);
    expect(outcomes(await send([degree("bachelor")], { asOf: "2023-02-10" }))).toEqual(["stale"]);
    expect(await best()).toMatchObject({ value: "master" });
  });

  it("that contradict are both kept, count by the rule, and wait for a clerk", async () => {
    const answer = await send([degree("bachelor")], { asOf: "2023-02-25" }, tax);
    expect(outcomes(answer)).toEqual(["conflicting"]);
    const list = await office("GET", "/api/v1/exchange/contradictions");
    expect(list.body.items).toMatchObject([
      {
        subject: person,
        name: "张小三",
        fact: "person.degree",
        said: "bachelor",
        held: "master",
        heldFrom: { source: "exchange", by: "教育局" },
        source: "税务局",
        settled: null,
      },
    ]);
    const [{ id }] = list.body.items;
    const settled = await office("POST", `/api/v1/exchange/contradictions/${id}/settle`, { how: "以学信网为准" });
    expect(settled.body.settled).toMatchObject({ how: "以学信网为准", by: "测试officer" });
    expect(
      (await office("POST", `/api/v1/exchange/contradictions/${id}/settle`, { how: "再处理一次" })).body.code,
    ).toBe("wrong_state");
    expect((await office("GET", "/api/v1/exchange/contradictions")).body.total).toBe(0);
    expect(outcomes(await send([degree("doctor", { since: "2022-07-01" })], { asOf: "2023-02-26" }, tax))).toEqual([
      "matched",
    ]);
  });

  it("come from machines and officers of the place only", async () => {
    const body = { asOf: "2023-02-01", key: "delivery-x", items: [degree("master")] };
    expect((await app.http.inject({ method: "POST", url, payload: body })).statusCode).toBe(401);
    expect((await app.as(app.actor("township_clerk"))("POST", url, body)).status).toBe(403);
    const abroad = app.as(app.actor("data_source", { grant: { unit: app.units.nanping, places: ["350700"] } }));
    expect(outcomes(await abroad("POST", url, body))).toEqual(["unknown_subject"]);
    expect((await machine("GET", "/api/v1/people")).status).toBe(403);
    expect((await machine("GET", "/api/v1/exchange/contradictions")).status).toBe(403);
    expect((await send([])).status).toBe(400);
    expect((await send([degree("master")], { asOf: "2023-02-30" })).status).toBe(400);
  });

  it("come in the name of the machine account alone: one source never speaks for another", async () => {
    const before = await best();
    const posed = await send([degree("none")], { source: "social_insurance" }, tax);
    expect([posed.status, posed.body.code]).toEqual([422, "not_valid"]);
    expect(posed.body.says).toContain("税务局");
    expect((await send([degree("none")], { source: "教育局" }, tax)).body.code).toBe("not_valid");
    expect(await best()).toEqual(before);
    expect(outcomes(await send([degree("bachelor", { record: "same" })], { source: "税务局" }, tax))).toEqual([
      "stale",
    ]);
    // The record ids of one source shadow nobody else's.
    await send([degree("bachelor", { record: "mine" })], { asOf: "2023-02-26" }, tax);
    expect(outcomes(await send([degree("bachelor", { record: "mine" })], { asOf: "2023-02-26" }))).toEqual(["matched"]);
  });

  it("that an officer sends count as his office's word, which somebody else verifies", async () => {
    const body = { source: "tax", asOf: "2023-02-27", key: "delivery-office", items: [] as unknown[] };
    const item = { record: "o-1", uscc: "91350423MA0000000E", fact: "employer.company", value: true };
    const clerk = app.actor("officer");
    const answer = await app.as(clerk)("POST", url, { ...body, items: [item] });
    expect(outcomes(answer)).toEqual(["matched"]);
    const values = await app.connection.scoped.asSystem("a test reads a value", (tx) =>
      registryTables(tx).selectFrom("fact_value").selectAll().where("exchange_record", "=", "o-1").execute(),
    );
    expect(values).toMatchObject([
      { source: "office", verified_at: null, evidence: { kind: "file", reference: "delivery-office" } },
    ]);
    const alone = await app.as(clerk)("POST", `/api/v1/facts/values/${values[0]?.id}/verify`, {});
    expect(alone.body.code).toBe("not_allowed");
    expect((await office("POST", url, { ...body, source: "教育局", key: "delivery-2", items: [item] })).body.code).toBe(
      "not_valid",
    );
  });

  it("may come as a file, which is the same delivery however often it is sent", async () => {
    const csv = `记录号,证件号码,事项,值,起始日期\nf-1,${validIds[0]},最高全日制学历,博士研究生,2022-07-01\nf-2,'${validIds[1]},person.degree,master,\n`;
    const boundary = "----jucai";
    const payload = `--${boundary}\r\nContent-Disposition: form-data; name="file"; filename="a.csv"\r\nContent-Type: text/csv\r\n\r\n${csv}\r\n--${boundary}--\r\n`;
    const actor = app.actor("officer");
    app.as(actor);
    const post = () =>
      app.http.inject({
        method: "POST",
        url: "/api/v1/exchange/files?source=education&asOf=2023-02-27",
        headers: {
          authorization: `Bearer token-of-${actor.account}`,
          "content-type": `multipart/form-data; boundary=${boundary}`,
        },
        payload,
      });
    const first = (await post()).json();
    expect(first.items).toMatchObject([{ record: "f-1" }, { record: "f-2", outcome: "unknown_subject" }]);
    expect(["matched", "conflicting"]).toContain(first.items[0].outcome);
    // It stands beside what the administration itself confirmed, and does not outweigh it.
    expect(await best()).toMatchObject({ value: "bachelor", source: "exchange" });
    expect((await post()).json()).toEqual({ ...first, repeated: true });
    const list = await office("GET", "/api/v1/exchange/deliveries?pageSize=100");
    const files = list.body.items.filter(({ way }: { way: string }) => way === "file");
    expect(files).toMatchObject([{ source: "education", asOf: "2023-02-27", from: "测试officer" }]);
  });
});
