import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { FactLine } from "../src/commands/facts.ts";
import { jucai } from "./world.ts";

const good = "--packs packages/pack/test/good";

describe("jucai facts", () => {
  it("lists the vocabulary with types and values in order", async () => {
    const { code, out } = await jucai(`facts --json ${good}`);
    expect(code).toBe(0);
    const degree = (JSON.parse(out) as FactLine[]).find(({ id }) => id === "person.degree");
    expect(degree).toEqual({
      id: "person.degree",
      subject: "person",
      type: "degree",
      unit: null,
      values: ["bachelor", "master", "doctor"],
      ordered: true,
      list: null,
      label: { zh: "学历", en: "Degree" },
      question: { zh: "您的学历？", en: "Your degree?" },
    });
  });
});

describe("jucai check", () => {
  it("finds nothing in the packs that come with the project", async () => {
    const { code, out } = await jucai("check --json");
    expect(JSON.parse(out)).toEqual({ problems: [] });
    expect(code).toBe(0);
  });

  it("checks a file outside the packs in its own surroundings", async () => {
    const folder = await mkdtemp(join(tmpdir(), "jucai-"));
    const file = join(folder, "bad.yaml");
    await writeFile(file, "benefit: demo-1/01\nclause: [\n");
    const { code, err } = await jucai(`check ${file} ${good}`);
    await rm(folder, { recursive: true });
    expect(code).toBe(1);
    expect(err).toContain(`${file}:3:1 yaml/`);
  });

  it("looks only at the paths named", async () => {
    expect((await jucai(`check packages/pack/test/good/demo/units.yaml ${good}`)).code).toBe(0);
  });
});

describe("jucai examples", () => {
  it("passes on the packs that come with the project, more than 120 of them", async () => {
    const { code, out } = await jucai("examples --json");
    const run = JSON.parse(out) as { total: number; failures: unknown[] };
    expect(run.failures).toEqual([]);
    expect(run.total).toBeGreaterThan(120);
    expect(code).toBe(0);
  });
});

describe("jucai mutate", () => {
  it("lists what no example pins, and ends with code 1", async () => {
    const { code, out, err } = await jucai(`mutate ${good}`);
    expect(code).toBe(1);
    expect(err).toContain("demo-1/01 define.adult: 18 → 19");
    expect(out).toMatch(/^\d+ moved: /);
  });
});
