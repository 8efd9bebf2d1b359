import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { isWritten, keysAt, type Schema, wordsAt } from "./schema.ts";

const schema = JSON.parse(
  readFileSync(new URL("../../../../../packages/pack/schema/benefit.schema.json", import.meta.url), "utf8"),
) as Schema;
const texts = (choices: readonly { readonly text: string }[]) => choices.map(({ text }) => text);

describe("what a schema offers", () => {
  it("names keys, those that have to stand there first", () => {
    const keys = keysAt(schema, []);
    expect(texts(keys)).toEqual(expect.arrayContaining(["benefit", "title", "form", "when"]));
    expect(keys.findIndex(({ required }) => !required)).toBeGreaterThan(
      keys.findLastIndex(({ required }) => required) - 1,
    );
    expect(texts(keysAt(schema, ["when"]))).toEqual(expect.arrayContaining(["id", "is", "clause", "says"]));
    expect(texts(keysAt(schema, ["title"]))).toEqual(["zh", "en"]);
  });

  it("names the words of a list, and lets expressions be written", () => {
    expect(texts(wordsAt(schema, ["form"]))).toContain("grant");
    expect(isWritten(schema, ["form"])).toBe(false);
    expect(isWritten(schema, ["when", "is"])).toBe(true);
  });
});
