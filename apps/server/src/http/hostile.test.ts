import { request as send } from "node:http";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { anApp, type TestApp } from "../../test/app.ts";

describe("what nobody should send", () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await anApp();
  });
  afterAll(() => app.close());

  const search = (q: string) => app.http.inject({ url: `/api/v1/search?q=${encodeURIComponent(q)}` });

  it.each([
    "'; drop table measure; --",
    "' or '1'='1",
    "\\",
    "\\'",
    "'",
    "''''",
    "人才 & | ! <-> ( ) :* :A",
    "a:*b",
    "!!!",
    "(((((",
    "%_%",
    "$1",
    "{{constructor}}",
    "<script>alert(1)</script>",
    "𠀀𠀁",
    "👩‍👩‍👧",
    "e\u0301",
    "\u202e人才",
    "人".repeat(200),
    "9".repeat(200),
    "1e308",
    "0x10",
    "-1",
    "99999999999999999999万亿",
    "　",
  ])("searches harmlessly for %j", async (q) => {
    const response = await search(q);
    expect(response.statusCode, response.body).toBe(200);
  });

  it("still has its measures afterwards", async () => {
    const response = await search("");
    expect(response.json<{ total: number }>().total).toBeGreaterThan(0);
  });

  it.each([
    ["a NUL", "/api/v1/search?q=%00", "q"],
    ["an escape", "/api/v1/search?q=%1b[2J", "q"],
    ["a text that is too long", `/api/v1/search?q=${"a".repeat(201)}`, "q"],
    ["the same word twice", "/api/v1/search?q=a&q=b", "q"],
    ["an object", "/api/v1/search?page[$gt]=1&page=x", "page"],
    ["page 0", "/api/v1/search?page=0", "page"],
    ["page -1", "/api/v1/search?page=-1", "page"],
    ["page 1.5", "/api/v1/search?page=1.5", "page"],
    ["page NaN", "/api/v1/search?page=NaN", "page"],
    ["a page beyond all", "/api/v1/search?page=99999999999999999999", "page"],
    ["too many on a page", "/api/v1/search?pageSize=101", "pageSize"],
    ["30 February", "/api/v1/search?on=2023-02-30", "on"],
    ["a date with a time", "/api/v1/policies?on=2023-03-01T00:00:00Z", "on"],
    ["an unknown kind", "/api/v1/search?kind=bribe", "kind"],
    ["an unknown claimant", "/api/v1/search?who=everyone", "who"],
    ["a place that is no code", "/api/v1/search?place=清流", "place"],
    ["an id with a path", "/api/v1/policies/..%2f..%2fetc%2fpasswd", "id"],
    ["an id with a NUL", "/api/v1/policies/%00", "id"],
    ["an id in capitals", "/api/v1/measures/QINGLIU/05", "pack"],
  ])("refuses %s, naming the field in the reader's language", async (_what, url, field) => {
    const zh = await app.http.inject({ url });
    expect(zh.statusCode, zh.body).toBe(400);
    expect(zh.json()).toMatchObject({
      code: "bad_request",
      fields: [{ field }],
      requestId: expect.stringMatching(/^E-/),
    });
    expect(zh.json<{ says: string }>().says).toMatch(/填写有误/);
    const en = await app.http.inject({ url, headers: { "accept-language": "en-GB,en;q=0.9,zh;q=0.1" } });
    expect(en.json<{ fields: { says: string }[] }>().fields[0]?.says).toMatch(/^[\x20-\x7e]+$/);
    expect(zh.body + en.body).not.toMatch(/node_modules|\bat \w+ \(|\.ts\b/);
  });

  it.each([
    ["/api/v1/nothing", 404],
    ["/api/v1", 404],
    ["/api", 404],
    ["/api/v1/policies/nothing-here", 404],
    ["/api/v1/measures/qingliu-2023-1/99", 404],
    [`/api/v1/policies/${"a".repeat(101)}`, 414],
    ["/rules/999999.js", 404],
    ["/rules/350423", 404],
    ["/rules/350423/secrets.js", 404],
    ["/rules/35042/start.js", 404],
    ["/rules/999999/start.js", 404],
    ["/rules/..%2f..%2fetc", 404],
    ["/assets/nothing.js", 404],
    ["/assets/..%2f..%2f..%2fetc%2fpasswd", 400],
    ["/api/v1/policies/%", 400],
    ["/api/v1/search?q=%E4%BA", 200],
    ["/api/v1/search?q=%ED%A0%80", 200],
    ["/%zz", 400],
  ])("answers %s with %i", async (url, status) => {
    const response = await app.http.inject({ url });
    expect(response.statusCode, response.body).toBe(status);
    if (status >= 400)
      expect(response.json()).toMatchObject({ says: expect.any(String), requestId: expect.any(String) });
  });

  it.each(["POST", "PUT", "PATCH", "DELETE", "OPTIONS"] as const)(
    "refuses %s where only reading is possible, and says what works",
    async (method) => {
      const malformed = { method, headers: { "content-type": "application/json" }, payload: "{not json" };
      for (const url of [
        "/api/v1/policies",
        "/api/v1/measures/a/b",
        "/healthz",
        "/rules/350423.js",
        "/rules/350423/person.js",
        "/",
        "/check",
      ]) {
        const response = await app.http.inject({ ...malformed, url });
        expect(response.statusCode, url).toBe(405);
        expect(response.headers.allow, url).toContain("GET");
        expect(response.json(), url).toMatchObject({ code: "method_not_allowed" });
      }
    },
  );

  it("survives a request that is no HTTP", async () => {
    await app.http.listen({ port: 0, host: "127.0.0.1" });
    const address = app.http.server.address();
    const port = typeof address === "object" ? address?.port : undefined;
    const answer = await new Promise<string>((done, failed) => {
      const broken = send({ port, host: "127.0.0.1", path: "/healthz", headers: { "x-large": "a".repeat(60_000) } });
      broken
        .on("response", (response) => done(String(response.statusCode)))
        .on("error", failed)
        .end();
    });
    expect(answer).toBe("431");
    expect((await fetch(`http://127.0.0.1:${port}/healthz`)).status).toBe(200);
  });
});
