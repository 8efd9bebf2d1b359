import { expect, it } from "vitest";
import { byDocument, isAsked, type Setting, valueInWords } from "./types.ts";

const text = (zh: string) => ({ zh, en: zh });
const setting = (key: string, changes: Partial<Setting> = {}): Setting => ({
  key,
  of: { kind: "benefit", id: "a/1", title: text("生活补助"), clause: "四(一)5" },
  policy: { id: "a", short: text("甲文") },
  label: text("发放间隔"),
  says: text("文件没有写多久发一次"),
  is: { kind: "number", min: 1, max: 12, unit: text("个月") },
  reading: 12,
  neededFor: "payment",
  set: null,
  ...changes,
});
const none = { q: "", state: "", needed: "", key: "" };

it("says values as readers do", () => {
  expect(valueInWords({ kind: "money" }, 1_800_000, "zh")).toBe("18,000元");
  expect(valueInWords({ kind: "number", min: 0, max: 9, unit: text("天") }, 7, "zh")).toBe("7天");
  const choice = { kind: "choice" as const, values: [{ id: "wait", label: { zh: "等待", en: "Wait" } }] };
  expect([valueInWords(choice, "wait", "en"), valueInWords(choice, "gone", "en")]).toEqual(["Wait", "gone"]);
  expect(valueInWords({ kind: "yes_no" }, false, "zh")).toBe("否");
});

it("finds what is open, what a step waits for, and the one that a link names", () => {
  const given = { value: 3, basis: "纪要", validFrom: "2026-01-01", by: "王", at: "2026-01-01T00:00:00Z" };
  const [open, done] = [setting("a/1#interval"), setting("a/2#days", { set: given, neededFor: "step" })];
  expect([open, done].map((one) => isAsked(one, { ...none, state: "open" }))).toEqual([true, false]);
  expect([open, done].map((one) => isAsked(one, { ...none, needed: "step" }))).toEqual([false, true]);
  expect([open, done].map((one) => isAsked(one, { ...none, key: "a/2#days", state: "open" }))).toEqual([false, true]);
  expect(isAsked(open, { ...none, q: "四(一)" })).toBe(true);
  expect(isAsked(open, { ...none, q: "住房" })).toBe(false);
});

it("puts what concerns the whole place before the documents", () => {
  const items = [setting("a/1#x"), setting("place#days", { policy: null }), setting("a/2#y")];
  expect(byDocument(items).map(([id, list]) => [id, list.length])).toEqual([
    ["", 1],
    ["a", 2],
  ]);
});
