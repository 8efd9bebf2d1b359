import { fastify } from "fastify";
import { describe, expect, it } from "vitest";
import { Refusal } from "#kernel/refusal.ts";
import { answerErrors } from "./errors.ts";
import { answerUnknown } from "./not-found.ts";

/** A server with one route that reads a body and then does what `work` says. */
function aServer(work: () => unknown = () => ({})) {
  const http = fastify({ bodyLimit: 100 });
  answerErrors(http);
  answerUnknown(http, () => undefined);
  http.post("/api/things", async () => work());
  const post = (payload: string, type = "application/json", language = "zh") =>
    http.inject({
      method: "POST",
      url: "/api/things",
      headers: { "content-type": type, "accept-language": language },
      payload,
    });
  return { http, post };
}

describe("answers to what goes wrong", () => {
  it.each([
    ["malformed JSON", "{", "application/json", 400, "bad_request"],
    ["an empty body that should be JSON", "", "application/json", 400, "bad_request"],
    ["a poisoned prototype", '{"__proto__":{}}', "application/json", 400, "bad_request"],
    ["a body that is too large", `"${"a".repeat(100)}"`, "application/json", 413, "too_large"],
    ["a content type that nobody reads", "<a/>", "application/xml", 415, "unsupported_type"],
  ])("refuses %s", async (_what, payload, type, status, code) => {
    const response = await aServer().post(payload, type);
    expect([response.statusCode, response.json().code]).toEqual([status, code]);
  });

  it("turns a refusal into its status, in the reader's language", async () => {
    const { post } = aServer(() => {
      throw new Refusal("not_found", { zh: "没有这个东西。", en: "No such thing." });
    });
    expect((await post("{}")).json()).toMatchObject({ code: "not_found", says: "没有这个东西。" });
    const english = await post("{}", "application/json", "de, en;q=0.5, zh;q=0.1");
    expect([english.statusCode, english.json().says]).toEqual([404, "No such thing."]);
  });

  it.each([
    ["an error", new Error("secret at /srv/app.ts:1")],
    ["an error that claims a status of success", Object.assign(new Error("secret"), { statusCode: 200 })],
    ["a thing that is no error", "secret"],
  ])("apologises for a bug and keeps its details to the log: %s", async (_what, thrown) => {
    const { post } = aServer(() => {
      throw thrown;
    });
    const response = await post("{}");
    expect([response.statusCode, response.json().code]).toEqual([500, "bug"]);
    expect(response.body).not.toContain("secret");
  });

  it("names the verbs that work", async () => {
    const response = await aServer().http.inject({ method: "PUT", url: "/api/things", payload: "{" });
    expect([response.statusCode, response.headers.allow]).toEqual([405, "POST"]);
  });
});
