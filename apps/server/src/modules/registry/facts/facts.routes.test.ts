import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { aRegistry, type Registry, type Send } from "../registry.fixture.ts";
import { factsOf } from "./facts-of.ts";

let app: Registry;
let town: Send;
let office: Send;
let person: string;
let facts: string;
beforeAll(async () => {
  app = await aRegistry();
  town = app.as(app.actor("township_clerk"));
  office = app.as(app.actor("officer"));
  person = (await town("POST", "/api/v1/people", { name: "张小三" })).body.id;
  facts = `/api/v1/facts/person/${person}`;
});
afterAll(() => app.close());

const bestOf = async (fact: string) => {
  const { body } = await office("GET", `/api/v1/people/${person}`);
  return body.facts.find((each: { fact: string }) => each.fact === fact);
};

describe("a fact", () => {
  it("does not take what begins only later, which would count at once", async () => {
    const ahead = { fact: "person.degree", value: "doctor", since: "2099-01-01" };
    const { status, body } = await office("POST", facts, ahead);
    expect(status).toBe(422);
    expect(body.fields).toEqual([{ field: "facts.0.since", says: expect.stringContaining("今天") }]);
  });

  it("keeps what everybody said, and the best-supported value counts", async () => {
    const self = app.as(app.actor("person", { person }));
    const said = await self("POST", facts, { fact: "person.degree", value: "doctor" });
    expect(said.body).toMatchObject({ source: "self", sourceUnit: null, best: true });
    const entered = await town("POST", facts, {
      fact: "person.degree",
      value: "master",
      since: "2018-07-01",
      evidence: { kind: "paper", reference: "学位证 1234" },
    });
    expect(entered.body).toMatchObject({ source: "office", sourceUnit: { id: app.units.townA }, best: true });
    expect(await bestOf("person.degree")).toMatchObject({ value: "master", values: 2, conflict: false });

    const verified = await office("POST", `/api/v1/facts/values/${said.body.id}/verify`, {
      evidence: { kind: "site", reference: "学信网" },
    });
    expect(verified.body).toMatchObject({ best: true, verified: { by: "测试officer" }, evidence: { kind: "site" } });
    expect(await bestOf("person.degree")).toMatchObject({ value: "doctor" });

    const back = await town("POST", `/api/v1/facts/values/${entered.body.id}/retract`, { reason: "看错了证书" });
    expect(back.body).toMatchObject({ retracted: { why: "看错了证书" }, best: false });
    const history = await office("GET", `${facts}?fact=person.degree`);
    expect(history.body.items.map(({ value }: { value: string }) => value)).toEqual(["master", "doctor"]);
    const counts = await office("GET", "/api/v1/people/counts?by=verified");
    expect(counts.body.counts).toEqual([{ value: "all", count: 1 }]);
  });

  it("is neither verified twice, nor by whoever entered it, nor after it was taken back", async () => {
    const own = await office("POST", facts, { fact: "person.graduated_on", value: "2018-06-30" });
    const verify = (id: string, who = office) => who("POST", `/api/v1/facts/values/${id}/verify`, {});
    expect((await verify(own.body.id)).body.code).toBe("not_allowed");
    const other = app.as(app.actor("officer"));
    expect((await verify(own.body.id, town)).status).toBe(403);
    expect((await verify(own.body.id, other)).status).toBe(200);
    expect((await verify(own.body.id, other)).body.code).toBe("wrong_state");
    expect((await verify("999999", other)).status).toBe(404);
    expect((await verify("x", other)).status).toBe(400);
    const retract = () => other("POST", `/api/v1/facts/values/${own.body.id}/retract`, { reason: "证书作废了" });
    expect((await retract()).status).toBe(200);
    expect((await retract()).body.code).toBe("wrong_state");
    expect(await bestOf("person.graduated_on")).toBeUndefined();
  });

  it("has the type that the vocabulary gives it", async () => {
    const wrong: [string, unknown][] = [
      ["person.degree", "genius"],
      ["person.degree", true],
      ["person.graduated_on", "2018-02-30"],
      ["person.unheard_of", true],
      ["child.birth", "2018-02-28"],
    ];
    for (const [fact, value] of wrong) {
      expect([fact, (await town("POST", facts, { fact, value })).status]).toEqual([fact, 422]);
    }
    expect((await town("POST", facts, { fact: "person.degree", value: { a: 1 } })).status).toBe(400);
  });

  it("is taken back by whoever said it, or by the office of the place", async () => {
    const self = app.as(app.actor("person", { person }));
    const retract = (who: Send, id: string) =>
      who("POST", `/api/v1/facts/values/${id}/retract`, { reason: "写错了，收回" });
    const mine = (await self("POST", facts, { fact: "person.degree", value: "junior_college" })).body.id;
    const theirs = (await town("POST", facts, { fact: "person.degree", value: "master" })).body.id;
    const offices = (await office("POST", facts, { fact: "person.degree", value: "bachelor" })).body.id;
    expect((await retract(self, theirs)).body.code).toBe("not_allowed");
    expect((await retract(town, offices)).body.code).toBe("not_allowed");
    expect((await retract(self, mine)).status).toBe(200);
    expect((await retract(town, theirs)).status).toBe(200);
    expect((await retract(office, offices)).status).toBe(200);
  });

  it("is nobody else's business", async () => {
    const body = { fact: "person.degree", value: "master" };
    const strangers = [
      app.as(app.actor("township_clerk", { grant: { unit: app.units.townB } })),
      app.as(app.actor("person", { person: crypto.randomUUID() })),
    ];
    const [{ id }] = (await office("GET", facts)).body.items;
    for (const stranger of strangers) {
      expect((await stranger("GET", facts)).status).toBe(404);
      expect((await stranger("POST", facts, body)).status).toBe(404);
      const retracted = await stranger("POST", `/api/v1/facts/values/${id}/retract`, { reason: "不是我的事" });
      expect(retracted.status).toBe(404);
    }
    expect((await app.http.inject({ url: facts })).statusCode).toBe(401);
    expect((await app.as(app.actor("audit_admin"))("GET", facts)).status).toBe(403);
  });
});

it("is read, not written, by whoever only keeps in touch with the person", async () => {
  const contact = app.as(app.actor("township_clerk", { grant: { unit: app.units.townB } }));
  await app.connection.scoped.asSystem("tests", (tx) =>
    sql`insert into liaison (person_id, unit_id, place, kind, contact_name, valid_from, created_name, created_at)
      values (${person}, ${app.units.townB}, '350423', 'office', '甲', '2023-01-01', '甲', now())`.execute(tx),
  );
  expect((await contact("GET", `/api/v1/people/${person}`)).status).toBe(200);
  expect((await contact("GET", facts)).body.items.length).toBeGreaterThan(0);
  const [{ id }] = (await contact("GET", facts)).body.items;
  expect((await contact("POST", facts, { fact: "person.degree", value: "doctor" })).status).toBe(404);
  expect((await contact("POST", `/api/v1/facts/values/${id}/retract`, { reason: "不该由我收回" })).status).toBe(404);
  expect((await contact("PATCH", `/api/v1/people/${person}`, { version: 1, phone: "13812348000" })).status).toBe(404);
  const reveal = (asked: object) =>
    contact("POST", `/api/v1/people/${person}/reveal`, { ...asked, reason: "上门走访联系" });
  expect((await reveal({ fields: ["phone"] })).status).toBe(200);
  expect((await reveal({ fields: ["phone", "idNumber"] })).body.code).toBe("not_allowed");
  expect((await reveal({ facts: ["person.student_need"] })).body.code).toBe("not_allowed");
});

it("gives a person's facts as the engine reads them, with his employer's", async () => {
  const employer = (await office("POST", "/api/v1/employers", { name: "东莹化工" })).body.id;
  await office("POST", `/api/v1/facts/employer/${employer}`, { fact: "employer.leading_firm", value: true });
  const clerk = app.as(app.actor("employer_clerk", { grant: { unit: employer } }));
  const { id } = (
    await clerk("POST", "/api/v1/people", {
      name: "林小美",
      facts: [
        { fact: "person.student_need", value: "disabled" },
        { fact: "person.graduated_on", value: null },
        { fact: "employer.tax_last_year", value: 1234 },
      ],
    })
  ).body;
  const held = await app.connection.scoped.asSystem("tests", (tx) => factsOf(tx, app.sealing, id));
  expect(held.problems).toEqual([]);
  expect(Object.fromEntries(held.facts.values)).toEqual({
    "employer.leading_firm": true,
    "employer.tax_last_year": 1234,
    "person.student_need": "disabled",
    "person.graduated_on": null,
  });
  expect(held.support.get("employer.leading_firm")).toMatchObject({
    about: "employer",
    source: "office",
    verified: false,
  });
  expect(held.support.get("person.student_need")).toMatchObject({ about: "person", source: "employer" });
});
