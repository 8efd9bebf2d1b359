import fc from "fast-check";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { decide, parseDay, prepare, readFacts } from "@jucai/engine";
import { openCase } from "../src/open-case.ts";
import { readFolder } from "../src/load-packs.ts";
import { type OpenedBefore, readPacks } from "../src/read-packs.ts";

const good = await readFolder(fileURLToPath(new URL("./good/", import.meta.url)));
const opened: OpenedBefore = new Map();
const loaded = readPacks(good, new Map(), opened);

/** A slip: a piece of the text is cut out and something else put there. */
const slip = fc.record({
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  length: fc.nat({ max: 12 }),
  put: fc.oneof(
    fc.string({ unit: "binary", maxLength: 6 }),
    fc.constantFrom(
      "[",
      "{",
      "}",
      ":",
      ": ",
      "\n",
      "- ",
      "null",
      "~",
      "1e999",
      "yuan",
      "&a",
      "*a",
      "!!x",
      "<<",
      "'",
      '"',
      "#",
    ),
    fc.constantFrom(" setting.delay", "person.degree", "__proto__", "constructor", "region(", "some x in", "-1", "0x1"),
  ),
});

function slipped(text: string, { at, length, put }: { at: number; length: number; put: string }): string {
  const start = Math.floor(at * text.length);
  return text.slice(0, start) + put + text.slice(start + length);
}

describe("any text at all", () => {
  it("reads as a pack or is reported with a place inside the packs, and never throws", () => {
    fc.assert(
      fc.property(fc.constantFrom(...good.keys()), fc.array(slip, { minLength: 1, maxLength: 3 }), (path, slips) => {
        const text = slips.reduce(slipped, good.get(path)!);
        const { problems, policies, vocabulary } = readPacks(new Map([...good, [path, text]]), new Map(), opened);
        for (const { at, message, fix } of problems) {
          expect(at.line).toBeGreaterThanOrEqual(1);
          expect(at.column).toBeGreaterThanOrEqual(1);
          for (const it of [message.zh, message.en, fix.zh, fix.en]) expect(it.length).toBeGreaterThan(0);
        }
        // Whatever passed the checks must also run.
        const rules = prepare(vocabulary, problems.length === 0 ? policies.flatMap((it) => it.benefits) : []);
        decide(rules, { values: new Map(), lists: new Map() }, { on: parseDay("2024-06-01")! });
      }),
      { numRuns: 400 },
    );
  });

  it("reads as a case or is reported, and never throws", () => {
    const text =
      "facts:\n  person: { degree: master, born_on: 1999-05-01 }\n  trips: [{ cost: 100 yuan, zone: near }]\nheld: []\n";
    const rules = prepare(
      loaded.vocabulary,
      loaded.policies.flatMap((it) => it.benefits),
    );
    fc.assert(
      fc.property(fc.array(slip, { minLength: 1, maxLength: 4 }), (slips) => {
        const { value, locate } = openCase("case", slips.reduce(slipped, text));
        const { facts, held } = readFacts(value, loaded.vocabulary, locate);
        decide(rules, facts, { on: parseDay("2024-06-01")!, held });
      }),
      { numRuns: 1000 },
    );
  });
});
