import { describe, expect, it } from "vitest";
import { jucai } from "./world.ts";

describe("wrong use", () => {
  it.each([
    ["", 2],
    ["nonsense", 2],
    ["__proto__", 2],
    ["facts --no-such-option", 2],
    ["facts extra", 2],
    ["facts --lang fr", 2],
    ["facts --packs /no/such/folder", 2],
    ["decide", 2],
    ["decide one.yaml two.yaml --on 2023-03-01", 2],
    ["decide /no/such/case.yaml --on 2023-03-01", 2],
    ["decide - --on 2023-02-30", 2],
    ["decide - --on", 2],
    ["decide - --on 2023-03-01 --pack no-such-pack", 2],
    ["check /no/such/path", 2],
    ["examples --pack no-such-pack", 2],
  ])("`jucai %s` ends with code %i and one clear line", async (line, code) => {
    const ran = await jucai(line, "facts: {}");
    expect(ran.code).toBe(code);
    if (line !== "") expect(ran.err.split("\n")).toHaveLength(1);
    expect(ran.err).not.toMatch(/\bat .*\.ts:\d+/);
  });

  it("needs a date of judgement", async () => {
    expect(await jucai("decide -", "facts: {}")).toMatchObject({ code: 2, err: expect.stringContaining("--on") });
    expect((await jucai("decide - --json", "on: 2023-03-01\nfacts: {}")).code).toBe(0);
  });
});

describe("help", () => {
  it("names every verb", async () => {
    const { code, out } = await jucai("--help");
    expect(code).toBe(0);
    for (const verb of ["facts", "decide", "check", "examples", "mutate"]) expect(out).toContain(`  ${verb} `);
  });

  it.each(["facts", "decide", "check", "examples", "mutate"])("explains %s and its options", async (verb) => {
    const { code, out } = await jucai(`${verb} --help`);
    expect(code).toBe(0);
    expect(out).toContain(`jucai ${verb}`);
    expect(out).toContain("--json");
  });

  it("speaks the language asked for, else the system's, else Chinese", async () => {
    expect((await jucai("--help", "", "en_US.UTF-8")).out).toContain("Verbs");
    expect((await jucai("--help", "", "zh_CN.UTF-8")).out).toContain("命令");
    expect((await jucai("--help", "", "")).out).toContain("命令");
    expect((await jucai("--help --lang zh", "", "en_US.UTF-8")).out).toContain("命令");
  });
});
