import { createClient, RequestFailed } from "@jucai/contract";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { anApp, type TestApp } from "./app.ts";

describe("the contract's client against the real server", () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await anApp();
  });
  afterAll(() => app.close());

  const client = () =>
    createClient(async (input, init) => {
      const headers = init?.headers as Record<string, string>;
      const { statusCode, body } = await app.http.inject({ url: String(input), headers });
      return new Response(body, { status: statusCode });
    });

  it("reads every route", async () => {
    const jucai = client();
    const { items } = await jucai.policies({ on: "2023-03-01" });
    const policy = await jucai.policy(items[0]?.id ?? "");
    const measure = await jucai.measure(policy.measures[0]?.id ?? "", { on: "2023-03-01" });
    expect(measure.measure.pack).toBe(policy.id);
    expect((await jucai.search({ q: "人才", kind: "benefit", page: 1 })).page).toBe(1);
    expect((await jucai.search()).total).toBeGreaterThan(0);
    expect((await jucai.places()).items).toHaveLength(4);
    expect((await jucai.vocabulary()).vocabulary.facts.length).toBeGreaterThan(0);
  });

  it("fails with words for the reader", async () => {
    const failure: unknown = await client()
      .policy("nothing")
      .catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(RequestFailed);
    expect(failure).toMatchObject({ status: 404, answer: { code: "not_found", says: "没有文件 nothing。" } });
  });

  it("fails plainly when a proxy answers in the server's place", async () => {
    const jucai = createClient(async () => new Response("<html>", { status: 502 }));
    await expect(jucai.places()).rejects.toMatchObject({ status: 502, answer: undefined, message: "HTTP 502" });
  });
});
