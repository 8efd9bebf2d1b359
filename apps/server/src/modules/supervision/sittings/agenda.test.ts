import type { Assignment } from "@jucai/contract";
import { expect, it } from "vitest";
import { draftAgenda } from "./agenda.ts";

it("an agenda says money in yuan, as the document does", () => {
  const text = { zh: "发放补助", en: "Pay" };
  const goal = { metric: "paid", value: 1_234_500, goal: 20_000_000, unit: { zh: "元", en: "yuan" } };
  const paying = {
    ...{ title: text, periodLabel: text, unit: { name: "人社局" }, state: "open", doneOn: null, goal },
    light: { tone: "none", name: text },
  } as unknown as Assignment;
  const agenda = draftAgenda({
    task: { title: text, agenda: [] },
    assignments: [paying],
    unfinished: [],
    from: "2024-01-01",
    on: "2024-06-01",
  });
  expect(agenda.find(({ title }) => title === "目标进度")?.figures).toEqual(["人社局｜发放补助：12345/200000元"]);
});
