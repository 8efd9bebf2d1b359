import { once } from "node:events";
import { connect } from "node:net";
import { fastify, type FastifyInstance } from "fastify";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { answerBrokenRequest } from "./broken-request.ts";

let http: FastifyInstance;
beforeAll(async () => {
  http = fastify({ clientErrorHandler: answerBrokenRequest });
  await http.listen({ port: 0, host: "127.0.0.1" });
});
afterAll(() => http.close());

/** Sends bytes as they are and gives back all that is answered. */
async function send(bytes: string | Buffer): Promise<string> {
  const address = http.server.address();
  const socket = connect(typeof address === "object" && address ? address.port : 0, "127.0.0.1");
  let said = "";
  socket.on("data", (chunk: Buffer) => (said += chunk.toString()));
  socket.write(bytes);
  await once(socket, "close");
  return said;
}

describe("bytes that are no request", () => {
  it("get an answer in both languages, with a number and no stack", async () => {
    for (const bytes of [
      "GET /api/v1/search?q=人才 HTTP/1.1\r\nHost: x\r\n\r\n",
      "\0\0\0\r\n\r\n",
      "nonsense\r\n\r\n",
    ]) {
      const [head, body] = (await send(bytes)).split("\r\n\r\n");
      expect(head).toMatch(/^HTTP\/1\.1 400 /);
      expect(JSON.parse(body!)).toMatchObject({
        code: "bad_request",
        message: { en: expect.stringContaining("cannot be read") },
      });
      expect(body).not.toContain("node:");
    }
  });

  it("that go on for too long are told so", async () => {
    const [head, body] = (await send(`GET /${"x".repeat(40_000)} HTTP/1.1\r\n\r\n`)).split("\r\n\r\n");
    expect(head).toMatch(/^HTTP\/1\.1 4\d\d /);
    expect(JSON.parse(body!)).toMatchObject({ code: "too_long" });
  });
});
