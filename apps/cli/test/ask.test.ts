import { describe, expect, it } from "vitest";
import { jucai } from "./world.ts";

const line = "ask - --on 2024-03-01 --pack";
type Answer = { on: string; done: boolean; question: Record<string, unknown> | null };

async function asked(more: string): Promise<Answer> {
  const { code, out } = await jucai(`${line} ${more} --json`, "facts: {}");
  expect(code).toBe(0);
  return JSON.parse(out) as Answer;
}

describe("jucai ask", () => {
  it("tells what to ask a person, why, and how many questions can remain", async () => {
    const { on, done, question } = await asked("qingliu-2023-1 --for person");
    expect([on, done]).toEqual(["2024-03-01", false]);
    expect(Object.keys(question!)).toEqual(["fact", "label", "question", "why", "because", "stakeFen", "atMost"]);
    expect(question!["because"]).not.toEqual([]);
    expect(question!["atMost"]).toBeGreaterThan(5);
  });

  it("asks until all is settled, and each question only once", async () => {
    const seen: string[] = [];
    for (let answer = await asked("qingliu-huigui-2023 --for referrer"); !answer.done;) {
      const fact = answer.question!["fact"] as string;
      expect(seen).not.toContain(fact);
      seen.push(fact);
      answer = await asked(`qingliu-huigui-2023 --for referrer --skip ${seen.join(",")}`);
    }
    expect(seen.length).toBeGreaterThan(0);
  });

  it("names a list with its things", async () => {
    const { question } = await asked("qingliu-huigui-2023 --for referrer --skip referrer.personnel_staff");
    expect(question).toMatchObject({ fact: "hires", list: "hires", why: null });
    expect((await asked("qingliu-huigui-2023 --for referrer --skip hire.months,referrer.personnel_staff")).done).toBe(
      true,
    );
  });

  it("speaks in words", async () => {
    const { out } = await jucai(`${line} qingliu-2023-1 --for person --lang zh`, "facts: {}");
    expect(out).toMatch(/为什么问：.*\n {2}最多还剩 \d+ 题/);
    const settled = await jucai("ask - --on 2030-01-01 --pack qingliu-2023-1", "facts: {}");
    expect(settled.out).toContain("All is settled");
  });

  it.each(["--for nobody", "--skip person.degre"])("ends with code 2 on %s", async (more) => {
    const { code, err } = await jucai(`${line} qingliu-2023-1 ${more}`, "facts: {}");
    expect(code).toBe(2);
    expect(err).toMatch(/^jucai: [^\n]+$/);
  });
});
