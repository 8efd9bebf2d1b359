import { randomUUID } from "node:crypto";
import { roles, type Session } from "@jucai/contract";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Browser, codeOf } from "../testing/browser.ts";
import { aDirectory, goodPassword, type TestDirectory } from "../testing/directory.ts";
import { firstLink } from "../sign-in/welcome.ts";

let them: TestDirectory;
/** The first administrator, who holds all three roles at every top of the tree. */
let first: Browser;
let security: Browser;
let system: Browser;

beforeAll(async () => {
  them = await aDirectory();
  first = them.browser();
  const token = (await firstLink(them.connection.scoped, them.clock))?.split("#")[1];
  const made = await first.post("/api/v1/welcome", {
    token,
    username: "first",
    name: "首位管理员",
    password: goodPassword,
  });
  expect(made.statusCode).toBe(200);
  security = await them.as("security", ["security_admin"], "city");
  system = await them.as("system", ["system_admin"], "city");
});
afterAll(() => them.close());

const give = (by: Browser, account: string, role: string, more = {}) =>
  by.post("/api/v1/grants", { account, role, unit: them.units.county, ...more });
const rolesOf = async (browser: Browser) => (await browser.session()).roles.map(({ role }) => role);

describe("roles", () => {
  it("count from their first day through their last, and end when they are taken back", async () => {
    const browser = await them.as("for.a.week");
    const account = (await browser.session()).account.id;
    // 2 March 2026 in Shanghai.
    const coming = (await give(security, account, "officer", { from: "2026-03-03", to: "2026-03-04" })).json();
    expect(coming).toMatchObject({ state: "coming", grantedBy: "测试 security", unit: { name: "云溪县" } });
    expect(await rolesOf(browser)).toEqual([]);
    const nextDay = async () => {
      them.clock.forward(86_400);
      await browser.signIn("for.a.week", goodPassword);
      return rolesOf(browser);
    };
    expect(await nextDay()).toEqual(["officer"]);
    expect(await nextDay()).toEqual(["officer"]);
    expect(await nextDay()).toEqual([]);
    for (const [name, again] of [
      ["first", first],
      ["security", security],
      ["system", system],
    ] as const) {
      await again.signIn(name, goodPassword);
    }
    const { id } = (await give(security, account, "reviewer")).json();
    expect(await rolesOf(browser)).toEqual(["reviewer"]);
    expect((await security.delete(`/api/v1/grants/${id}`)).statusCode).toBe(200);
    expect(await rolesOf(browser)).toEqual([]);
    expect(codeOf(await security.delete(`/api/v1/grants/${id}`))).toEqual([409, "wrong_state"]);
    const list = (await security.get(`/api/v1/grants?account=${account}`)).json();
    expect(list.items.map((it: { state: string }) => it.state)).toEqual(["revoked", "ended"]);
  });

  it("are given by security administrators, within their reach, to others, once", async () => {
    const account = await them.account("asked.one");
    expect(codeOf(await give(system, account, "officer"))).toEqual([403, "not_allowed"]);
    expect(codeOf(await give(them.browser(), account, "officer"))).toEqual([401, "not_signed_in"]);
    const own = (await security.session()).account.id;
    expect(codeOf(await give(security, own, "officer"))).toEqual([403, "not_allowed"]);
    expect((await give(security, account, "officer")).statusCode).toBe(200);
    expect(codeOf(await give(security, account, "officer"))).toEqual([409, "already_there"]);
    expect(codeOf(await give(security, account, "emperor"))).toEqual([400, "bad_request"]);
    expect(codeOf(await give(security, randomUUID(), "officer"))).toEqual([404, "not_found"]);
    expect(codeOf(await give(security, account, "reviewer", { to: "2020-01-01" }))).toEqual([422, "not_valid"]);
    expect(codeOf(await give(security, account, "data_source"))).toEqual([422, "not_valid"]);
    const county = await them.as("security.county", ["security_admin"], "county");
    expect(codeOf(await give(county, account, "reviewer", { unit: them.units.city }))).toEqual([404, "not_found"]);
    const away = await them.account("away.one", ["officer"], "otherCounty");
    expect(codeOf(await give(county, away, "reviewer"))).toEqual([404, "not_found"]);
    const theirs = (await security.get(`/api/v1/grants?account=${away}`)).json().items[0].id;
    expect(codeOf(await county.delete(`/api/v1/grants/${theirs}`))).toEqual([404, "not_found"]);
  });

  it("of the staff go only to accounts that belong to a unit, never to who registered himself", async () => {
    const account = await them.account("own.one");
    await them.connection.scoped.asSystem("a test's account without a unit", (tx) =>
      tx
        .withTables<{ account: { id: string; unit_id: string | null } }>()
        .updateTable("account")
        .set({ unit_id: null })
        .where("id", "=", account)
        .execute(),
    );
    const staff = roles.filter((role) => role !== "person" && role !== "data_source");
    for (const role of staff) {
      const refused = await give(security, account, role);
      expect(codeOf(refused), role).toEqual([422, "not_valid"]);
      expect(refused.json().says).toContain("没有所属单位");
    }
    expect((await give(security, account, "person")).statusCode).toBe(200);
  });

  it("reach what lies below their unit, also after the tree has changed", async () => {
    const browser = await them.as("city.system", ["system_admin"], "city");
    const far = await them.account("far.one", [], "otherCounty");
    expect((await browser.get(`/api/v1/accounts/${far}`)).statusCode).toBe(200);
    const move = (parent: string | null) =>
      them.connection.scoped.asSystem("a test moves a county", (tx) =>
        tx
          .withTables<{ unit: { id: string; parent: string | null } }>()
          .updateTable("unit")
          .set({ parent })
          .where("id", "=", them.units.otherCounty)
          .execute(),
      );
    await move(null);
    expect(codeOf(await browser.get(`/api/v1/accounts/${far}`))).toEqual([404, "not_found"]);
    await move(them.units.city);
    expect((await browser.get(`/api/v1/accounts/${far}`)).statusCode).toBe(200);
  });
});

describe("separated duties (三员分立)", () => {
  const settings = { separateDuties: true, idleMinutes: 30, passwordDays: null, secondStepRoles: [] };
  const separate = (on: boolean) => security.put("/api/v1/directory/settings", { ...settings, separateDuties: on });

  it("are refused while somebody holds two, whose name is said", async () => {
    const mixed = await them.account("mixed.one", ["audit_admin", "officer"]);
    const refused = await separate(true);
    expect(codeOf(refused)).toEqual([409, "wrong_state"]);
    expect(refused.json().says).toContain("首位管理员");
    expect(refused.json().says).toContain("测试 mixed.one");
    const grants = (await security.get(`/api/v1/grants?account=${mixed}&role=officer`)).json();
    await security.delete(`/api/v1/grants/${grants.items[0].id}`);
  });

  it("keep the last administrator of the whole, then hold for every new grant", async () => {
    const own = (await first.session()).account.id;
    const list = (await first.get(`/api/v1/grants?account=${own}&pageSize=100`)).json();
    // Taking one's own roles away is allowed while others keep the system going; the right to do so goes last.
    const ofSecurity = ({ role }: { role: string }) => Number(role === "security_admin");
    const grants = list.items.toSorted((a: { role: string }, b: { role: string }) => ofSecurity(a) - ofSecurity(b));
    for (const { id } of grants) expect((await first.delete(`/api/v1/grants/${id}`)).statusCode).toBe(200);
    expect((await separate(true)).json()).toEqual(settings);

    const officer = await them.account("only.officer", ["officer"]);
    expect(codeOf(await give(security, officer, "audit_admin"))).toEqual([409, "wrong_state"]);
    expect((await give(security, officer, "reviewer")).statusCode).toBe(200);
    const auditor = await them.account("only.auditor", ["audit_admin"]);
    expect(codeOf(await give(security, auditor, "system_admin"))).toEqual([409, "wrong_state"]);
    expect((await give(security, auditor, "person")).statusCode).toBe(200);
  });

  it("let nobody come by the others' accounts through a new password", async () => {
    const auditor = await them.account("guarded.auditor", ["audit_admin"]);
    expect(codeOf(await system.post(`/api/v1/accounts/${auditor}/reset`, {}))).toEqual([403, "not_allowed"]);
    expect(codeOf(await system.patch(`/api/v1/accounts/${auditor}`, { mobile: "13800138999" }))).toEqual([
      403,
      "not_allowed",
    ]);
    expect((await security.post(`/api/v1/accounts/${auditor}/reset`, {})).statusCode).toBe(200);
    const clerk = await them.account("plain.clerk", ["officer"]);
    expect(codeOf(await security.post(`/api/v1/accounts/${clerk}/reset`, {}))).toEqual([403, "not_allowed"]);
    expect((await system.post(`/api/v1/accounts/${clerk}/reset`, {})).statusCode).toBe(200);
  });

  it("never leave the whole without an administrator", async () => {
    const own = (await security.session()).account.id;
    const last = (await security.get(`/api/v1/grants?account=${own}`)).json().items[0].id;
    const other = await them.as("security.two", ["security_admin"], "city");
    expect((await other.delete(`/api/v1/grants/${last}`)).statusCode).toBe(200);
    const theirs = (await other.session()).account.id;
    const only = (await other.get(`/api/v1/grants?account=${theirs}`)).json().items[0].id;
    const third = await them.as("security.three", ["security_admin"], "city");
    expect((await third.delete(`/api/v1/grants/${only}`)).statusCode).toBe(200);
    const mine = (await third.get(`/api/v1/grants?account=${(await third.session()).account.id}`)).json().items[0].id;
    expect(codeOf(await third.delete(`/api/v1/grants/${mine}`))).toEqual([409, "wrong_state"]);
    const id = (await third.session()).account.id;
    expect(codeOf(await system.patch(`/api/v1/accounts/${id}`, { disabled: true }))).toEqual([403, "not_allowed"]);
    security = third;
  });

  it("are set by security administrators, and idle time with them", async () => {
    expect(codeOf(await system.put("/api/v1/directory/settings", settings))).toEqual([403, "not_allowed"]);
    expect(codeOf(await security.put("/api/v1/directory/settings", { ...settings, idleMinutes: 1 }))).toEqual([
      400,
      "bad_request",
    ]);
    await security.put("/api/v1/directory/settings", { ...settings, idleMinutes: 10 });
    expect((await security.session()).secondsLeft).toBe(600);
    expect((await system.get("/api/v1/directory/settings")).json()).toMatchObject({ idleMinutes: 10 });
  });

  it("are seen in what the roles let a session do", async () => {
    const may = (session: Session) => session.may;
    expect(may(await system.session()).grant).toEqual(["read", "list"]);
    expect(may(await security.session()).account).not.toContain("create");
  });
});
