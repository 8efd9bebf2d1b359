import type { Bundle, Decision } from "@jucai/engine/run";
import { describe, expect, it } from "vitest";
import { aBook, degreeGrant, provinceGrant } from "../fixture.ts";
import { emptyCheck, withAnswer, type Check } from "../state/check.ts";
import { judgeFor } from "../state/judge.ts";
import { calendarOf } from "./calendar.ts";
import { sectionsOf } from "./sections.ts";

const benefits = [degreeGrant, provinceGrant];
const said = (check: Check, id: string, value: string) => withAnswer(check, id, { kind: "value", value });
const master = said(
  said({ ...emptyCheck("2024-06-01"), role: "person" }, "person.home", "350423"),
  "person.degree",
  "master",
);
const { decisions, bundle } = judgeFor(aBook).judge(master).places[0]!;

describe("the payment calendar", () => {
  it("sums each calendar year, and all years are the total", () => {
    const calendar = calendarOf(bundle, decisions, benefits);
    expect(calendar.years).toEqual([
      { year: 2024, fen: 200_000 },
      { year: 2025, fen: 200_000 },
    ]);
    expect(calendar.sumFen).toBe(bundle.totalFen);
    expect(calendar.adjustFen).toBe(0);
  });

  it("leaves out what was not chosen", () => {
    const { dues } = calendarOf(bundle, decisions, benefits);
    expect(new Set(dues.map((due) => due.benefit))).toEqual(new Set(["test/degree"]));
  });

  it("shows what combining takes away, so that the table still adds up", () => {
    const less: Bundle = { ...bundle, totalFen: 350_000 };
    const calendar = calendarOf(less, decisions, benefits);
    expect(calendar.sumFen + calendar.adjustFen).toBe(350_000);
  });

  it("puts money without a date last and into no year", () => {
    const undated = decisions.map((one): Decision => ({
      ...one,
      instalments: [{ due: null, fen: 100, payee: "person" }, ...one.instalments],
    }));
    const calendar = calendarOf(bundle, undated, benefits);
    expect(calendar.years.at(-1)).toEqual({ year: undefined, fen: 100 });
  });
});

describe("the sections of a result", () => {
  it("put every benefit into exactly one", () => {
    const sections = sectionsOf(decisions, bundle, benefits);
    expect(sections.claim.map(({ benefit }) => benefit.id)).toEqual(["test/degree"]);
    expect(sections.notChosen.map(({ benefit }) => benefit.id)).toEqual(["test/other"]);
    const rest = [...sections.undecided, ...sections.notInForce, ...sections.refused];
    expect(rest).toEqual([]);
  });

  it("show a promise without an amount as undecided, not as claimable money", () => {
    const unset = decisions.map((one): Decision => ({
      ...one,
      amount: { kind: "unset", form: "grant", totalFen: null },
    }));
    const all: Bundle = { ...bundle, chosen: unset.map((one) => one.benefit), leftOut: [] };
    expect(sectionsOf(unset, all, benefits).undecided).toHaveLength(2);
  });
});
