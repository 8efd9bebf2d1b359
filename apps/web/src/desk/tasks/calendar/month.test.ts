import { expect, it } from "vitest";
import { byDay, monthAway, weeksOf } from "./month.ts";

it("lays a month out in weeks from Monday to Sunday", () => {
  const weeks = weeksOf("2024-02");
  expect(weeks[0]).toEqual([null, null, null, "2024-02-01", "2024-02-02", "2024-02-03", "2024-02-04"]);
  expect(weeks.at(-1)?.[3]).toBe("2024-02-29");
  expect(weeks.at(-1)?.[4]).toBeNull();
  expect(weeksOf("2024-09")[0]?.[6]).toBe("2024-09-01");
});

it("goes over the end of a year", () => {
  expect(monthAway("2024-12", 1)).toBe("2025-01");
  expect(monthAway("2024-01", -1)).toBe("2023-12");
});

it("puts what has no day under its own heading", () => {
  const period = {
    period: "2024",
    label: { zh: "", en: "" },
    from: "",
    to: "",
    total: 1,
    done: 0,
    tone: "grey",
  } as const;
  const row = { task: "a/b", document: "a", title: { zh: "", en: "" }, clause: "", units: 1 } as const;
  const rhythm = { every: "year", clause: "" } as const;
  const rows = [
    {
      ...row,
      rhythm,
      periods: [
        { ...period, lastDay: null },
        { ...period, lastDay: "2024-11-25" },
      ],
    },
  ];
  expect([...byDay(rows).keys()]).toEqual(["", "2024-11-25"]);
});
