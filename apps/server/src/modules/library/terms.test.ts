import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { emptyDatabase } from "../../../test/database.ts";
import type { Connection } from "#kernel/database.ts";
import { type Findable, loosened, queryOf, termsOf } from "./terms.ts";

const nothing: Findable = {
  id: "p/1",
  clause: "",
  title: { zh: "", en: "" },
  summary: { zh: "", en: "" },
  units: [],
  pinyin: [],
  amounts: [],
};

describe("what a measure is found by", () => {
  let connection: Connection;
  beforeAll(async () => {
    connection = await emptyDatabase();
  });
  afterAll(() => connection.pool.end());

  const finds = async (typed: string, it: Partial<Findable>) => {
    const query = queryOf(typed);
    if (query === undefined) return false;
    const sql = "select $1::tsvector @@ $2::tsquery as found";
    const { rows } = await connection.pool.query<{ found: boolean }>(sql, [termsOf({ ...nothing, ...it }), query]);
    return rows[0]?.found === true;
  };
  const titled = (zh: string) => ({ title: { zh, en: "" } });

  it("finds every part of a Chinese text, from one character on", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.constantFrom(..."人才引进补贴高层次购房租"), { minLength: 1, maxLength: 12 }),
        fc.nat(),
        fc.nat(),
        async (characters, from, length) => {
          const start = from % characters.length;
          const part = characters.slice(start, start + 1 + (length % (characters.length - start))).join("");
          expect(await finds(part, titled(characters.join("")))).toBe(true);
        },
      ),
      { numRuns: 100 },
    );
  });

  it("does not find what only stands across a comma", async () => {
    expect(await finds("才补", titled("引进人才，补贴"))).toBe(false);
    expect(await finds("才补", titled("引进“人才”补贴"))).toBe(true);
  });

  it("needs every word", async () => {
    expect(await finds("人才 补贴", titled("引进人才，补贴"))).toBe(true);
    expect(await finds("人才 住房", titled("引进人才，补贴"))).toBe(false);
  });

  it("never makes a query that PostgreSQL refuses, whatever is typed", async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: "binary", maxLength: 60 }), async (typed) => {
        await finds(typed.replaceAll("\0", ""), titled("人才"));
      }),
      { numRuns: 300 },
    );
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.constantFrom("'", "\\", "&", "|", "!", "(", ")", "<->", ":*", "人", "a", "1", " ", ":A", "%"), {
          maxLength: 12,
        }),
        async (parts) => {
          await finds(parts.join(""), titled(parts.join("")));
        },
      ),
      { numRuns: 300 },
    );
  });

  it("has nothing to look for in punctuation alone", () => {
    expect(queryOf("，。！ ''")).toBeUndefined();
  });
});

it("parts long Chinese words in twos and leaves everything else alone", () => {
  expect(["住房补贴", "高层次人才", "人才", "rencai 36000"].map(loosened)).toEqual([
    "住房 补贴",
    "高层 次人 才",
    "人才",
    "rencai 36000",
  ]);
});
