import { expect, it } from "vitest";
import { cumulated } from "./cumulated.ts";

const line = (on: string | null, adds = 1, missing = false) => ({
  what: { zh: "招聘会", en: "Fair" },
  on,
  adds,
  link: null,
  missing,
});
const year = { from: "2024-01-01", to: "2024-12-31", lastDay: "2024-12-31", daysLeft: 200 };
const goal = { value: 3, goal: 12, expected: 6 };

it("adds up by the end of each month beside an even pace, and leaves months to come open", () => {
  const lines = [line("2024-02-29", 2), line("2024-03-01"), line(null, 1, true)];
  const months = cumulated({ ...year, lines }, goal, "2024-03-10");
  expect(months).toHaveLength(12);
  expect(months.slice(0, 3).map(({ done }) => done)).toEqual([0, 2, 3]);
  expect(months[3]?.done).toBeNaN();
  expect(months.at(-1)).toMatchObject({ month: "2024-12", pace: 12 });
});

it("draws nothing where the lines do not make the figure, or it is one month", () => {
  expect(cumulated({ ...year, lines: [line("2024-02-29")] }, goal, "2024-03-10")).toEqual([]);
  expect(cumulated({ ...year, to: "2024-01-31", lines: [line("2024-01-09", 3)] }, goal, "2024-03-10")).toEqual([]);
});
