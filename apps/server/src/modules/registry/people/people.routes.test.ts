import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { asOwner } from "../../../../test/database.ts";
import { type Answer, aRegistry, type Registry, type Send, validIds } from "../registry.fixture.ts";

let app: Registry;
let office: Send;
let town: Send;
let otherTown: Send;
beforeAll(async () => {
  app = await aRegistry();
  office = app.as(app.actor("talent_office"));
  town = app.as(app.actor("township_clerk"));
  otherTown = app.as(app.actor("township_clerk", { grant: { unit: app.units.townB } }));
});
afterAll(() => app.close());

const [male, female, , permit] = validIds;
const fields = (answer: Answer) => answer.body.fields?.map(({ field }: { field: string }) => field);

describe("registering a person", () => {
  it("masks what is sensitive, and finds him by name, pinyin, initials and numbers", async () => {
    const created = await town("POST", "/api/v1/people", {
      name: "张小三",
      idNumber: "３５０４２３１９９００５１５１２３６",
      phone: "138 1234 8000",
      bankAccount: "4111111111111111",
      facts: [{ fact: "person.degree", value: "master", since: "2015-07-01" }],
    });
    expect(created).toMatchObject({
      status: 200,
      body: {
        name: "张小三",
        gender: "male",
        birthMonth: "1990-05",
        idKind: "resident_id",
        masked: { idNumber: "350423********1236", phone: "138****8000", bankAccount: "************1111" },
        facts: [{ fact: "person.degree", value: "master", source: "office", verified: null }],
        version: 1,
      },
    });
    for (const typed of [
      "张小三",
      "小三",
      "三",
      "张",
      "zhangxiaosan",
      "zxs",
      "xiaosan",
      "1236",
      "8000",
      male,
      "13812348000",
      "张 1236",
    ]) {
      const found = await town("POST", "/api/v1/people/search", { q: typed });
      if (typed !== male) {
        expect((await town("GET", `/api/v1/people?q=${encodeURIComponent(typed)}`)).body).toEqual(found.body);
      }
      expect(found.body.total, typed).toBe(1);
      expect(found.body.items[0]).toMatchObject({ idMasked: "**************1236", phoneMasked: "*******8000" });
    }
    for (const typed of ["李", "wang", "9999", "张 9999", "%", "_", "12"]) {
      expect((await town("GET", `/api/v1/people?q=${encodeURIComponent(typed)}`)).body.total, typed).toBe(0);
    }
    expect((await otherTown("GET", "/api/v1/people?q=张小三")).body.total).toBe(0);
    expect((await otherTown("POST", "/api/v1/people/search", { q: male })).body.total).toBe(0);
    expect((await office("GET", "/api/v1/people?q=张小三")).body.total).toBe(1);
  });

  it("takes no whole number in an address, which proxies keep", async () => {
    for (const typed of [male, `张 ${female}`, "350423900515123", "３５０４２３１９９００５１５１２３６"]) {
      for (const path of ["people?", "people/counts?by=gender&"]) {
        const refused = await town("GET", `/api/v1/${path}q=${encodeURIComponent(typed)}`);
        expect([refused.status, refused.body.code], path).toEqual([422, "not_valid"]);
        expect(refused.body.says).toContain("/api/v1/people/search");
      }
    }
    const counting = app.as(app.actor("supervisor"));
    expect((await counting("POST", "/api/v1/people/search", { q: male })).status).toBe(403);
  });

  it("refuses a number that is held already, and says only whom to ask", async () => {
    const again = await otherTown("POST", "/api/v1/people", { name: "李四", idNumber: male });
    expect(again).toMatchObject({ status: 409, body: { code: "already_there" } });
    expect(fields(again)).toEqual(["idNumber"]);
    expect(JSON.stringify(again.body)).not.toContain("张小三");
    expect((await otherTown("GET", "/api/v1/people")).body.total).toBe(0);
  });

  it("says everything that is wrong at once", async () => {
    const wrong = await town("POST", "/api/v1/people", { name: "王五", idNumber: "350423199005151234", phone: "123" });
    expect(wrong).toMatchObject({ status: 422, body: { code: "not_valid" } });
    expect(fields(wrong)).toEqual(["idNumber", "phone"]);
    const unknown = { name: "王五", facts: [{ fact: "person.wings", value: true }] };
    expect(fields(await town("POST", "/api/v1/people", unknown))).toEqual(["facts.0.fact"]);
    expect((await town("POST", "/api/v1/people", { idNumber: male })).status).toBe(400);
    expect((await town("GET", "/api/v1/people?q=王五")).body.total).toBe(0);
  });

  it("is for units of one's own only", async () => {
    const abroad = await town("POST", "/api/v1/people", { name: "王五", unit: app.units.townB });
    expect(abroad).toMatchObject({ status: 403, body: { code: "not_allowed" } });
  });
});

describe("one person", () => {
  let id: string;
  beforeAll(async () => {
    const { body } = await town("POST", "/api/v1/people", { name: "林小美", idNumber: female, phone: "13900001111" });
    id = body.id;
  });

  it("is nobody's business without signing in, and absent to whoever does not hold her", async () => {
    expect((await app.http.inject({ url: `/api/v1/people/${id}` })).statusCode).toBe(401);
    for (const who of [
      otherTown,
      app.as(app.actor("person")),
      app.as(app.actor("talent_office", { grant: { places: ["350700"] } })),
    ]) {
      expect((await who("GET", `/api/v1/people/${id}`)).status).toBe(404);
    }
    expect((await app.as(app.actor("system_admin"))("GET", `/api/v1/people/${id}`)).status).toBe(403);
    expect((await town("GET", "/api/v1/people/none")).status).toBe(400);
    expect((await town("GET", `/api/v1/people/${crypto.randomUUID()}`)).status).toBe(404);
    const herself = app.as(app.actor("person", { person: id }));
    expect((await herself("GET", `/api/v1/people/${id}`)).body.name).toBe("林小美");
  });

  it("is written down as looked at when a whole number finds her, and is no count", async () => {
    const looks = async () =>
      (
        await app.connection.scoped.asSystem("tests", (tx) =>
          sql<{ reason: string | null }>`select reason from access_record where person = ${id} order by id`.execute(tx),
        )
      ).rows.map(({ reason }) => reason);
    const before = await looks();
    await town("GET", `/api/v1/people?q=${encodeURIComponent("林小美")}`);
    expect(await looks()).toEqual(before);
    expect((await town("POST", "/api/v1/people/search", { q: female })).body.total).toBe(1);
    expect(await looks()).toEqual([...before, "按完整号码查找"]);
    const supervisor = app.as(app.actor("supervisor"));
    expect((await supervisor("GET", "/api/v1/people/counts?by=gender")).status).toBe(200);
    expect((await supervisor("GET", `/api/v1/people/counts?by=gender&q=${female}`)).body.code).toBe("not_allowed");
  });

  it("is changed against the version that was read, and a change in between shows both", async () => {
    const changed = await town("PATCH", `/api/v1/people/${id}`, {
      version: 1,
      phone: "13900002222",
      address: "福建省清流县龙津镇",
    });
    expect(changed).toMatchObject({ status: 200, body: { version: 2, masked: { phone: "139****2222" } } });
    const late = await office("PATCH", `/api/v1/people/${id}`, { version: 1, phone: "13900003333", name: "林小美" });
    expect(late).toMatchObject({ status: 409, body: { code: "conflict" } });
    expect(late.body.fields).toEqual([{ field: "phone", says: "现为“139****2222”，您填的是“139****3333”" }]);
    expect((await otherTown("PATCH", `/api/v1/people/${id}`, { version: 2, name: "甲" })).status).toBe(404);
    const contrary = await town("PATCH", `/api/v1/people/${id}`, { version: 2, gender: "male" });
    expect(fields(contrary)).toEqual(["gender"]);
    const taken = await town("PATCH", `/api/v1/people/${id}`, { version: 2, idNumber: male });
    expect(taken.body.code).toBe("already_there");
    const found = await town("GET", "/api/v1/people?q=13900001111");
    expect(found.body.total).toBe(0);
  });

  it("changes address and phone herself, but not who she is", async () => {
    const herself = app.as(app.actor("person", { person: id }));
    const moved = await herself("PATCH", `/api/v1/people/${id}`, { version: 2, address: "福建省清流县嵩溪镇" });
    expect(moved.body).toMatchObject({ version: 3, masked: { address: "福建省清流县****" } });
    const renamed = await herself("PATCH", `/api/v1/people/${id}`, { version: 3, name: "林大美" });
    expect(renamed.body.code).toBe("not_allowed");
    // A number that somebody has and one that nobody has get the same answer: nobody tries them out here.
    for (const idNumber of [male, validIds[2]]) {
      const tried = await herself("PATCH", `/api/v1/people/${id}`, { version: 3, idNumber });
      expect(tried.body.code).toBe("not_allowed");
    }
  });

  it("is not seen by an account that was assigned to her and has no office's role any more", async () => {
    const account = crypto.randomUUID();
    await asOwner(app.connection, (owner) =>
      owner.query(
        `insert into liaison (person_id, unit_id, place, kind, contact_account, contact_name, valid_from, created_name, created_at)
         values ($1, $2, '350423', 'office', $3, '前经办', '2023-01-01', '', now())`,
        [id, app.units.townA, account],
      ),
    );
    const former = app.as(app.actor("person", { account, person: crypto.randomUUID() }));
    expect((await former("GET", `/api/v1/people/${id}`)).status).toBe(404);
    const reason = { fields: ["phone"], reason: "以前是我联系的" };
    expect((await former("POST", `/api/v1/people/${id}/reveal`, reason)).status).toBe(404);
    expect((await former("GET", `/api/v1/facts/person/${id}`)).status).toBe(404);
  });

  it("is held by the units that say so, and always by one", async () => {
    const url = `/api/v1/people/${id}/units`;
    const { townA, townB } = app.units;
    expect((await town("POST", url, { add: [townB], version: 3 })).body.code).toBe("not_allowed");
    const both = await office("POST", url, { add: [townB], version: 3 });
    expect(both.body.units.map((unit: { id: string }) => unit.id)).toEqual([townA, townB]);
    expect((await otherTown("GET", `/api/v1/people/${id}`)).status).toBe(200);
    expect((await otherTown("POST", url, { remove: [townA], version: 4 })).body.code).toBe("not_allowed");
    expect((await office("POST", url, { remove: [townA, townB], version: 4 })).body.code).toBe("not_valid");
    expect((await office("POST", url, { add: [crypto.randomUUID()], version: 4 })).body.code).toBe("not_valid");
    expect((await office("POST", url, { remove: [townB], version: 3 })).body.code).toBe("conflict");
    expect((await office("POST", url, { version: 4 })).status).toBe(400);
    expect((await office("POST", url, { remove: [townB], version: 4 })).body).toMatchObject({ version: 5 });
    expect((await otherTown("GET", `/api/v1/people/${id}`)).status).toBe(404);
  });

  it("shows named fields in clear for a reason that is kept", async () => {
    const url = `/api/v1/people/${id}/reveal`;
    expect((await town("POST", url, { fields: ["phone"], reason: "核" })).status).toBe(400);
    expect((await town("POST", url, { reason: "电话核实学历" })).status).toBe(400);
    const shown = await town("POST", url, { fields: ["phone", "bankAccount"], reason: "电话核实学历" });
    expect(shown.body).toEqual({ fields: { phone: "13900002222" }, facts: {} });
    expect((await otherTown("POST", url, { fields: ["phone"], reason: "电话核实学历" })).status).toBe(404);
    expect((await app.as(app.actor("reviewer"))("POST", url, { fields: ["phone"], reason: "电话核实" })).status).toBe(
      403,
    );
    const looks = await app.connection.scoped.asSystem("tests", async (tx) =>
      tx
        .withTables<{ access_record: { person: string; action: string; reason: string | null } }>()
        .selectFrom("access_record")
        .select(["action", "reason"])
        .where("person", "=", id)
        .where("action", "=", "reveal")
        .execute(),
    );
    expect(looks).toEqual([{ action: "reveal", reason: "电话核实学历 [phone, bankAccount]" }]);
  });

  it("is withdrawn and restored, never deleted", async () => {
    const url = `/api/v1/people/${id}`;
    expect((await office("DELETE", url)).status).toBe(405);
    const gone = await office("POST", `${url}/withdraw`, { version: 5, reason: "重复录入，已另行登记" });
    expect(gone.body).toMatchObject({ withdrawn: true, withdrawnReason: "重复录入，已另行登记", version: 6 });
    expect((await town("GET", "/api/v1/people?q=林小美")).body.total).toBe(0);
    expect((await town("GET", "/api/v1/people?q=林小美&state=withdrawn")).body.total).toBe(1);
    expect((await town("PATCH", url, { version: 6, name: "林美" })).body.code).toBe("wrong_state");
    expect((await office("POST", `${url}/withdraw`, { version: 6, reason: "再撤一次试试" })).body.code).toBe(
      "wrong_state",
    );
    expect((await office("POST", `${url}/restore`, { version: 6 })).body).toMatchObject({
      withdrawn: false,
      version: 7,
    });
  });

  it("is forgotten by two people: fields become unreadable, the record stays", async () => {
    const url = `/api/v1/people/${id}`;
    const reason = { reason: "名册保存期限已满" };
    expect((await town("POST", `${url}/forget`, reason)).status).toBe(403);
    expect((await office("POST", `${url}/forget/approve`)).body.code).toBe("wrong_state");
    await app.connection.scoped.asSystem("tests", (tx) =>
      sql`insert into roster_entry (roster, year, unit_id, place, person_id)
        values ('qingliu-huigui-2023/survey', 2022, ${app.units.townA}, '350423', ${id})`.execute(tx),
    );
    expect((await office("POST", `${url}/forget`, reason)).body).toMatchObject({ code: "wrong_state" });
    const asked = await office("POST", `${url}/forget`, { ...reason, order: "清检行公〔2023〕1号" });
    expect(asked.body).toMatchObject({ state: "asked", order: "清检行公〔2023〕1号" });
    const twice = await office("POST", `${url}/forget`, { ...reason, order: "同上" });
    expect(twice.body.code).toBe("already_there");
    expect((await office("POST", `${url}/forget/approve`)).body.code).toBe("not_allowed");
    const other = app.as(app.actor("talent_office"));
    const twin = (await town("POST", "/api/v1/people", { name: "林小妹", phone: "13900002222" })).body.id;
    const merged = "update person set merged_into = $1 where id = $2";
    await asOwner(app.connection, (owner) => owner.query(merged, [id, twin]));
    expect((await other("POST", `${url}/forget/approve`)).body).toMatchObject({ state: "done", person: id });
    // Whoever was merged into her was she, under a key of its own.
    const left = await town("POST", `/api/v1/people/${twin}/reveal`, { fields: ["phone"], reason: "电话核实学历" });
    expect(left.body.fields).toEqual({});
    expect((await town("GET", url)).body).toMatchObject({ name: "林小美", forgotten: true, masked: {} });
    const shown = await town("POST", `${url}/reveal`, { fields: ["phone"], reason: "电话核实学历" });
    expect(shown.body.fields).toEqual({});
    expect((await other("POST", `${url}/forget`, reason)).body.code).toBe("wrong_state");
    // The number is free again: whoever comes back is registered anew.
    expect((await town("POST", "/api/v1/people", { name: "林小美", idNumber: female })).status).toBe(200);
  });
});

describe("a list", () => {
  it("is filtered, sorted, paged and counted by facts", async () => {
    const make = (name: string, facts: object[], more = {}) => town("POST", "/api/v1/people", { name, facts, ...more });
    await make("甲一", [{ fact: "person.degree", value: "doctor" }], { idNumber: permit });
    await make("甲二", [{ fact: "person.degree", value: "bachelor" }], { gender: "male" });
    await make("甲三", []);
    const total = async (query: string) =>
      (await town("GET", `/api/v1/people?q=${encodeURIComponent("甲")}&${query}`)).body.total;
    expect(await total("")).toBe(3);
    expect(await total("facts=person.degree:ge:master")).toBe(1);
    expect(await total("facts=person.degree:lt:master")).toBe(1);
    expect(await total("facts=person.degree:unknown")).toBe(1);
    expect(await total("facts=person.degree:eq:doctor")).toBe(1);
    expect(await total("source=office")).toBe(2);
    expect(await total("verified=none")).toBe(3);
    expect(await total(`unit=${app.units.townA}`)).toBe(3);
    expect(await total(`unit=${app.units.townB}`)).toBe(0);
    expect(await total("place=350423")).toBe(3);
    expect((await town("GET", "/api/v1/people?facts=person.degree:ge:cleverness")).status).toBe(422);
    expect((await town("GET", "/api/v1/people?facts=person.degree")).status).toBe(400);
    expect((await town("GET", "/api/v1/people?facts=person.student_need:known")).status).toBe(422);
    const page = await town("GET", `/api/v1/people?q=${encodeURIComponent("甲")}&pageSize=2&page=2&direction=down`);
    expect(page.body.items.map(({ name }: { name: string }) => name)).toEqual(["甲二"]);
    const degrees = await town("GET", `/api/v1/people/counts?by=person.degree&q=${encodeURIComponent("甲")}`);
    expect(degrees.body).toEqual({
      total: 3,
      counts: [
        { value: "bachelor", count: 1 },
        { value: "doctor", count: 1 },
        { value: null, count: 1 },
      ],
    });
    for (const by of ["gender", "idKind", "unit", "verified", "source", "birthYear", "category"]) {
      const { status, body } = await office("GET", `/api/v1/people/counts?by=${by}`);
      expect([by, status, body.total > 0]).toEqual([by, 200, true]);
    }
    expect((await app.as(app.actor("supervisor"))("GET", "/api/v1/people")).status).toBe(403);
    expect((await app.as(app.actor("supervisor"))("GET", "/api/v1/people/counts?by=gender")).status).toBe(200);
  });
});
