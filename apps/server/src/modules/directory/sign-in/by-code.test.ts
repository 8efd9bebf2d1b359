import type { Session } from "@jucai/contract";
import { Secret, TOTP } from "otpauth";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { codeOf } from "../testing/browser.ts";
import { aDirectory, goodPassword, type TestDirectory } from "../testing/directory.ts";

let them: TestDirectory;
beforeAll(async () => {
  them = await aDirectory();
});
afterAll(() => them.close());

const send = (mobile: string, address?: string) =>
  them.browser().post("/api/v1/sign-in/codes", { mobile }, address === undefined ? {} : { address });
const wrong = (code: string) => (code === "000000" ? "000001" : "000000");

describe("codes by message", () => {
  it("sign in whoever holds the number, once", async () => {
    const mobile = "13800138201";
    await them.account("by.code", ["officer"], "county", mobile);
    expect((await send(mobile)).json()).toEqual({ secondsValid: 300, secondsUntilNext: 60 });
    const sms = await them.codeTo(mobile);
    const signedIn = await them.browser().post("/api/v1/sign-in/code", { mobile, sms });
    expect(signedIn.json<Session>().account).toMatchObject({ username: "by.code", mobileTail: "8201" });
    expect(codeOf(await them.browser().post("/api/v1/sign-in/code", { mobile, sms }))).toEqual([401, "sign_in_failed"]);
  });

  it("are the same request for known and unknown numbers", async () => {
    const [known, unknown] = ["13800138202", "13800138203"];
    await them.account("known.number", [], "county", known);
    const [one, two] = [await send(known), await send(unknown)];
    expect([one.statusCode, one.body]).toEqual([two.statusCode, two.body]);
  });

  it("come once a minute and ten times a day", async () => {
    const mobile = "13800138204";
    expect((await send(mobile)).statusCode).toBe(200);
    expect(codeOf(await send(mobile))).toEqual([429, "too_many_requests"]);
    for (let more = 0; more < 9; more++) {
      them.clock.forward(61);
      expect((await send(mobile)).statusCode).toBe(200);
    }
    them.clock.forward(61);
    expect((await send(mobile)).json()).toMatchObject({
      code: "too_many_requests",
      says: expect.stringContaining("10"),
    });
    them.clock.forward(86_400);
    expect((await send(mobile)).statusCode).toBe(200);
    const both = await Promise.all([send("13800138205"), send("13800138205")]);
    expect(both.map(({ statusCode }) => statusCode).sort()).toEqual([200, 429]);
  });

  it("are wrong after five tries, five minutes, or a newer one", async () => {
    const mobile = "13800138206";
    await them.account("five.tries", [], "county", mobile);
    const tryIt = (sms: string) => them.browser().post("/api/v1/sign-in/code", { mobile, sms });
    await send(mobile);
    let sms = await them.codeTo(mobile);
    for (let tries = 0; tries < 5; tries++) expect(codeOf(await tryIt(wrong(sms)))).toEqual([401, "sign_in_failed"]);
    expect(codeOf(await tryIt(sms))).toEqual([401, "sign_in_failed"]);

    them.clock.forward(61);
    await send(mobile);
    sms = await them.codeTo(mobile);
    them.clock.forward(301);
    expect(codeOf(await tryIt(sms))).toEqual([401, "sign_in_failed"]);

    await send(mobile);
    sms = await them.codeTo(mobile);
    them.clock.forward(61);
    await send(mobile);
    if (sms !== (await them.codeTo(mobile))) expect(codeOf(await tryIt(sms))).toEqual([401, "sign_in_failed"]);
    expect((await tryIt(await them.codeTo(mobile))).statusCode).toBe(200);
  });

  it("are malformed without eleven figures", async () => {
    expect(codeOf(await send("1380013820"))).toEqual([400, "bad_request"]);
    expect(codeOf(await send("23800138200"))).toEqual([400, "bad_request"]);
  });
});

describe("registration", () => {
  it("opens a person's account with the code that told him he has none", async () => {
    const mobile = "13900139001";
    await send(mobile);
    const sms = await them.codeTo(mobile);
    const visitor = them.browser();
    expect(codeOf(await visitor.post("/api/v1/sign-in/code", { mobile, sms }))).toEqual([404, "not_found"]);
    const made = await visitor.post("/api/v1/registration", { mobile, sms, name: "林晓溪", password: goodPassword });
    expect(made.json<Session>()).toMatchObject({
      account: { name: "林晓溪", username: null, person: null },
      home: "/my",
    });
    expect(made.json<Session>().roles.map(({ role }) => role)).toEqual(["person"]);
    expect((await them.browser().signIn(mobile, goodPassword)).account.name).toBe("林晓溪");

    them.clock.forward(61);
    await send(mobile);
    const again = await them
      .browser()
      .post("/api/v1/registration", { mobile, sms: await them.codeTo(mobile), name: "另一人" });
    expect(codeOf(again)).toEqual([409, "already_there"]);
  });

  it("needs the right code and a password that does", async () => {
    const mobile = "13900139002";
    await send(mobile);
    const sms = await them.codeTo(mobile);
    const register = (more: object) =>
      them.browser().post("/api/v1/registration", { mobile, sms, name: "林晓溪", ...more });
    expect(codeOf(await register({ sms: wrong(sms) }))).toEqual([401, "sign_in_failed"]);
    expect(codeOf(await register({ password: "12345678" }))).toEqual([422, "not_valid"]);
    expect((await register({})).statusCode).toBe(200);
  });
});

describe("the second step", () => {
  const codeNow = (secret: string) =>
    new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: them.clock.now().getTime() });

  it("is set up with a code, asked for at every sign-in, and each code works once", async () => {
    const mobile = "13800138301";
    const browser = await them.as("two.steps");
    const { secret, uri } = (await browser.post("/api/v1/session/second-step")).json();
    expect(uri).toMatch(/^otpauth:\/\/totp\//);
    expect(codeOf(await browser.post("/api/v1/session/second-step/confirm", { code: "000000" }))).toEqual([
      401,
      "sign_in_failed",
    ]);
    // Nothing changes until it is confirmed.
    await them.browser().signIn("two.steps", goodPassword);
    const before = browser.cookie();
    const { codes } = (await browser.post("/api/v1/session/second-step/confirm", { code: codeNow(secret) })).json();
    expect(codes).toHaveLength(10);
    expect(browser.cookie()).not.toBe(before);

    const body = { name: "two.steps", password: goodPassword };
    expect(codeOf(await them.browser().post("/api/v1/sign-in", body))).toEqual([401, "second_step"]);
    // The step that confirmed it was used.
    expect(codeOf(await them.browser().post("/api/v1/sign-in", { ...body, code: codeNow(secret) }))).toEqual([
      401,
      "sign_in_failed",
    ]);
    them.clock.forward(30);
    const code = codeNow(secret);
    const both = await Promise.all([1, 2].map(() => them.browser().post("/api/v1/sign-in", { ...body, code })));
    expect(both.map(({ statusCode }) => statusCode).sort()).toEqual([200, 401]);

    await them.browser().signIn("two.steps", goodPassword, codes[0]);
    expect(codeOf(await them.browser().post("/api/v1/sign-in", { ...body, code: codes[0] }))).toEqual([
      401,
      "sign_in_failed",
    ]);

    // By message as well.
    them.clock.forward(61);
    await send(mobile);
    const renewed = await them.browser().signIn("two.steps", goodPassword, codeNow(secret));
    const changer = them.browser();
    await changer.signIn("two.steps", goodPassword, codes[1]);
    expect(
      (
        await changer.put("/api/v1/session/mobile", { current: goodPassword, mobile, sms: await them.codeTo(mobile) })
      ).json<Session>().account.mobileTail,
    ).toBe("8301");
    expect(renewed.secondStep).toBe(true);
    them.clock.forward(61);
    await send(mobile);
    const sms = await them.codeTo(mobile);
    expect(codeOf(await them.browser().post("/api/v1/sign-in/code", { mobile, sms }))).toEqual([401, "second_step"]);
    expect(codeOf(await them.browser().post("/api/v1/sign-in/code", { mobile, sms, code: "000000" }))).toEqual([
      401,
      "sign_in_failed",
    ]);
    expect((await them.browser().post("/api/v1/sign-in/code", { mobile, sms, code: codeNow(secret) })).statusCode).toBe(
      200,
    );
  });

  it("is asked for by a link for a new password as well", async () => {
    const system = await them.as("resets.others", ["system_admin"]);
    const browser = await them.as("reset.steps");
    const { account } = await browser.session();
    const { secret } = (await browser.post("/api/v1/session/second-step")).json();
    const { codes } = (await browser.post("/api/v1/session/second-step/confirm", { code: codeNow(secret) })).json();
    const { link } = (await system.post(`/api/v1/accounts/${account.id}/reset`, {})).json();
    const body = { token: link.address.split("#")[1], password: "Another-River-43" };
    // Who made the link has it first; without the second step it opens nothing and stays as it is.
    const byLink = (more: object) => system.post("/api/v1/links/password", { ...body, ...more });
    expect(codeOf(await byLink({}))).toEqual([401, "second_step"]);
    expect(codeOf(await byLink({ code: "000000" }))).toEqual([401, "sign_in_failed"]);
    const owner = them.browser();
    expect((await owner.post("/api/v1/links/password", { ...body, code: codes[0] })).statusCode).toBe(200);
    await them.browser().signIn("reset.steps", body.password, codes[1]);
  });

  it("is guessed at five times only, even with the right password", async () => {
    const browser = await them.as("guessed.step");
    const { secret } = (await browser.post("/api/v1/session/second-step")).json();
    await browser.post("/api/v1/session/second-step/confirm", { code: codeNow(secret) });
    const body = { name: "guessed.step", password: goodPassword };
    // Asking for the second step is no failure.
    for (let tries = 0; tries < 8; tries++)
      expect((await them.browser().post("/api/v1/sign-in", body)).statusCode).toBe(401);
    for (let tries = 0; tries < 5; tries++) {
      expect(codeOf(await them.browser().post("/api/v1/sign-in", { ...body, code: "000000" }))).toEqual([
        401,
        "sign_in_failed",
      ]);
    }
    them.clock.forward(30);
    expect(codeOf(await them.browser().post("/api/v1/sign-in", { ...body, code: codeNow(secret) }))).toEqual([
      423,
      "locked",
    ]);
  });

  it("rests the roles that ask for it until it is set up, and then stays on", async () => {
    const security = await them.as("sec.head", ["security_admin"], "city");
    const settings = { separateDuties: false, idleMinutes: 30, passwordDays: null, secondStepRoles: ["approver"] };
    expect((await security.put("/api/v1/directory/settings", settings)).json()).toEqual(settings);
    const approver = await them.as("an.approver", ["approver"]);
    expect(await approver.session()).toMatchObject({ must: ["set_up_second_step"], may: {}, home: "/my" });
    expect(codeOf(await approver.get("/api/v1/people"))).toEqual([403, "not_allowed"]);
    const { secret } = (await approver.post("/api/v1/session/second-step")).json();
    await approver.post("/api/v1/session/second-step/confirm", { code: codeNow(secret) });
    expect(await approver.session()).toMatchObject({ must: [], home: "/desk", secondStep: true });
    them.clock.forward(30);
    expect(codeOf(await approver.post("/api/v1/session/second-step/removal", { code: codeNow(secret) }))).toEqual([
      409,
      "wrong_state",
    ]);
    await security.put("/api/v1/directory/settings", { ...settings, secondStepRoles: [] });
    expect(
      (await approver.post("/api/v1/session/second-step/removal", { code: codeNow(secret) })).json(),
    ).toMatchObject({ secondStep: false });
  });
});

describe("old passwords", () => {
  it("must be changed once the setting says so, and roles rest until then", async () => {
    const security = await them.as("sec.days", ["security_admin"], "city");
    const settings = { separateDuties: false, idleMinutes: 30, secondStepRoles: [] };
    expect(
      (await security.put("/api/v1/directory/settings", { ...settings, passwordDays: 90 })).json().passwordDays,
    ).toBe(90);
    await them.account("old.password", ["system_admin"]);
    const browser = them.browser();
    expect((await browser.signIn("old.password", goodPassword)).must).toEqual([]);
    them.clock.forward(90 * 86_400);
    expect(await browser.signIn("old.password", goodPassword)).toMatchObject({ must: ["change_password"], may: {} });
    expect(codeOf(await browser.get("/api/v1/accounts"))).toEqual([403, "not_allowed"]);
    const changed = await browser.put("/api/v1/session/password", {
      current: goodPassword,
      password: "Another-River-43",
    });
    expect(changed.json<Session>()).toMatchObject({ must: [], home: "/desk" });
    expect((await browser.get("/api/v1/accounts")).statusCode).toBe(200);
  });
});
