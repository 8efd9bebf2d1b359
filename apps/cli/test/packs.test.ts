import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { LocatedFinding } from "@jucai/pack";
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
    const { problems, findings } = JSON.parse(out) as { problems: unknown[]; findings: LocatedFinding[] };
    expect(problems).toEqual([]);
    expect(findings.filter((it) => !it.accepted && it.severity !== "info")).toEqual([]);
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

  it("shows a person for what rules allow and hardly mean, with the clauses, and ends with code 1", async () => {
    const folder = await mkdtemp(join(tmpdir(), "jucai-"));
    const file = join(folder, "10b.yaml");
    const text = await readFile("packs/qingliu/huigui-2023/benefits/10b.yaml", "utf8");
    await writeFile(
      file,
      text
        .replace('trip.zone in ["in_province", "outside"]', 'trip.zone != "inside_county"')
        .replace("in_province: 2500 yuan, ", ""),
    );
    const { code, err, out } = await jucai(`check ${file}`);
    await rm(folder, { recursive: true });
    expect(code).toBe(1);
    expect(err).toContain(`${file}:`);
    expect(err).toContain("table-gap (warning)");
    expect(err).toContain("clause 三(十)  qingliu-huigui-2023/10b");
    expect(err).toMatch(/witness on: 20\d\d-/);
    expect(err).toContain("zone: in_province");
    expect(err).toContain("→ qingliu-huigui-2023/10b: Not eligible");
    expect(out).toContain("findings open");
  });

  it("says how sure it is where it says never", async () => {
    const folder = await mkdtemp(join(tmpdir(), "jucai-"));
    const file = join(folder, "11.yaml");
    const text = await readFile("packs/qingliu/2023-1/benefits/11.yaml", "utf8");
    await writeFile(file, text.replace("contract.months >= 36", "contract.months >= 3600"));
    const { err } = await jucai(`check ${file} --lang zh`);
    await rm(folder, { recursive: true });
    expect(err).toContain("never-true (错误)");
    expect(err).toContain("依据：全部情形都试过");
    expect(err).toContain("最接近的人 on: ");
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
    // The line that was moved, and a case on the edge of eighteen.
    expect(err).toMatch(
      /demo\/benefits\/01\.yaml:\d+:\d+ demo-1\/01 define\.adult: 18 → 19\n {2}this example would notice it; put it into demo\/examples\/01\.yaml\n {2}- name: /,
    );
    expect(err).toMatch(/person\.born_on: 2006-0[56]-\d\d/);
    expect(out).toMatch(/^\d+ moved: /);
  });
});
