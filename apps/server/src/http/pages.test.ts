import { gunzipSync } from "node:zlib";
import type { RuleBook } from "@jucai/engine";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { anApp, type TestApp } from "../../test/app.ts";

type Place = { readonly code: string; readonly own?: true; readonly benefits: Record<string, number> };

describe("pages, rules and what machines read", () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await anApp();
  });
  afterAll(() => app.close());
  const get = (url: string, headers: Record<string, string> = {}) => app.http.inject({ url, headers });
  const load = async <T>(part: string): Promise<T> => {
    const { statusCode, body } = await get(`/rules/${part}.js`);
    expect(statusCode, part).toBe(200);
    return (await import(`data:text/javascript,${encodeURIComponent(body)}`)) as T;
  };
  const csp = (headers: object) => String((headers as Record<string, unknown>)["content-security-policy"]);

  it("forbids scripts and styles that are not files of this server, on every answer", async () => {
    for (const url of ["/", "/check", "/api/v1/places", "/nothing/here", "/api/nothing", "/rules/350423.js"]) {
      const { headers } = await get(url);
      expect(csp(headers), url).toContain("default-src 'none'; script-src 'self'; style-src 'self'");
      expect(csp(headers), url).not.toContain("unsafe");
      expect(headers["x-content-type-options"], url).toBe("nosniff");
    }
  });

  it("forbids the check page to talk to anybody", async () => {
    for (const url of ["/check", "/check/result", "/check?x=1"]) {
      const response = await get(url);
      expect(response.body, url).toContain("<title>check</title>");
      expect(csp(response.headers), url).toContain("connect-src 'none'");
    }
    expect(csp((await get("/")).headers)).toContain("connect-src 'self'");
  });

  it("lets only the desk add styles, under a nonce that no other answer has", async () => {
    const nonces = new Set<string>();
    for (const url of ["/desk", "/desk/", "/desk/people/1?q=x", "/desk.html"]) {
      const response = await get(url);
      const nonce = /nonce="([^"]{24})"/.exec(response.body)?.[1] ?? "none";
      expect(response.body, url).toContain("<title>desk</title>");
      expect(csp(response.headers), url).toContain(`script-src 'self'; style-src 'self' 'nonce-${nonce}';`);
      expect(response.headers["cache-control"], url).toBe("no-store");
      nonces.add(nonce);
    }
    expect(nonces.size).toBe(4);
    expect((await get("/desks")).body).toContain("<title>portal</title>");
  });

  it("answers every address that is no file with the portal, which knows its own views", async () => {
    for (const url of ["/", "/policies", "/policies/qingliu-2023-1", "/checks", "/index.html"]) {
      const response = await get(url);
      expect(response.statusCode, url).toBe(200);
      expect(response.body, url).toContain("<title>portal</title>");
    }
    expect((await get("/robots.txt")).body).toBe("User-agent: *");
  });

  it("gives a place's rules as a module, for ever under the address that names their version", async () => {
    const { items } = (await get("/api/v1/places")).json<{ items: { code: string; rules: string }[] }>();
    const response = await get(items.find(({ code }) => code === "350423")?.rules ?? "");
    expect(response.headers["content-type"]).toBe("text/javascript; charset=utf-8");
    expect(response.headers["cache-control"]).toContain("immutable");
    const module: unknown = await import(`data:text/javascript,${encodeURIComponent(response.body)}`);
    const { book } = module as { book: RuleBook };
    expect(book.policies.map(({ id }) => id)).toContain("qingliu-2023-1");
    expect(book.vocabulary.facts.length).toBeGreaterThan(0);
  });

  it("gives the rules of every place in parts, one for each kind of claimant, as the first screen counts them", async () => {
    const { start } = await load<{ start: Place[] }>("start");
    const own = start.filter((place) => place.own);
    expect(own.map(({ code }) => code).sort()).toEqual(["350121", "350423", "350700", "622900"]);
    for (const { code, benefits } of own) {
      for (const kind of ["person", "employer", "referrer"]) {
        const { book } = await load<{ book: RuleBook }>(`${code}/${kind}`);
        const rules = book.policies.flatMap((policy) => policy.benefits);
        expect(rules.length, `${code} ${kind}`).toBe(benefits[kind]);
        expect(new Set([...rules.map((benefit) => benefit.for), kind]), `${code} ${kind}`).toEqual(new Set([kind]));
      }
    }
  });

  it("gives a county without documents those of the city around it", async () => {
    const { start } = await load<{ start: Place[] }>("start");
    const county = start.find(({ code }) => code === "350702");
    expect(county).toMatchObject({ name: { zh: "延平区" }, policies: [{ id: "nanping-2021-2" }] });
    const { book } = await load<{ book: RuleBook }>("350702/person");
    expect(book.policies.map(({ id }) => id)).toEqual(["nanping-2021-2"]);
  });

  it("asks for the rules again under an address that names another version or none", async () => {
    for (const url of ["/rules/350423.js", "/rules/350423.js?v=old"]) {
      expect((await get(url)).headers["cache-control"], url).toBe("public, no-cache");
    }
  });

  it("compresses the rules, and answers 304 to who has them", async () => {
    const whole = await get("/rules/350423.js");
    const zipped = await get("/rules/350423.js", { "accept-encoding": "gzip" });
    expect(zipped.headers["content-encoding"]).toBe("gzip");
    expect(gunzipSync(zipped.rawPayload).toString()).toBe(whole.body);
    expect(zipped.headers.etag).not.toBe(whole.headers.etag);
    const again = await get("/rules/350423.js", {
      "accept-encoding": "gzip",
      "if-none-match": String(zipped.headers.etag),
    });
    expect([again.statusCode, again.body]).toEqual([304, ""]);
    expect((await get("/rules/350423.js", { "accept-encoding": "br;q=0, gzip;q=0" })).body).toBe(whole.body);
  });

  it("compresses long answers", async () => {
    const response = await get("/api/v1/policies/qingliu-2023-1", { "accept-encoding": "br, gzip" });
    expect(response.headers["content-encoding"]).toBe("br");
  });

  it("counts requests by route, never by address", async () => {
    await get("/api/v1/policies/secret-address");
    const { body } = await get("/metrics");
    expect(body).toContain('route="/api/v1/policies/:id"');
    expect(body).not.toContain("secret-address");
  });

  it("is alive without its database, but not ready", async () => {
    const lonely = await anApp();
    await lonely.connection.pool.end();
    expect((await lonely.http.inject({ url: "/healthz" })).statusCode).toBe(200);
    const ready = await lonely.http.inject({ url: "/readyz" });
    expect([ready.statusCode, ready.json().code]).toEqual([503, "not_ready"]);
    const broken = await lonely.http.inject({ url: "/api/v1/places" });
    expect(broken.statusCode).toBe(500);
    expect(broken.json()).toMatchObject({ code: "bug", requestId: broken.headers["x-request-id"] });
    expect(broken.body).not.toMatch(/pool|node_modules|\.ts/);
    await lonely.http.close();
  });
});
