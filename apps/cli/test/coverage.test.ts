import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { jucai, root } from "./world.ts";

type Item = { id: string; state: string; through?: string; test?: string; for?: string };
type Answer = { measures: number; benefits: number; runs: number; judgement: number; waits: number; items: Item[] };

describe("coverage", () => {
  let answer: Answer;
  beforeAll(async () => {
    answer = JSON.parse((await jucai("coverage --json")).out) as Answer;
  });

  it("accounts for all 440 measures and binds all 73 benefits", () => {
    const { items, ...counts } = answer;
    expect(counts).toMatchObject({ measures: 440, benefits: 73 });
    expect(counts.runs + counts.judgement + counts.waits).toBe(440);
    expect(new Set(items.map(({ id }) => id)).size).toBe(440);
  });

  it("says that a measure runs only where a test names it and takes that way in", async () => {
    const ways: Record<string, RegExp> = {
      cli: /^apps\/cli\/test\/.+\.test\.ts$/,
      http: /^apps\/server\/.+\.test\.ts$/,
      page: /^apps\/web\/test\/.+\.test\.ts$/,
    };
    const driven = answer.items.filter(({ state }) => state !== "waits");
    expect(driven.length).toBeGreaterThanOrEqual(73);
    for (const { id, through, test } of driven) {
      expect(test, id).toMatch(ways[through!]!);
      const text = await readFile(join(root, test!), "utf8");
      // As a whole name: 12b is not named by 12b-2.
      expect(new RegExp(`${id}(?![\\w-])`).test(text), `${test} names ${id}`).toBe(true);
      expect(text, test).not.toMatch(/\b(it|describe|test)\.(skip|todo|only)\b/);
    }
  });

  it("leaves to judgement what only a person can say, and names the part that the rest waits for", () => {
    const stateOf = (id: string) => answer.items.find((it) => it.id === id);
    expect(stateOf("nanping-2021-2/a4-02c")?.state).toBe("judgement");
    expect(stateOf("nanping-2021-2/p01e")).toMatchObject({ state: "waits", for: "pools" });
    for (const { state, for: part } of answer.items) expect(state === "waits").toBe(part !== undefined);
  });

  it("prints the same as a table", async () => {
    const { out } = await jucai("coverage --pack linxia-2021-48");
    expect(out).toMatch(/linxia-2021-48\/m14b\s+runs\s+cli apps\/cli\/test\/linxia-minhou\.test\.ts/);
    expect(out).toMatch(/linxia-2021-48\s+66\s+6\s+44\s+0\s+22/);
  });
});
