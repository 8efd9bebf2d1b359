import { readdirSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";

type Words = Readonly<Record<string, unknown>>;
const source = join(import.meta.dirname, "..");
const files = readdirSync(source, { recursive: true, encoding: "utf8" }).filter((file) =>
  file.endsWith(".messages.ts"),
);

/** Every message of a file in one language; a function is called with letters and ones for its parameters. */
function spoken(words: Words): [string, string][] {
  return Object.entries(words).map(([key, message]) => [key, said(message)]);
}

function said(message: unknown): string {
  if (typeof message !== "function") return String(message);
  // A list parameter wants an array, a count wants a number: try each until one works.
  for (const value of ["a", 1, ["a", "b"]])
    try {
      return String(message(value, value, value));
    } catch {
      continue;
    }
  throw new Error("A message function takes something unexpected");
}

describe.each(files)("%s", (file) => {
  const load = async () => Object.values<{ zh: Words; en: Words }>(await import(join(source, file)));

  it("says the same things in both languages", async () => {
    for (const { zh, en } of await load()) expect(Object.keys(en)).toEqual(Object.keys(zh));
  });

  it("leaves nothing empty, and no Chinese in English", async () => {
    for (const { zh, en } of await load()) {
      for (const [key, words] of [...spoken(zh), ...spoken(en)]) expect(words.trim(), key).not.toBe("");
      // The language switch names the other language in its own script.
      for (const [key, words] of spoken(en)) if (key !== "language") expect(words, key).not.toMatch(/\p{Script=Han}/u);
    }
  });
});
