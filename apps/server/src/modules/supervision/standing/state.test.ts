import type { Goal } from "@jucai/engine";
import { expect, it } from "vitest";
import { stateOf } from "./state.ts";

const goal = (op: Goal["op"], value: number, name: Goal["metric"]["name"] = "activities"): Goal => ({
  metric: { name },
  op,
  value,
  unit: { zh: "场", en: "fairs" },
  clause: "三",
});
const open = { state: "open", done_on: null, by_itself: false, to_day: "2024-12-31", period: "2024" } as const;
const done = { state: "done", done_on: "2024-03-01", by_itself: true, to_day: "2024-12-31", period: "2024" } as const;
const on = (day: string, lastDay: string | null = "2024-11-25") => ({ on: day, lastDay });

it("is done once a goal is reached, on the day of the last thing that counted, and stays done", () => {
  const reached = { value: 20, last: "2024-05-03" };
  expect(stateOf(open, goal(">=", 20), reached, on("2024-05-09"))).toEqual({
    state: "done",
    doneOn: "2024-05-03",
    byItself: true,
  });
  expect(stateOf(done, goal(">=", 20), { value: 25, last: "2024-08-01" }, on("2024-08-02"))).toMatchObject({
    doneOn: "2024-03-01",
  });
  expect(stateOf(open, goal(">=", 20), { value: 19, last: null }, on("2024-05-09"))).toMatchObject({ state: "open" });
  expect(stateOf(open, goal(">=", 1), { value: null, last: null }, on("2024-05-09"))).toMatchObject({ state: "open" });
});

it("opens again when the figure falls, afterwards too", () => {
  for (const day of ["2024-04-01", "2025-02-01"]) {
    expect(stateOf(done, goal(">=", 20), { value: 19, last: "2024-02-01" }, on(day))).toEqual({
      state: "open",
      doneOn: null,
      byItself: false,
    });
  }
});

it("judges ceilings and exact numbers when the period or the last day is over", () => {
  const under = { value: 0, last: null };
  expect(stateOf(open, goal("<=", 5), under, on("2024-11-25"))).toMatchObject({ state: "open" });
  expect(stateOf(open, goal("<=", 5), under, on("2024-11-26"))).toEqual({
    state: "done",
    doneOn: "2024-11-25",
    byItself: true,
  });
  expect(stateOf(open, goal("=", 5), under, on("2025-01-01", null))).toMatchObject({ state: "open" });
  expect(stateOf(open, goal("=", 5), { value: 5, last: "2024-02-02" }, on("2025-01-01", null))).toMatchObject({
    doneOn: "2024-12-31",
  });
});

it("leaves to reports what only the unit knows, and what was accepted", () => {
  const reported = { ...open, state: "reported" } as const;
  expect(
    stateOf(reported, goal(">=", 1, "reported"), { value: 9, last: "2024-02-02" }, on("2024-03-01")),
  ).toMatchObject({ state: "reported" });
  const accepted = { ...done, by_itself: false } as const;
  expect(stateOf(accepted, undefined, undefined, on("2024-03-05"))).toEqual({
    state: "done",
    doneOn: "2024-03-01",
    byItself: false,
  });
});

it("waits while nobody has set the holiday in whose days it counts", () => {
  const waiting = { ...open, period: "2027:spring_festival" };
  expect(stateOf(waiting, goal(">=", 1), { value: 3, last: "2027-06-01" }, on("2027-06-02", null))).toMatchObject({
    state: "open",
  });
});
