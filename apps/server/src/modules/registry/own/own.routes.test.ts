import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { aRegistry, type Registry, type Send, validIds } from "../registry.fixture.ts";

let app: Registry;
let town: Send;
let me: Send;
let person: string;
beforeAll(async () => {
  app = await aRegistry();
  town = app.as(app.actor("township_clerk", { name: "李经办" }));
  const made = await town("POST", "/api/v1/people", {
    name: "张小三",
    idNumber: validIds[0],
    phone: "13812348000",
    facts: [
      { fact: "person.degree", value: "bachelor" },
      { fact: "person.student_need", value: "disabled" },
    ],
  });
  person = made.body.id;
  me = app.as(app.actor("person", { person, name: "张小三" }));
});
afterAll(() => app.close());

describe("my own data", () => {
  it("is shown whole: value, from whom, for what, and on which rosters", async () => {
    const { status, body } = await me("GET", "/api/v1/my/data");
    expect(status).toBe(200);
    expect(body.person).toMatchObject({ name: "张小三", masked: { phone: "138****8000" } });
    expect(body.facts).toMatchObject([
      { fact: "person.student_need", sealed: true },
      {
        fact: "person.degree",
        value: "bachelor",
        source: "office",
        enteredBy: "李经办",
        sourceUnit: { id: app.units.townA },
      },
    ]);
    expect(body.purposes.map(({ id, consent }: { id: string; consent: unknown }) => [id, consent])).toContainEqual([
      "contact",
      null,
    ]);
    expect(body).toMatchObject({ consents: [], rosters: [] });
    expect((await me("POST", "/api/v1/my/reveal", { fields: ["phone"] })).body).toEqual({
      fields: { phone: "13812348000" },
    });
    expect((await me("POST", "/api/v1/my/reveal", { fields: ["password"] })).status).toBe(400);
  });

  it("says who looked, when and why, and not that I did", async () => {
    await town("GET", `/api/v1/people/${person}`);
    await town("POST", `/api/v1/people/${person}/reveal`, { fields: ["phone"], reason: "通知领取补助" });
    const { body } = await me("GET", "/api/v1/my/access");
    expect(body.items).toMatchObject([
      { who: "李经办", action: "reveal", reason: "通知领取补助 [phone]" },
      { who: "李经办", action: "read", reason: null },
    ]);
    expect(body.items[0].unit).not.toBeNull();
    expect(body.total).toBe(2);
  });

  it("is corrected by saying what is right and objecting to what is not", async () => {
    const said = await me("POST", "/api/v1/my/facts", { fact: "person.degree", value: "master", note: "2022 年毕业" });
    expect(said.body).toMatchObject({ source: "self", best: false });
    const { body } = await me("GET", "/api/v1/my/data");
    const office = body.facts.find(
      ({ source, fact }: { source: string; fact: string }) => source === "office" && fact === "person.degree",
    );
    const objected = await me("POST", `/api/v1/my/facts/${office.id}/object`, { reason: "我是硕士毕业" });
    expect(objected.body).toMatchObject({ objection: "我是硕士毕业", best: true });
    expect((await me("POST", `/api/v1/my/facts/${said.body.id}/object`, { reason: "我说错了吗" })).body.code).toBe(
      "wrong_state",
    );
    expect((await me("POST", "/api/v1/my/facts", { fact: "person.degree", value: "genius" })).status).toBe(422);
    const seen = await town("GET", `/api/v1/people/${person}`);
    expect(seen.body.facts.find(({ fact }: { fact: string }) => fact === "person.degree")).toMatchObject({
      objection: "我是硕士毕业",
      values: 2,
    });
  });

  it("is taken away as one file, in clear", async () => {
    const { status, body } = await me("GET", "/api/v1/my/export");
    expect(status).toBe(200);
    expect(body.person).toMatchObject({ name: "张小三", idNumber: validIds[0], phone: "13812348000" });
    expect(body.facts.find(({ fact }: { fact: string }) => fact === "person.student_need")).toMatchObject({
      value: "disabled",
    });
    expect(body.accesses).toHaveLength(3);
  });

  it("serves a purpose to which I agree, and from which I can withdraw", async () => {
    const agreed = await me("POST", "/api/v1/my/consents", { purpose: "contact", version: 1 });
    expect(agreed.body).toMatchObject({ purpose: "contact", way: "page", withdrawnAt: null });
    expect((await me("POST", "/api/v1/my/consents", { purpose: "contact", version: 1 })).body.code).toBe(
      "already_there",
    );
    expect((await me("POST", "/api/v1/my/consents", { purpose: "matching", version: 9 })).body.code).toBe("conflict");
    expect((await me("POST", "/api/v1/my/consents", { purpose: "spying", version: 1 })).status).toBe(404);
    const url = `/api/v1/my/consents/${agreed.body.id}/withdraw`;
    const other = app.as(
      app.actor("person", { person: (await town("POST", "/api/v1/people", { name: "甲" })).body.id }),
    );
    expect((await other("POST", url)).status).toBe(404);
    expect((await me("POST", url)).body.withdrawnAt).not.toBeNull();
    expect((await me("POST", url)).body.code).toBe("wrong_state");
    expect((await me("POST", "/api/v1/my/consents", { purpose: "contact", version: 1 })).status).toBe(200);
  });

  it("is mine alone", async () => {
    for (const url of ["data", "access", "export"]) {
      expect((await app.http.inject({ url: `/api/v1/my/${url}` })).statusCode).toBe(401);
      expect((await app.as(app.actor("officer"))("GET", `/api/v1/my/${url}`)).status).toBe(404);
    }
    const stranger = app.as(app.actor("person", { person: crypto.randomUUID() }));
    const { body } = await me("GET", "/api/v1/my/data");
    expect(
      (await stranger("POST", `/api/v1/my/facts/${body.facts[0].id}/object`, { reason: "不是我的事" })).status,
    ).toBe(404);
    const looker = { person, delegation: crypto.randomUUID(), purposes: ["read" as const] };
    const delegate = app.as(app.actor("person", { person, name: "张父", onBehalfOf: looker }));
    expect((await delegate("GET", "/api/v1/my/data")).status).toBe(200);
    expect((await delegate("POST", "/api/v1/my/facts", { fact: "person.degree", value: "doctor" })).status).toBe(404);
    expect((await me("GET", "/api/v1/my/access")).body.items[0]).toMatchObject({ who: "张父", action: "read" });
    // The file shows numbers in clear, so it asks for what showing them asks for.
    expect((await delegate("GET", "/api/v1/my/export")).body.code).toBe("not_allowed");
    const wider = { ...looker, purposes: ["read" as const, "correct" as const] };
    const trusted = app.as(app.actor("person", { person, name: "张母", onBehalfOf: wider }));
    expect((await trusted("GET", "/api/v1/my/export")).status).toBe(200);
    expect((await me("GET", "/api/v1/my/access")).body.items).toContainEqual(
      expect.objectContaining({ who: "张母", action: "export", reason: "代办" }),
    );
  });
});

it("says on which rosters somebody is, what for, and until when it is kept", async () => {
  await app.connection.scoped.asSystem("tests", (tx) =>
    sql`insert into roster_entry (roster, year, unit_id, place, person_id)
      values ('qingliu-huigui-2023/survey', 2023, ${app.units.townA}, '350423', ${person})`.execute(tx),
  );
  const { body } = await me("GET", "/api/v1/my/data");
  expect(body.rosters).toMatchObject([{ roster: "qingliu-huigui-2023/survey", year: 2023, name: {}, purpose: {} }]);
  expect(body.rosters[0].keptUntil).toMatch(/^20\d\d-12-31$/);
  const listed = await town("GET", "/api/v1/people?roster=qingliu-huigui-2023/survey&year=2023");
  expect(listed.body.items.map(({ id }: { id: string }) => id)).toEqual([person]);
});

describe("the window", () => {
  const service = { purpose: "registry", paper: "同意书 2023-001" };
  it("registers somebody without a phone and hands out a receipt", async () => {
    const window = app.as(app.actor("window_clerk", { name: "王窗口" }));
    const made = await window("POST", "/api/v1/window/services", {
      ...service,
      create: { name: "林小美", idNumber: validIds[1], address: "福建省清流县龙津镇" },
      facts: [
        { fact: "person.degree", value: "master" },
        { fact: "person.student_need", value: "disabled" },
      ],
    });
    expect(made.status).toBe(200);
    expect(made.body).toMatchObject({ clerk: "王窗口", paper: "同意书 2023-001", person: { name: "林小美" } });
    expect(made.body.number).toMatch(/^350423-20230301-\d{6}$/);
    const lines = made.body.lines.map(
      ({ label, text }: Record<"label" | "text", { zh: string }>) => `${label.zh} ${text.zh}`,
    );
    expect(lines).toEqual([
      "姓名 林小美",
      "证件号码 110105********002X",
      "住址 福建省清流县****",
      "最高全日制学历 硕士研究生",
      expect.stringContaining("已加密登记"),
    ]);
    const again = await window("GET", `/api/v1/window/receipts/${made.body.number}`);
    expect(again.body).toEqual(made.body);
    const her = app.as(app.actor("person", { person: made.body.person.id }));
    expect((await her("GET", "/api/v1/my/data")).body.consents).toMatchObject([
      { way: "paper", paper: "同意书 2023-001" },
    ]);

    const corrected = await window("POST", "/api/v1/window/services", {
      ...service,
      person: made.body.person.id,
      change: { phone: "13900001111" },
    });
    expect(corrected.body.lines).toMatchObject([{ label: { zh: "手机号码" }, text: { zh: "139****1111" } }]);
    expect(corrected.body.number).not.toBe(made.body.number);
  });

  it("refuses what nobody may, what is held already, and what says nothing", async () => {
    const window = app.as(app.actor("window_clerk"));
    const url = "/api/v1/window/services";
    expect((await window("POST", url, service)).status).toBe(400);
    expect((await window("POST", url, { ...service, create: { name: "甲", idNumber: validIds[0] } })).body.code).toBe(
      "already_there",
    );
    expect((await window("POST", url, { ...service, purpose: "spying", create: { name: "甲" } })).status).toBe(404);
    expect((await window("POST", url, { ...service, person: crypto.randomUUID() })).status).toBe(404);
    expect((await app.as(app.actor("reviewer"))("POST", url, { ...service, create: { name: "甲" } })).status).toBe(403);
    expect((await window("GET", "/api/v1/window/receipts/350423-20230301-999999")).status).toBe(404);
    expect((await app.http.inject({ method: "POST", url, payload: {} })).statusCode).toBe(401);
  });
});
