import type { Amount, Expression, Schedule, Vocabulary } from "@jucai/engine/model";
import { describe, expect, it } from "vitest";
import { amountBounds } from "./amount-bounds.ts";
import { amountWords } from "./amount-words.ts";
import { amountHeadline, type Paying } from "./headline.ts";
import { namesFor } from "./names.ts";

const text = (zh: string, en: string) => ({ zh, en });
const aFact = (id: string, type: Vocabulary["facts"][number]["type"], label: { zh: string; en: string }, unit = "") =>
  ({ id, type, label, ...(unit && { unit: text(unit, unit) }) }) as Vocabulary["facts"][number];

const vocabulary: Vocabulary = {
  enumerations: [
    {
      id: "degree",
      ordered: true,
      label: text("学历", "Degree"),
      values: [
        { id: "bachelor", label: text("本科", "Bachelor") },
        { id: "master", label: text("硕士", "Master") },
      ],
    },
  ],
  subjects: [{ id: "hire", label: text("新招员工", "Hire"), list: "hires" }],
  facts: [
    aFact("person.degree", { kind: "enum", of: "degree" }, text("学历", "Degree")),
    aFact("person.home", { kind: "region" }, text("户籍", "Home")),
    aFact("person.started", { kind: "date" }, text("到岗日", "Start")),
    aFact("training.hours", { kind: "number" }, text("学时", "Hours"), "h"),
    aFact("training.persons", { kind: "number" }, text("人数", "persons")),
    aFact("hire.poor", { kind: "boolean" }, text("就业困难", "Hard to employ")),
    aFact("trip.cost", { kind: "money" }, text("实际费用", "Cost")),
  ],
};
const zh = namesFor("zh", vocabulary, []);
const en = namesFor("en", vocabulary, []);

const fact = (id: string): Expression => ({ op: "fact", id });
const constant = (value: number | string | boolean): Expression => ({ op: "const", value });
const money = (fen: number): Amount => ({ kind: "expression", is: constant(fen) });
const cost: Amount = { kind: "expression", is: fact("trip.cost") };

describe("an amount", () => {
  const capped: Amount = { kind: "least", of: [{ kind: "percent", percent: 30, of: cost }, money(10_000_000)] };

  it("is a phrase where one will do", () => {
    expect(amountWords(zh, capped)).toBe("实际费用的30%和100,000元中较低的一项");
    expect(amountWords(en, { kind: "times", of: money(50_000), count: fact("training.persons") })).toBe(
      "500 yuan × persons",
    );
  });

  it("is left to a table where it has rows", () => {
    const table: Amount = { kind: "rows", rows: [{ if: constant(true), amount: money(1) }], else: "ineligible" };
    expect(amountWords(zh, table)).toBeUndefined();
    expect(amountWords(zh, { kind: "least", of: [cost, table] })).toBeUndefined();
  });

  it("is bounded by its printed figures alone", () => {
    expect(amountBounds(capped)).toEqual({ min: 0, max: 10_000_000 });
    expect(amountBounds({ kind: "uplift", of: money(300_000), if: constant(true), percent: 30 })).toEqual({
      min: 300_000,
      max: 390_000,
    });
    expect(amountBounds(cost)).toEqual({ min: 0, max: Infinity });
  });
});

describe("the headline", () => {
  const monthly = { kind: "monthly", months: 36, paid: "monthly", delayMonths: constant(0) } as const;
  const paying = (
    amount: Amount,
    kind: Paying["pays"]["kind"] = "fixed",
    schedule: Schedule = { kind: "once" },
  ): Paying => ({
    pays: { kind, to: [{ id: "person", label: text("本人", "Person"), amount }], schedule },
  });
  const table: Amount = {
    kind: "by",
    by: fact("person.degree"),
    rows: [
      { value: "bachelor", amount: money(50_000) },
      { value: "master", amount: money(100_000) },
    ],
    else: "ineligible",
  };

  it("gives the range of a table, by month where it is monthly", () => {
    expect(amountHeadline(paying(table), zh)).toBe("500元至1,000元");
    expect(amountHeadline(paying(table, "fixed", monthly), zh)).toBe("每月500元至1,000元，共36个月");
  });

  it("never turns a ceiling into a promise, nor an unprinted sum into a figure", () => {
    expect(amountHeadline(paying(money(2_000_000_000), "ceiling"), zh)).toBe("最高20,000,000元");
    expect(amountHeadline(paying({ kind: "none" }, "unset"), en)).toBe("Amount not printed");
    expect(amountHeadline(paying(cost), zh)).toBe("按情况计算");
  });

  it("counts per person, per item and per payee in words", () => {
    const perPerson: Amount = { kind: "times", of: money(50_000), count: fact("training.persons") };
    expect(amountHeadline(paying(perPerson), zh)).toBe("500元 × 人数");
    expect(amountHeadline({ ...paying(table), each: { list: "hires", subject: "hire" } }, zh)).toBe(
      "每项新招员工：500元至1,000元",
    );
    const { pays } = paying(money(50_000));
    const two = [...pays.to, { id: "other", label: text("对方", "Other"), amount: money(50_000) }];
    expect(amountHeadline({ pays: { ...pays, to: two } }, zh)).toBe("本人：500元；对方：500元");
  });
});
