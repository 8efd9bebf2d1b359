import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { readFacts, type Problem } from "@jucai/engine";
import { readFolder } from "../src/load-packs.ts";
import { openCase } from "../src/open-case.ts";
import { type OpenedBefore, readPacks } from "../src/read-packs.ts";

const bad = new URL("./bad/", import.meta.url);
const good = await readFolder(fileURLToPath(new URL("./good/", import.meta.url)));

/** Which file of the good pack a broken one takes the place of: the first word of its name. */
const places: Readonly<Record<string, string>> = {
  allowance: "demo/benefits/01.yaml",
  travel: "demo/benefits/02.yaml",
  pack: "demo/pack.yaml",
  measures: "demo/measures.yaml",
  units: "demo/units.yaml",
  vocabulary: "vocabulary/all.yaml",
  examples: "demo/examples/01.yaml",
  rates: "demo/rates/01.yaml",
  rosters: "demo/rosters.yaml",
  liaison: "demo/liaison.yaml",
  processes: "demo/processes.yaml",
  recognitions: "demo/recognitions.yaml",
  services: "demo/services.yaml",
  tasks: "demo/tasks.yaml",
};

const opened: OpenedBefore = new Map();

function problemsWith(path: string, text: string): readonly Problem[] {
  return readPacks(new Map([...good, [path, text]]), new Map(), opened).problems;
}

function printed(problems: readonly Problem[]): string {
  const blocks = problems.map(({ at, code, message, fix }) =>
    [`${at.file}:${at.line}:${at.column} ${code}`, message.zh, `→ ${fix.zh}`, message.en, `→ ${fix.en}`].join("\n  "),
  );
  return `${blocks.join("\n")}\n`;
}

describe("a pack with a fault", () => {
  it("is told from one without", () => {
    expect(readPacks(good).problems).toEqual([]);
  });

  const files = readdirSync(bad).filter((name) => name.endsWith(".yaml"));
  it.each(files)("%s is reported in full", async (name) => {
    const problems = problemsWith(places[name.split("--")[0]!]!, readFileSync(new URL(name, bad), "utf8"));
    expect(problems).not.toEqual([]);
    await expect(printed(problems)).toMatchFileSnapshot(fileURLToPath(new URL(name.replace(".yaml", ".txt"), bad)));
  });
});

describe("hostile YAML", () => {
  const codes = (text: string): string[] => [...new Set(problemsWith("demo/units.yaml", text).map((it) => it.code))];

  it("cannot be larger than a pack file ever is", () => {
    expect(codes(`units: ${"a".repeat(1_000_001)}`)).toContain("yaml/too-large");
  });

  it("cannot grow through aliases", () => {
    const bomb = [
      "a0: &a0 [lol]",
      ...Array.from({ length: 30 }, (_, i) => `a${i + 1}: &a${i + 1} [*a${i}, *a${i}]`),
    ].join("\n");
    expect(codes(bomb)).toContain("yaml/alias");
  });

  it("cannot nest without end", () => {
    expect(codes(`units: ${"[".repeat(200_000)}`)).toContain("yaml/resource-exhaustion");
    expect(codes(`units: ${"{a: ".repeat(20_000)}`)).not.toEqual([]);
    expect(codes("- ".repeat(100_000))).not.toEqual([]);
  });

  it("cannot keep the reader busy with many keys", () => {
    const vocabulary = readPacks(good).vocabulary;
    const work = (count: number) => {
      const keys = Array.from({ length: count }, (_, index) => `k${index}`);
      const started = performance.now();
      expect(codes(keys.map((key) => `${key}: 1`).join("\n"))).toContain("pack/unknown-key");
      expect(codes(`units: { ${keys.join(", ")} }`)).not.toContain("yaml/duplicate-key");
      const facts = openCase("case", `facts:\n${keys.map((key) => `  ${key}: 1\n`).join("")}`);
      expect(readFacts(facts.value, vocabulary, facts.locate).problems).toHaveLength(count);
      return performance.now() - started;
    };
    work(2_000);
    // Eight times the keys: eight times the work, not sixty-four, as when every key is compared with every other.
    expect(work(32_000) / work(4_000)).toBeLessThan(30);
  });

  it("cannot say a thing twice, however it is written", () => {
    const twice = problemsWith("demo/units.yaml", 'a: 1\nb: { c: 1, "c": 2 }\n\'a\': 3\n1: x\n"1": y\n');
    expect(twice.map(({ at, code }) => `${at.line}:${at.column} ${code}`)).toEqual([
      "2:12 yaml/duplicate-key",
      "3:1 yaml/duplicate-key",
      "5:1 yaml/duplicate-key",
    ]);
    expect(twice[1]!.message.en).toContain("line 1, column 1");
  });

  it("cannot hide text behind invisible or turning characters", () => {
    for (const letter of ["\u0000", "\u202e", "\u200b", "\u0085", "\u2066"]) {
      expect(codes(`units: { a${letter}: 1 }`)).toContain("yaml/control-character");
    }
  });

  it("cannot reach into objects through its keys", () => {
    expect(codes("__proto__: { polluted: true }\nunits: {}")).toContain("pack/unknown-key");
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
    expect(codes("units: { constructor: { name: { zh: 甲, en: A }, kind: office } }")).not.toContain("bug");
  });

  it.each([
    "",
    "~",
    "[]",
    "1",
    "units:",
    "units: 3",
    "? [a, b]\n: 1",
    "\ufeffunits: 3",
    "%YAML 9.9\n---\na: 1",
    "a: b: c",
  ])("is reported, never thrown: %j", (text) => {
    expect(codes(text)).not.toEqual([]);
  });
});
