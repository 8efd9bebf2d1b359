import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { codeOf } from "../testing/browser.ts";
import { aDirectory, goodPassword, type TestDirectory } from "../testing/directory.ts";

let them: TestDirectory;
beforeAll(async () => {
  them = await aDirectory();
});
afterAll(() => them.close());

describe("one's own account", () => {
  it("changes its password: the present one is asked for, other sessions end, this one goes on", async () => {
    const browser = await them.as("changer");
    const elsewhere = them.browser();
    await elsewhere.signIn("changer", goodPassword);
    const change = (body: object) => browser.put("/api/v1/session/password", body);
    const password = "Another-River-43";
    expect(codeOf(await change({ current: "wrong", password }))).toEqual([401, "sign_in_failed"]);
    expect(codeOf(await change({ password }))).toEqual([401, "sign_in_failed"]);
    expect(codeOf(await change({ current: goodPassword, password: "changer-12345" }))).toEqual([422, "not_valid"]);
    expect(codeOf(await change({ current: goodPassword, password: goodPassword }))).toEqual([422, "not_valid"]);
    const before = browser.cookie();
    expect((await change({ current: goodPassword, password })).statusCode).toBe(200);
    expect(browser.cookie()).not.toBe(before);
    expect((await browser.get("/api/v1/session")).statusCode).toBe(200);
    expect(codeOf(await elsewhere.get("/api/v1/session"))).toEqual([401, "not_signed_in"]);
    await them.browser().signIn("changer", password);
  });

  it("locks who guesses at the present password in a session left open", async () => {
    const browser = await them.as("left.open");
    const change = (current: string) =>
      browser.put("/api/v1/session/password", { current, password: "Another-River-43" });
    for (let tries = 0; tries < 5; tries++) expect((await change("wrong")).statusCode).toBe(401);
    expect(codeOf(await change(goodPassword))).toEqual([423, "locked"]);
  });

  it("gets a first password after signing in by code only", async () => {
    const mobile = "13900139101";
    const browser = them.browser();
    await browser.post("/api/v1/sign-in/codes", { mobile });
    await browser.post("/api/v1/registration", { mobile, sms: await them.codeTo(mobile), name: "林溪" });
    expect((await browser.put("/api/v1/session/password", { password: goodPassword })).statusCode).toBe(200);
    await them.browser().signIn(mobile, goodPassword);
  });

  it("takes a mobile number that nobody else has, with a code sent to it", async () => {
    const mobile = "13900139102";
    await them.account("has.number", [], "county", mobile);
    const browser = await them.as("wants.number");
    await browser.post("/api/v1/sign-in/codes", { mobile });
    const sms = await them.codeTo(mobile);
    const change = (body: object) => browser.put("/api/v1/session/mobile", { current: goodPassword, sms, ...body });
    // A session left open is not enough to make the account one's own.
    expect(codeOf(await change({ mobile, current: "wrong" }))).toEqual([401, "sign_in_failed"]);
    expect(codeOf(await change({ mobile }))).toEqual([409, "already_there"]);
    expect(codeOf(await change({ mobile: "13900139103" }))).toEqual([401, "sign_in_failed"]);
  });

  it("keeps preferences for itself, of a sensible size", async () => {
    const [one, two] = [await them.as("prefers"), await them.as("prefers.not")];
    const key = "/api/v1/preferences/desk.people.columns";
    expect((await one.get(key)).json()).toEqual({ value: null });
    const value = { columns: ["name", "degree"], filters: [{ name: "博士", query: "degree=doctor" }] };
    expect((await one.put(key, { value })).json()).toEqual({ value });
    expect((await one.get(key)).json()).toEqual({ value });
    await one.put(key, { value: ["later"] });
    expect((await one.get(key)).json()).toEqual({ value: ["later"] });
    expect((await two.get(key)).json()).toEqual({ value: null });
    expect(codeOf(await one.put(key, { value: "x".repeat(20_001) }))).toEqual([413, "too_large"]);
    expect(codeOf(await one.put("/api/v1/preferences/..%2Fx", { value: 1 }))).toEqual([400, "bad_request"]);
    await one.put(key, { value: null });
    expect((await one.get(key)).json()).toEqual({ value: null });
  });
});

describe("messages of the development sender", () => {
  it("are read by system administrators only", async () => {
    await them.browser().post("/api/v1/sign-in/codes", { mobile: "13900139104" });
    const system = await them.as("reads.messages", ["system_admin"]);
    const { items, total } = (await system.get("/api/v1/messages?pageSize=1")).json();
    expect(items[0]).toMatchObject({ to: "13900139104", text: expect.stringMatching(/\d{6}/) });
    expect(total).toBeGreaterThan(0);
    const officer = await them.as("reads.nothing", ["officer"]);
    expect(codeOf(await officer.get("/api/v1/messages"))).toEqual([403, "not_allowed"]);
  });
});
