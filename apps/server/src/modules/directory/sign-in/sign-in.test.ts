import type { Session } from "@jucai/contract";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { codeOf } from "../testing/browser.ts";
import { aDirectory, goodPassword, type TestDirectory } from "../testing/directory.ts";
import { firstLink } from "./welcome.ts";

let them: TestDirectory;
beforeAll(async () => {
  them = await aDirectory();
});
afterAll(() => them.close());

describe("the first administrator", () => {
  it("is made by a link that works once, and no other account is there", async () => {
    const { clock, connection, browser } = them;
    const visitor = browser();
    expect((await visitor.get("/api/v1/sign-in")).json()).toMatchObject({ password: true, welcome: true });
    const old = await firstLink(connection.scoped, clock);
    const address = await firstLink(connection.scoped, clock);
    const token = (link?: string) => link?.split("#")[1] ?? "";
    expect(address).toMatch(/^\/welcome#[\w-]{43}$/);
    expect(codeOf(await visitor.post("/api/v1/links/check", { token: token(old) }))).toEqual([404, "not_found"]);
    expect((await visitor.post("/api/v1/links/check", { token: token(address) })).json()).toMatchObject({
      kind: "welcome",
    });

    const who = { username: "Head", name: "林一", token: token(address) };
    const weak = await visitor.post("/api/v1/welcome", { ...who, password: "head1234" });
    expect(codeOf(weak)).toEqual([422, "not_valid"]);
    expect(weak.json().fields).toContainEqual({ field: "password", says: expect.stringContaining("用户名") });
    const made = await visitor.post("/api/v1/welcome", { ...who, password: goodPassword });
    expect(made.statusCode).toBe(200);
    const session = made.json<Session>();
    expect(session.account).toMatchObject({ username: "head", name: "林一" });
    expect(new Set(session.roles.map(({ role }) => role))).toEqual(
      new Set(["system_admin", "security_admin", "audit_admin"]),
    );
    expect(session.home).toBe("/desk");

    expect(codeOf(await browser().post("/api/v1/welcome", { ...who, password: goodPassword }))).toEqual([
      404,
      "not_found",
    ]);
    expect(await firstLink(connection.scoped, clock)).toBeUndefined();
    expect((await visitor.get("/api/v1/sign-in")).json()).toMatchObject({ welcome: false });
  });
});

describe("signing in by password", () => {
  it("answers who it is, what he may do and how long it lasts", async () => {
    await them.account("officer.one", ["officer"], "office", "13800138001");
    const session = await them.browser().signIn("Officer.One", goodPassword);
    expect(session).toMatchObject({ secondsLeft: 1800, secondsAtMost: 43_200, warnAt: 120, must: [], acting: null });
    expect(session.roles).toEqual([
      {
        role: "officer",
        unit: { id: them.units.office, name: "云溪县人才办", kind: "office", place: "990101" },
        to: null,
      },
    ]);
    expect((await them.browser().signIn("13800138001", goodPassword)).account.username).toBe("officer.one");
  });

  it("gives a cookie that scripts and other sites cannot use, and Secure over https only", async () => {
    await them.account("cookie.holder");
    const body = { name: "cookie.holder", password: goodPassword };
    const plain = await them.http.inject({ method: "POST", url: "/api/v1/sign-in", payload: body });
    expect(plain.headers["set-cookie"]).toMatch(/^jucai_session=[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax$/);
    expect(plain.headers["cache-control"]).toBe("no-store");
    // Nobody named a proxy, so nobody's header is believed.
    const headers = { "x-forwarded-proto": "https" };
    const claimed = await them.http.inject({ method: "POST", url: "/api/v1/sign-in", payload: body, headers });
    expect(claimed.headers["set-cookie"]).not.toMatch(/Secure/);
  });

  it("ends by signing out, and the cookie is worth nothing afterwards", async () => {
    const browser = await them.as("leaver");
    const cookie = browser.cookie() ?? "";
    expect((await browser.post("/api/v1/sign-out")).statusCode).toBe(200);
    expect(browser.cookie()).toBeUndefined();
    browser.plant(cookie);
    expect(codeOf(await browser.get("/api/v1/session"))).toEqual([401, "not_signed_in"]);
  });
});
