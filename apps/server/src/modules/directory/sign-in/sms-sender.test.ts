import { once } from "node:events";
import { createServer, type IncomingHttpHeaders, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { codeOf } from "../testing/browser.ts";
import { aDirectory, goodPassword, type TestDirectory } from "../testing/directory.ts";

let gateway: Server;
let them: TestDirectory;
let status = 202;
const received: { headers: IncomingHttpHeaders; body: { to: string; text: string } }[] = [];

beforeAll(async () => {
  gateway = createServer((request, response) => {
    let body = "";
    request.on("data", (chunk: Buffer) => (body += chunk.toString()));
    request.on("end", () => {
      received.push({ headers: request.headers, body: JSON.parse(body) });
      response.writeHead(status).end();
    });
  });
  gateway.listen(0, "127.0.0.1");
  await once(gateway, "listening");
  const url = `http://127.0.0.1:${(gateway.address() as AddressInfo).port}/send`;
  them = await aDirectory({ signIn: { sms: { url, token: "gateway-token" } }, trustedProxy: "127.0.0.1" });
});
afterAll(async () => {
  await them.close();
  gateway.close();
});

describe("a gateway for messages", () => {
  const send = (mobile: string) => them.browser().post("/api/v1/sign-in/codes", { mobile });

  it("gets number and text, and the code works", async () => {
    const mobile = "13800138401";
    await them.account("by.gateway", [], "county", mobile);
    expect((await send(mobile)).statusCode).toBe(200);
    const [{ headers, body } = expect.unreachable()] = received;
    expect(headers.authorization).toBe("Bearer gateway-token");
    expect(body.to).toBe(mobile);
    const sms = /\d{6}/.exec(body.text)?.[0];
    expect((await them.browser().post("/api/v1/sign-in/code", { mobile, sms })).statusCode).toBe(200);
  });

  it("that fails is said in words", async () => {
    status = 500;
    expect(codeOf(await send("13800138402"))).toEqual([503, "not_ready"]);
  });

  it("leaves nothing to be read here", async () => {
    const system = await them.as("system.gateway", ["system_admin"]);
    expect(codeOf(await system.get("/api/v1/messages"))).toEqual([404, "not_found"]);
    expect((await system.session()).outbox).toBe(false);
  });
});

describe("behind a proxy that is trusted", () => {
  it("the cookie is Secure when the browser came by https", async () => {
    await them.account("by.proxy");
    const answer = await them.http.inject({
      method: "POST",
      url: "/api/v1/sign-in",
      payload: { name: "by.proxy", password: goodPassword },
      headers: { "x-forwarded-proto": "https", "x-forwarded-for": "203.0.113.5" },
    });
    expect(answer.headers["set-cookie"]).toMatch(/; Secure/);
  });
});
