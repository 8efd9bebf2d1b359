import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Browser, codeOf } from "../testing/browser.ts";
import { resetByHand } from "./reset-by-hand.ts";
import { aDirectory, goodPassword, type TestDirectory } from "../testing/directory.ts";

let them: TestDirectory;
let system: Browser;
let security: Browser;
const tokenOf = (address: string) => address.split("#")[1] ?? "";

beforeAll(async () => {
  them = await aDirectory();
  system = await them.as("system.city", ["system_admin"], "city");
  security = await them.as("security.city", ["security_admin"], "city");
});
afterAll(() => them.close());

const newcomer = (username: string, more = {}) =>
  system.post("/api/v1/accounts", { name: "陈小溪", username, unit: them.units.office, ...more });

describe("accounts", () => {
  it("are made with a link in place of a password, and start invited", async () => {
    const made = (await newcomer("chen.xiaoxi", { mobile: "13800138010" })).json();
    expect(made.account).toMatchObject({ username: "chen.xiaoxi", state: "invited", mobileTail: "8010", roles: [] });
    expect(made.link.address).toMatch(/^\/set-password#/);
    const token = tokenOf(made.link.address);
    const colleague = them.browser();
    expect((await colleague.post("/api/v1/links/check", { token })).json()).toMatchObject({
      kind: "password",
      name: "chen.xiaoxi",
    });
    const weak = await colleague.post("/api/v1/links/password", { token, password: "chen.xiaoxi-1" });
    expect(codeOf(weak)).toEqual([422, "not_valid"]);
    expect((await colleague.post("/api/v1/links/password", { token, password: goodPassword })).statusCode).toBe(200);
    expect(codeOf(await them.browser().post("/api/v1/links/password", { token, password: goodPassword }))).toEqual([
      404,
      "not_found",
    ]);
    await them.browser().signIn("chen.xiaoxi", goodPassword);
  });

  it("have a username and a number of their own", async () => {
    await newcomer("taken.name", { mobile: "13800138011" });
    expect(codeOf(await newcomer("Taken.Name"))).toEqual([409, "already_there"]);
    expect(codeOf(await newcomer("other.name", { mobile: "13800138011" }))).toEqual([409, "already_there"]);
    expect(codeOf(await newcomer("13800138012"))).toEqual([400, "bad_request"]);
  });

  it("are found by name, username, whole number, unit, role and state", async () => {
    await newcomer("found.person", { mobile: "13800138020" });
    const find = async (query: string) => (await system.get(`/api/v1/accounts?${query}`)).json();
    expect((await find("q=13800138020")).items.map((it: { username: string }) => it.username)).toEqual([
      "found.person",
    ]);
    expect((await find("q=1380013802")).total).toBe(0);
    expect((await find("q=FOUND")).total).toBe(1);
    expect((await find("q=%25")).total).toBe(0);
    expect((await find("role=security_admin")).items[0].roles[0]).toMatchObject({
      role: "security_admin",
      unit: { name: "云水市" },
    });
    expect((await find("state=invited&q=found")).total).toBe(1);
    expect((await find(`unit=${them.units.city}`)).total).toBe(2);
  });

  it("of another place are as if they were not there", async () => {
    const county = await them.as("system.county", ["system_admin"], "county");
    const away = await them.account("away", [], "otherCounty");
    expect(codeOf(await county.get(`/api/v1/accounts/${away}`))).toEqual([404, "not_found"]);
    expect(codeOf(await county.patch(`/api/v1/accounts/${away}`, { name: "改名" }))).toEqual([404, "not_found"]);
    expect(
      codeOf(
        await county.post("/api/v1/accounts", { name: "外县", username: "elsewhere", unit: them.units.otherCounty }),
      ),
    ).toEqual([404, "not_found"]);
    expect((await county.get("/api/v1/accounts?q=away")).json().total).toBe(0);
    const mine = await them.account("mine", [], "county");
    expect(codeOf(await county.patch(`/api/v1/accounts/${mine}`, { unit: them.units.otherCounty }))).toEqual([
      404,
      "not_found",
    ]);
  });

  it("that reach further than an administrator are not his to reset", async () => {
    const county = await them.as("system.county2", ["system_admin"], "county");
    const target = await them.account("both.places", [], "county");
    const granted = await security.post("/api/v1/grants", { account: target, role: "officer", unit: them.units.city });
    expect(granted.json()).toMatchObject({ role: "officer", state: "valid", to: null });
    expect(codeOf(await county.post(`/api/v1/accounts/${target}/reset`, {}))).toEqual([403, "not_allowed"]);
    expect((await system.post(`/api/v1/accounts/${target}/reset`, {})).statusCode).toBe(200);

    // A role that begins later counts now: who sets the password today has the role then.
    const coming = await them.account("coming.role", [], "county");
    const later = { account: coming, role: "officer", unit: them.units.city, from: "2026-12-01" };
    expect((await security.post("/api/v1/grants", later)).json()).toMatchObject({ state: "coming" });
    expect(codeOf(await county.post(`/api/v1/accounts/${coming}/reset`, {}))).toEqual([403, "not_allowed"]);
  });

  it("are switched off at once, and not by their owner", async () => {
    const browser = await them.as("switched.off");
    const { account } = await browser.session();
    expect((await system.patch(`/api/v1/accounts/${account.id}`, { disabled: true })).json().state).toBe("disabled");
    expect(codeOf(await browser.get("/api/v1/session"))).toEqual([401, "not_signed_in"]);
    const again = await them.browser().post("/api/v1/sign-in", { name: "switched.off", password: goodPassword });
    expect(codeOf(again)).toEqual([401, "sign_in_failed"]);
    expect(codeOf(await system.post(`/api/v1/accounts/${account.id}/reset`, {}))).toEqual([409, "wrong_state"]);
    expect((await system.patch(`/api/v1/accounts/${account.id}`, { disabled: false })).json().state).toBe("active");
    const own = (await system.session()).account.id;
    expect(codeOf(await system.patch(`/api/v1/accounts/${own}`, { disabled: true }))).toEqual([403, "not_allowed"]);
  });

  it("are reset: sessions and lock end, the old password works no more", async () => {
    const browser = await them.as("forgetful");
    const { account } = await browser.session();
    for (let tries = 0; tries < 5; tries++)
      await them.browser().post("/api/v1/sign-in", { name: "forgetful", password: "x" });
    expect((await system.get(`/api/v1/accounts/${account.id}`)).json().state).toBe("locked");
    const { link } = (await system.post(`/api/v1/accounts/${account.id}/reset`, {})).json();
    expect(codeOf(await browser.get("/api/v1/session"))).toEqual([401, "not_signed_in"]);
    expect(codeOf(await them.browser().post("/api/v1/sign-in", { name: "forgetful", password: goodPassword }))).toEqual(
      [401, "sign_in_failed"],
    );
    const password = "Another-River-43";
    expect((await browser.post("/api/v1/links/password", { token: tokenOf(link.address), password })).statusCode).toBe(
      200,
    );
    await them.browser().signIn("forgetful", password);
  });

  it("are reset on the machine itself when no administrator can come in any more", async () => {
    const browser = await them.as("lost.head", ["system_admin"], "city");
    const reset = (username: string) =>
      resetByHand(them.connection.scoped, them.clock, { username, removeSecondStep: true });
    await expect(reset("no.such.name")).rejects.toThrow(/no account/);
    const token = tokenOf((await reset("Lost.Head")).address);
    expect(codeOf(await browser.get("/api/v1/session"))).toEqual([401, "not_signed_in"]);
    expect((await browser.post("/api/v1/links/password", { token, password: goodPassword })).statusCode).toBe(200);
  });

  it("are nobody's business without the role, and a body that is wrong is refused", async () => {
    const officer = await them.as("an.officer", ["officer"]);
    expect(codeOf(await officer.get("/api/v1/accounts"))).toEqual([403, "not_allowed"]);
    expect(codeOf(await them.browser().get("/api/v1/accounts"))).toEqual([401, "not_signed_in"]);
    expect(codeOf(await system.post("/api/v1/accounts", { name: "", username: "x" }))).toEqual([400, "bad_request"]);
    expect(codeOf(await system.get(`/api/v1/accounts/${randomUUID()}`))).toEqual([404, "not_found"]);
    expect(
      codeOf(await security.post("/api/v1/accounts", { name: "无权", username: "no.right", unit: them.units.office })),
    ).toEqual([403, "not_allowed"]);
  });

  it("have sessions that a security administrator sees and ends", async () => {
    const browser = await them.as("watched");
    const { account } = await browser.session();
    const list = (await security.get(`/api/v1/accounts/${account.id}/sessions`)).json();
    expect(list.sessions).toMatchObject([{ way: "password", current: false, address: "127.0.0.1" }]);
    expect(codeOf(await system.get(`/api/v1/accounts/${account.id}/sessions`))).toEqual([403, "not_allowed"]);
    expect((await security.post(`/api/v1/accounts/${account.id}/sign-out`, {})).statusCode).toBe(200);
    expect(codeOf(await browser.get("/api/v1/session"))).toEqual([401, "not_signed_in"]);
  });
});

describe("machines", () => {
  it("come in by a token that is shown once, ends, and is renewed", async () => {
    const made = (
      await system.post("/api/v1/machines", { name: "社保接口", unit: them.units.office, days: 30 })
    ).json();
    expect(made.token).toMatch(/^jucai_[\w-]{43}$/);
    const ask = (token: string) =>
      them.http.inject({ method: "GET", url: "/api/v1/accounts", headers: { authorization: `Bearer ${token}` } });
    expect(codeOf(await ask(made.token))).toEqual([403, "not_allowed"]);
    expect(codeOf(await ask("jucai_wrong-wrong-wrong-wrong"))).toEqual([401, "not_signed_in"]);
    expect(
      codeOf(
        await security.post("/api/v1/grants", { account: made.account.id, role: "officer", unit: them.units.office }),
      ),
    ).toEqual([422, "not_valid"]);
    expect(
      (
        await security.post("/api/v1/grants", {
          account: made.account.id,
          role: "data_source",
          unit: them.units.office,
        })
      ).statusCode,
    ).toBe(200);
    const renewed = (await system.post(`/api/v1/machines/${made.account.id}/token`, { days: 1 })).json();
    expect(codeOf(await ask(made.token))).toEqual([401, "not_signed_in"]);
    expect(codeOf(await ask(renewed.token))).toEqual([403, "not_allowed"]);
    them.clock.forward(25 * 3600);
    expect(codeOf(await ask(renewed.token))).toEqual([401, "not_signed_in"]);
    const session = await them.http.inject({
      method: "GET",
      url: "/api/v1/session",
      headers: { authorization: `Bearer ${renewed.token}` },
    });
    expect(session.statusCode).toBe(401);
  });
});
