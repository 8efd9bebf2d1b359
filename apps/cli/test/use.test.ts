import { describe, expect, it } from "vitest";
import { call, jucai } from "./world.ts";

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
    ["decide packs --on 2023-03-01", 2],
    ["decide - --on 2023-03-01 --on 2024-03-01", 2],
    ["decide - --on --json", 2],
    ["decide - --on=", 2],
    ["decide - --json=yes", 2],
    ["decide - --packs=", 2],
    ["decide - --constructor", 2],
    ["facts --lang en --lang zh", 2],
    ["facts -x", 2],
    ["check /no/such/path", 2],
    ["examples --pack no-such-pack", 2],
  ])("`jucai %s` ends with code %i and one clear line", async (line, code) => {
    const ran = await jucai(line, "facts: {}");
    expect(ran.code).toBe(code);
    if (line !== "") expect(ran.err.split("\n")).toHaveLength(1);
    expect(ran.err).not.toMatch(/\bat .*\.ts:\d+/);
  });

  it.each([
    ["facts --jsn", "没有 --jsn 这个选项，是否想写 --json？"],
    ["facts --no-such-option", "没有 --no-such-option 这个选项，可用：--lang、--packs、--json、--help"],
    ["decide - --on", "--on 后面缺少值：YYYY-MM-DD"],
    ["decide - --on 2023-03-01 --on 2023-03-01", "--on 只能写一次"],
    ["decide - --json=1", "--json 后面不接值"],
    ["decide packs --on 2023-03-01", "packs 是文件夹，请给出文件"],
  ])("is told in Chinese to those who read Chinese: `jucai %s`", async (line, wanted) => {
    expect((await jucai(line, "facts: {}", "zh_CN.UTF-8")).err).toBe(`jucai: ${wanted}`);
  });

  it("is an empty name of a file", async () => {
    for (const argv of [
      ["decide", "", "--on", "2023-03-01"],
      ["check", ""],
    ]) {
      const ran = await call(argv);
      expect(ran.code).toBe(2);
      expect(ran.err).toMatch(/^jucai: The name of .* is empty$/);
    }
  });

  it("does not forbid an option that may be repeated", async () => {
    const packs = "--pack qingliu-2023-1 --pack qingliu-huigui-2023";
    expect((await jucai(`decide - --on 2023-03-01 ${packs}`, "facts: {}")).code).toBe(0);
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
    for (const verb of ["facts", "decide", "ask", "check", "examples", "mutate"]) expect(out).toContain(`  ${verb} `);
  });

  it.each(["facts", "decide", "ask", "check", "examples", "mutate"])("explains %s and its options", async (verb) => {
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
