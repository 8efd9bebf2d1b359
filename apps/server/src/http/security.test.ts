import { fastify } from "fastify";
import { expect, it } from "vitest";
import { answerErrors } from "./errors.ts";
import { secure } from "./security.ts";

async function aServer() {
  const http = fastify();
  answerErrors(http);
  await secure(http, 3);
  http.get("/", async () => "");
  return (remoteAddress: string) => http.inject({ url: "/", remoteAddress });
}

it("asks an address to wait that sends more than anyone reads, and nobody else", async () => {
  const get = await aServer();
  for (let time = 0; time < 3; time++) expect((await get("203.0.113.1")).statusCode).toBe(200);
  const refused = await get("203.0.113.1");
  expect([refused.statusCode, refused.json().code]).toEqual([429, "too_many_requests"]);
  expect(Number(refused.headers["retry-after"])).toBeGreaterThan(0);
  expect((await get("203.0.113.2")).statusCode).toBe(200);
});

it("never limits this machine itself", async () => {
  const get = await aServer();
  for (let time = 0; time < 9; time++) expect((await get("127.0.0.1")).statusCode).toBe(200);
});
