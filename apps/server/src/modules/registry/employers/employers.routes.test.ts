import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { aRegistry, type Registry, type Send } from "../registry.fixture.ts";
import { employerKeys, wordsOf } from "./keys.ts";

let app: Registry;
let office: Send;
let town: Send;
beforeAll(async () => {
  app = await aRegistry();
  office = app.as(app.actor("talent_office"));
  town = app.as(app.actor("township_clerk"));
});
afterAll(() => app.close());

const uscc = "91350423MA0000000E";
const base = "/api/v1/employers";

describe("an employer", () => {
  let id: string;
  it("is registered with its unit and found by any part of its names", async () => {
    const created = await town("POST", base, {
      name: "清流县东莹化工有限公司",
      aliases: ["东莹"],
      uscc: uscc.toLowerCase(),
      phone: "0598-5322000",
      contactName: "张小三",
      contactPhone: "13812348000",
      bankAccount: "6222021234567890123",
      facts: [{ fact: "employer.company", value: true }],
    });
    expect(created).toMatchObject({
      status: 200,
      body: { uscc, masked: { contactName: "张*三", contactPhone: "138****8000" }, employees: 0, version: 1 },
    });
    expect(created.body.notices).toHaveLength(2);
    expect(created.body.facts).toMatchObject([{ fact: "employer.company", value: true, source: "office" }]);
    id = created.body.id;
    for (const typed of ["东莹", "化工", "工", "dongying", "dyhg", "清流 化工", uscc, "000e"]) {
      expect((await town("GET", `${base}?q=${encodeURIComponent(typed)}`)).body.total, typed).toBe(1);
    }
    for (const typed of ["西莹", "%", "_", "。"]) {
      expect((await town("GET", `${base}?q=${encodeURIComponent(typed)}`)).body.total, typed).toBe(0);
    }
    expect((await office("GET", `/api/v1/units/${id}`)).body).toMatchObject({ kind: "employer", code: uscc });
  });

  it("is refused by its code a second time, and by what is wrong with it", async () => {
    const again = await office("POST", base, { name: "另一家公司", uscc });
    expect(again).toMatchObject({ status: 409, body: { code: "already_there" } });
    const wrong = await office("POST", base, { name: "另一家公司", uscc: "91350423MA0000000Z", contactPhone: "1" });
    expect(wrong.body.fields.map(({ field }: { field: string }) => field)).toEqual(["uscc", "contactPhone"]);
    expect((await app.http.inject({ url: base })).statusCode).toBe(401);
    expect((await app.as(app.actor("person"))("GET", base)).status).toBe(403);
    const elsewhere = app.as(app.actor("township_clerk", { grant: { unit: app.units.townB } }));
    expect((await elsewhere("GET", `${base}/${id}`)).status).toBe(404);
    expect((await elsewhere("PATCH", `${base}/${id}`, { version: 1, name: "甲" })).status).toBe(404);
  });

  it("is changed by its own clerk, who speaks for the employer", async () => {
    const clerk = app.as(app.actor("employer_clerk", { grant: { unit: id } }));
    const changed = await clerk("PATCH", `${base}/${id}`, { version: 1, name: "福建东莹化工有限公司", aliases: [] });
    expect(changed.body).toMatchObject({ name: "福建东莹化工有限公司", version: 2 });
    expect((await office("GET", `${base}?q=福建`)).body.total).toBe(1);
    expect((await office("GET", `${base}?q=清流县东莹`)).body.total).toBe(0);
    const late = await office("PATCH", `${base}/${id}`, { version: 1, name: "东莹集团" });
    expect(late.body).toMatchObject({ code: "conflict", fields: [{ field: "name" }] });
    const said = await clerk("POST", `/api/v1/facts/employer/${id}`, { fact: "employer.company", value: true });
    expect(said.body).toMatchObject({ source: "employer", best: false });
    const staff = await clerk("POST", "/api/v1/people", { name: "林小美" });
    expect(staff.body.units).toMatchObject([{ id }]);
    expect((await clerk("GET", `${base}/${id}/people`)).body.items).toMatchObject([{ name: "林小美" }]);
    expect((await office("GET", `${base}/${id}`)).body.employees).toBe(1);
    expect((await office("GET", base)).body.items).toMatchObject([{ id, employees: 1 }]);
  });

  it("shows its contact for a reason, and is withdrawn, not deleted", async () => {
    const url = `${base}/${id}`;
    const shown = await office("POST", `${url}/reveal`, { fields: ["contactPhone"], reason: "联系走访" });
    expect(shown.body).toEqual({ fields: { contactPhone: "13812348000" } });
    expect((await office("POST", `${url}/reveal`, { fields: ["contactPhone"] })).status).toBe(400);
    const gone = await office("POST", `${url}/withdraw`, { version: 2, reason: "企业已注销" });
    expect(gone.body).toMatchObject({ withdrawn: true, version: 3 });
    expect((await office("GET", base)).body.total).toBe(0);
    expect((await office("PATCH", url, { version: 3, name: "东莹" })).body.code).toBe("wrong_state");
  });
});

it("makes a key of every end of a name, in characters, pinyin and initials", () => {
  expect(employerKeys(["东莹化工"], uscc)).toEqual([
    "东莹化工",
    "dongyinghuagong",
    "dyhg",
    "莹化工",
    "yinghuagong",
    "yhg",
    "化工",
    "huagong",
    "hg",
    "工",
    "gong",
    "g",
    uscc.toLowerCase(),
    "000e",
  ]);
  expect(wordsOf(" 东莹（福建） 化工 ")).toEqual(["东莹(福建)", "化工"]);
});
