import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { combine, decide, prepare } from "@jucai/engine";
import { forBrowser, mutate, type OpenedBefore, readFolder, readPacks, runExamples } from "../src/index.ts";

const files = await readFolder(fileURLToPath(new URL("../../../packs", import.meta.url)));
const loaded = readPacks(files);

describe("the packs that come with the project", () => {
  it("have no problem", () => {
    expect(loaded.problems).toEqual([]);
  });

  it.each([
    ["qingliu-2023-1", 98, 17],
    ["qingliu-huigui-2023", 49, 11],
    ["linxia-2021-48", 66, 6],
    ["minhou-2021-81", 85, 6],
    ["nanping-2021-2", 142, 33],
  ])("hold %s whole: %i measures, %i of them benefits", (id, measures, benefits) => {
    const policy = loaded.policies.find((it) => it.id === id);
    expect(policy?.measures).toHaveLength(measures);
    expect(policy?.benefits).toHaveLength(benefits);
  });

  it("have examples for every benefit, and all of them pass", () => {
    const { total, failures } = runExamples(loaded);
    expect(failures).toEqual([]);
    expect(total).toBeGreaterThanOrEqual(120);
    const shown = new Set(loaded.examples.map((it) => it.benefit));
    for (const { id } of loaded.policies.flatMap((it) => it.benefits)) expect(shown, id).toContain(id);
  });

  it("pin every number, date and value: nothing moved one notch goes unnoticed", () => {
    const { survivors, total } = mutate(loaded, loaded.policies);
    expect(survivors).toEqual([]);
    expect(total).toBeGreaterThan(600);
  });
});

describe("a number changed in the YAML", () => {
  const path = "qingliu/2023-1/benefits/05.yaml";
  // Nothing of another county stands on it.
  const near = [...files].filter(([name]) => /^(vocabulary|qingliu)\//.test(name));
  const read: OpenedBefore = new Map();

  it.each([
    [
      "a rate, its printed total with it",
      [
        ["doctor: 2000 yuan", "doctor: 2001 yuan"],
        ["doctor: 72000 yuan", "doctor: 72036 yuan"],
      ],
    ],
    ["a duration", [["P5Y", "P4Y"]]],
    ["a value", [['>= "bachelor"', '>= "master"']]],
    ["a region", [['employment.place in region("350423")', 'employment.place in region("350424")']]],
  ])("makes an example fail: %s", (_, edits) => {
    let text = files.get(path)!;
    for (const [from, to] of edits) {
      expect(text).toContain(from);
      text = text.replace(from!, to!);
    }
    const changed = readPacks(new Map([...near, [path, text]]), new Map(), read);
    expect(changed.problems).toEqual([]);
    expect(runExamples(changed).failures).not.toEqual([]);
  });

  it("is refused when a printed total no longer fits", () => {
    const text = files.get(path)!.replace("master: 1000 yuan", "master: 1001 yuan");
    const { problems } = readPacks(new Map([...near, [path, text]]), new Map(), read);
    expect(problems.map(({ code }) => code)).toEqual(["pack/wrong-total"]);
  });
});

describe("the rules for the browser", () => {
  const all = loaded.policies.flatMap((it) => it.benefits);
  const book = forBrowser(loaded.vocabulary, loaded.policies);
  const full = prepare(loaded.vocabulary, all);
  const slim = prepare(
    book.vocabulary,
    book.policies.flatMap((it) => it.benefits),
  );

  it("decide and combine like the whole packs, on every example", () => {
    const cases = loaded.examples.flatMap((it) => it.examples).filter((it) => !it.document);
    // Every tenth is enough to meet every benefit, and keeps the test short.
    for (const { on, facts, held, settings } of cases.filter((_, index) => index % 10 === 0)) {
      const options = { on, held, settings };
      const [there, here] = [decide(full, facts, options), decide(slim, facts, options)];
      expect(here).toEqual(there);
      expect(combine(slim, here, facts, options)).toEqual(combine(full, there, facts, options));
    }
  });

  it("are plain JSON without what only the document's pages show", () => {
    expect(JSON.parse(JSON.stringify(book))).toEqual(book);
    const text = JSON.stringify(book);
    for (const key of ['"source":', '"summary":', '"aliases":', '"rosters":', '"liaison":', "person.position"])
      expect(text).not.toContain(key);
    expect(text.length).toBeLessThan(JSON.stringify(loaded.policies).length);
  });
});
