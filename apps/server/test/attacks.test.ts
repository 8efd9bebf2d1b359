/** What somebody tries who wants in, or wants more than he may: forged requests, injection, climbing paths. */
import { type AnyRoute, roles, routes, takesBody } from "@jucai/contract";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { csrfHeader, sessionCookie } from "../src/http/actor.ts";
import type { Http } from "../src/http/deps.ts";
import { anApp, type TestApp } from "./app.ts";
import { nobodysId, urlOf } from "./permissions/asking.ts";

const unit = "00000000-0000-4000-8000-00000000aaaa";
const csrf = "the-value-of-this-session";
const hostile = [
  "'; drop table person; --",
  "' or '1'='1",
  "\\' union select 1, 2, 3 --",
  "%' and pg_sleep(5) --",
  "$1; select 1",
  "../../../../etc/passwd",
  "<script>alert(1)</script>",
  "{{constructor.constructor('return 1')()}}",
  "a".repeat(5_000),
  "\u202e\ufeff\u200b赖",
];

describe("an attacker", () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await anApp();
    const ground = (app.http as Http).jucai as { loadActor: Http["jucai"]["loadActor"] };
    const grants = roles.map((role) => ({ role, unit, units: [unit], places: ["350423"] }));
    const actor = { account: nobodysId, name: "every role at once", person: unit, session: unit, grants };
    ground.loadActor = async () => ({ actor, csrf });
  });
  afterAll(() => app.close());

  const cookies = { [sessionCookie]: "a-session-cookie-as-browsers-send-it" };
  const changing = Object.values(routes as Record<string, AnyRoute>).filter(
    ({ method, access }) => method !== "GET" && !("open" in access),
  );

  it("cannot have a signed-in browser change anything from another site", async () => {
    const passed: string[] = [];
    for (const route of changing) {
      const request = { method: route.method, url: urlOf(route), cookies };
      const tries = [{}, { [csrfHeader]: "guessed" }, { [csrfHeader]: csrf, "sec-fetch-site": "cross-site" }];
      for (const headers of tries) {
        const { statusCode } = await app.http.inject({ ...request, headers });
        if (statusCode !== 403) passed.push(`${route.method} ${route.path} ${statusCode}`);
      }
    }
    expect(passed).toEqual([]);
    expect(changing.length).toBeGreaterThan(50);
  });

  it("gets through with the page's own value, so that the refusal above is about the value", async () => {
    const refused: string[] = [];
    for (const route of changing) {
      const headers = { [csrfHeader]: csrf, "sec-fetch-site": "same-origin" };
      const { body, statusCode } = await app.http.inject({ method: route.method, url: urlOf(route), cookies, headers });
      if (statusCode === 403 && body.includes("forged")) refused.push(route.path);
    }
    expect(refused).toEqual([]);
  });

  it("finds no text of a query that the server chokes on", async () => {
    const choked: string[] = [];
    for (const route of Object.values(routes as Record<string, AnyRoute>)) {
      if (route.method !== "GET" || /oidc/.test(route.path)) continue;
      const { properties = {} } = z.toJSONSchema(route.query, { io: "input" }) as {
        properties?: Record<string, object>;
      };
      for (const name of Object.keys(properties)) {
        for (const text of hostile) {
          const url = `${urlOf(route)}?${new URLSearchParams({ [name]: text }).toString()}`;
          const { statusCode } = await app.http.inject({ url, cookies });
          if (statusCode >= 500) choked.push(`${route.path}?${name}=${text.slice(0, 30)} ${statusCode}`);
        }
      }
    }
    expect(choked).toEqual([]);
  });

  it("finds no body that the server chokes on", async () => {
    const choked: string[] = [];
    const bodies = [
      "[]",
      "null",
      '"x"',
      "{}",
      '{"__proto__":{"a":1}}',
      `{"name":"${"x".repeat(100_000)}"}`,
      "{",
      "\u0000",
    ];
    for (const route of changing.filter((each) => takesBody(each) && !each.upload)) {
      for (const payload of bodies) {
        const headers = { [csrfHeader]: csrf, "content-type": "application/json" };
        const { statusCode } = await app.http.inject({
          method: route.method,
          url: urlOf(route),
          cookies,
          headers,
          payload,
        });
        if (statusCode >= 500) choked.push(`${route.method} ${route.path} ${payload.slice(0, 20)} ${statusCode}`);
      }
    }
    expect(choked).toEqual([]);
  });
});
