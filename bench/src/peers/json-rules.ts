/** json-rules-engine: rules of conditions only, so each amount is a rule of its own and sums are made afterwards. */
import { Engine, type NestedCondition, type RuleProperties } from "json-rules-engine";
import type { Decide } from "../cases/parity.ts";
import { grades, keyIndustries, southernProvinces, type FactName } from "../people/facts.ts";

type Value = string | number | boolean | readonly string[];
const test =
  (operator: string) =>
  (fact: FactName, value: Value): NestedCondition => ({ fact, operator, value });
const is = test("equal");
const isNot = test("notEqual");
const atLeast = test("greaterThanInclusive");
const atMost = test("lessThanInclusive");
const above = test("greaterThan");
const under = test("lessThan");
const oneOf = test("in");
const noneOf = test("notIn");
const all = (...conditions: NestedCondition[]): NestedCondition => ({ all: conditions });
const any = (...conditions: NestedCondition[]): NestedCondition => ({ any: conditions });

const rules: RuleProperties[] = [];
/** Pays so much of a benefit when all of the conditions hold. */
function pay(benefit: number, amount: number, ...conditions: NestedCondition[]): void {
  const event = { type: String(benefit), params: { amount } };
  rules.push({ name: `${benefit}, ${rules.length}`, conditions: { all: conditions }, event });
}

const degreeIs = (degree: string): NestedCondition => is("degree", degree);
const keyEmployer = [
  is("work", "enterprise"),
  above("employerTax", 1_000_000),
  oneOf("industry", keyIndustries),
] as const;
const young = [atMost("age", 35), atLeast("contractYears", 3)] as const;

function livingAllowances(): void {
  const returned = [
    is("home", "qingliu"),
    atMost("yearsSinceGraduation", 5),
    is("fullTime", true),
    is("certified", true),
    is("worksHere", true),
    oneOf("work", ["enterprise", "self_employed"]),
    is("commissioned", false),
    is("independentCollege", false),
  ];
  const hired = [
    ...keyEmployer,
    is("newHire", true),
    is("fullTime", true),
    atLeast("contractYears", 3),
    atLeast("insuredMonths", 6),
  ];
  for (const [degree, amount] of Object.entries({ bachelor: 18_000, master: 36_000, doctor: 72_000 })) {
    pay(1, amount, ...returned, degreeIs(degree));
    pay(2, amount, ...hired, degreeIs(degree), ...(degree === "bachelor" ? [is("hasDegree", true)] : []));
  }
}

/** One rule for each grade on the way up; what they pay adds up. */
function promotion(): void {
  for (const [grade, amount] of Object.entries({ practical1: 6000, E: 18_000, D: 30_000, C: 48_000 })) {
    const at = (grades as readonly string[]).indexOf(grade);
    pay(3, amount, oneOf("gradeBefore", grades.slice(0, at)), oneOf("gradeAfter", grades.slice(at)));
  }
}

function services(): void {
  const publicGraduate = all(
    oneOf("work", ["public_school", "public_hospital"]),
    is("fullTime", true),
    oneOf("degree", ["bachelor", "master", "doctor"]),
  );
  pay(4, 60, is("ownsHome", false), any(isNot("gradeAfter", "none"), all(...keyEmployer), publicGraduate));
  const longDoctor = all(degreeIs("doctor"), is("fullTime", true), atLeast("serviceYears", 5));
  pay(5, 1, any(oneOf("gradeAfter", ["D", "C", "B", "A", "special"]), longDoctor));
}

function settlement(): void {
  const came = any(is("firstInsuredHere", true), atLeast("yearsOutside", 3));
  const settled = [...young, is("work", "enterprise"), came, is("pensionPaid", true)];
  const better = (yes: boolean): NestedCondition => is("doubleFirstClass", yes);
  pay(6, 200_000, ...settled, degreeIs("doctor"), better(true));
  pay(6, 100_000, ...settled, degreeIs("doctor"), better(false));
  pay(6, 100_000, ...settled, degreeIs("master"), better(true));
  pay(6, 70_000, ...settled, degreeIs("master"), better(false));
  const local = any(is("localCollege", true), is("localOrigin", true));
  pay(6, 20_000, ...settled, any(degreeIs("bachelor"), all(degreeIs("college"), local)));
}

function smallSums(): void {
  for (const [degree, amount] of Object.entries({ bachelor: 1000, master: 5000, doctor: 10_000 })) {
    pay(7, amount, ...young, atLeast("insuredMonths", 24), degreeIs(degree));
  }
  pay(8, 1000, atLeast("trainingHours", 40));
  pay(8, 500, atLeast("trainingHours", 20), under("trainingHours", 40));
  const skills = { special: 500, L5: 700, L4: 1000, L3: 1500, L2: 2000, L1: 3000 };
  for (const [certificate, amount] of Object.entries(skills)) {
    pay(9, amount, is("certificate", certificate));
    pay(9, (amount * 30) / 100, is("certificate", certificate), is("scarceCertificate", true));
  }
  const referred = { E: 10_000, D: 20_000, C: 30_000, B: 50_000, A: 150_000, special: 500_000 };
  for (const [grade, amount] of Object.entries(referred)) pay(10, amount, is("referredGrade", grade));
  pay(11, 20_000, is("flexible", true), is("highLevel", true));
}

function travel(): void {
  const scarceBachelor = all(degreeIs("bachelor"), is("scarceBachelor", true));
  const invited = any(oneOf("degree", ["master", "doctor"]), scarceBachelor);
  pay(12, 500, invited, is("fromProvince", "fujian"), is("fromCity", false));
  pay(12, 1000, invited, oneOf("fromProvince", southernProvinces));
  pay(12, 1500, invited, noneOf("fromProvince", ["fujian", ...southernProvinces]));
}

export async function jsonRules(): Promise<Decide> {
  for (const write of [livingAllowances, promotion, services, settlement, smallSums, travel]) write();
  const engine = new Engine(rules);
  return async (person) => {
    const { events } = await engine.run(person);
    const paid = new Array<number>(13).fill(0);
    for (const { type, params } of events) paid[Number(type) - 1]! += params!["amount"] as number;
    const alone = [2, 6, 7, 8, 9, 10, 11].reduce((sum, index) => sum + paid[index]!, 0);
    paid[12] = Math.max(paid[0]!, paid[1]!, paid[5]!) + alone;
    return paid;
  };
}
