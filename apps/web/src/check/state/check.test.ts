import { describe, expect, it } from "vitest";
import { emptyCheck, placeAfter, withAnswer, withDay, withPreference, withUnknown } from "./check.ts";

const empty = emptyCheck("2026-01-08");

describe("a check", () => {
  it("asks what is not known once more, and then no more", () => {
    const once = withUnknown(empty, "person.degree");
    expect(once.answers["person.degree"]).toEqual({ kind: "unknown", asked: 1 });
    expect(withUnknown(once, "person.degree").answers["person.degree"]).toEqual({ kind: "unknown", asked: 2 });
  });

  it("keeps other answers when one is changed", () => {
    const two = withAnswer(withUnknown(empty, "a.b"), "c.d", { kind: "value", value: true });
    const changed = withAnswer(two, "c.d", { kind: "value", value: false });
    expect(Object.keys(changed.answers)).toEqual(["a.b", "c.d"]);
  });

  it("forgets a preference when an answer or the day changes, because the bundle may be another", () => {
    const preferring = withPreference(empty, "test/other");
    expect(preferring.prefer).toEqual(["test/other"]);
    expect(withUnknown(preferring, "a.b").prefer).toEqual([]);
    expect(withDay(preferring, "2025-01-01").prefer).toEqual([]);
  });
});

describe("where an answer leads", () => {
  it("goes to the next question, and to the result once there is none", () => {
    expect(placeAfter({ screen: "start" }, "a.b")).toEqual({ screen: "question", id: "a.b" });
    expect(placeAfter({ screen: "question", id: "a.b" }, undefined)).toEqual({ screen: "result" });
  });

  it("returns to the result that it was opened from", () => {
    expect(placeAfter({ screen: "question", id: "a.b", from: "result" }, "c.d")).toEqual({ screen: "result" });
  });
});
