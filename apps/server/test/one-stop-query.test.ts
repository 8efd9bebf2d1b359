import type { MeasureDetail, SearchAnswer } from "@jucai/contract";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { anApp, type TestApp } from "./app.ts";

describe("nanping-2021-2/a5-02e: policies are looked up in one place", () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await anApp();
  });
  afterAll(() => app.close());

  const find = async (q: string): Promise<SearchAnswer> =>
    (
      await app.http.inject({ url: `/api/v1/search?pageSize=100&on=2022-01-01&q=${encodeURIComponent(q)}` })
    ).json<SearchAnswer>();

  it("answers one question from the documents of several places, each with its clause and force", async () => {
    const { items } = await find("补助");
    const places = new Set(items.map(({ policy }) => policy.place));
    expect([...places]).toEqual(expect.arrayContaining(["350423", "350700"]));
    for (const { measure } of items) {
      expect(measure.clause, measure.id).not.toBe("");
      expect(measure.force.from, measure.id).toMatch(/^\d{4}-\d{2}-\d{2}$/);
    }
  });

  it.each(["安家补助", "anjiabuzhu", "20万"])("finds the settlement subsidy by %s", async (q) => {
    const ids = (await find(q)).items.map(({ measure }) => measure.id);
    expect(ids).toContain("nanping-2021-2/a2-02");
  });

  it("shows a measure whole: what it gives, to whom, and by which clause", async () => {
    const response = await app.http.inject({ url: "/api/v1/measures/nanping-2021-2/a2-02?on=2022-01-01" });
    const { measure, benefit } = response.json<MeasureDetail>();
    expect(measure).toMatchObject({ clause: "附件2-二", benefit: { for: "person", form: "grant" } });
    expect(benefit?.pays.schedule).toMatchObject({ kind: "parts", count: 3 });
  });
});
