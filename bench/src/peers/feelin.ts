/** feelin: one FEEL context with all names, parsed anew by each evaluation, as the library offers no other way. */
import { evaluate } from "feelin";
import type { Decide } from "../cases/parity.ts";
import { southernProvinces } from "../people/facts.ts";

const words = (values: readonly string[]): string => values.map((value) => `"${value}"`).join(", ");
/** A table by one name: the value of the first row that fits, else 0. */
const table = (name: string, rows: Readonly<Record<string, string | number>>): string =>
  Object.entries(rows).reduceRight((rest, [value, is]) => `if ${name} = "${value}" then ${is} else ${rest}`, "0");
const promoted = (name: string): string =>
  `if ${name} = "none" then 0 else if ${name} = "practical1" then 100 else if ${name} = "E" then 400 else if ${name} = "D" then 900 else 1700`;

const context = `{
  living: ${table("degree", { bachelor: 18_000, master: 36_000, doctor: 72_000 })},
  graduate: degree in (${words(["bachelor", "master", "doctor"])}),
  keyEmployer: work = "enterprise" and employerTax > 1000000 and industry in (${words(["textile", "chemicals", "machinery", "new_energy"])}),
  young: age <= 35 and contractYears >= 3,
  before: ${promoted("gradeBefore")},
  after: ${promoted("gradeAfter")},
  skill: ${table("certificate", { special: 500, L5: 700, L4: 1000, L3: 1500, L2: 2000, L1: 3000 })},
  b1: if home = "qingliu" and yearsSinceGraduation <= 5 and fullTime and certified and worksHere and (work = "enterprise" or work = "self_employed") and not(commissioned) and not(independentCollege) then living else 0,
  b2: if keyEmployer and newHire and fullTime and contractYears >= 3 and insuredMonths >= 6 and (degree != "bachelor" or hasDegree) then living else 0,
  b3: if after > before then (after - before) * 60 else 0,
  b4: if not(ownsHome) and (gradeAfter != "none" or keyEmployer or ((work = "public_school" or work = "public_hospital") and fullTime and graduate)) then 60 else 0,
  b5: if (gradeAfter in (${words(["D", "C", "B", "A", "special"])})) or (degree = "doctor" and fullTime and serviceYears >= 5) then 1 else 0,
  settling: ${table("degree", {
    doctor: "(if doubleFirstClass then 200000 else 100000)",
    master: "(if doubleFirstClass then 100000 else 70000)",
    bachelor: 20_000,
    college: "(if localCollege or localOrigin then 20000 else 0)",
  })},
  b6: if young and work = "enterprise" and (firstInsuredHere or yearsOutside >= 3) and pensionPaid then settling else 0,
  hiring: ${table("degree", { bachelor: 1000, master: 5000, doctor: 10_000 })},
  b7: if young and insuredMonths >= 24 then hiring else 0,
  b8: if trainingHours >= 40 then 1000 else if trainingHours >= 20 then 500 else 0,
  b9: if scarceCertificate then skill * 130 / 100 else skill,
  b10: ${table("referredGrade", { E: 10_000, D: 20_000, C: 30_000, B: 50_000, A: 150_000, special: 500_000 })},
  b11: if flexible and highLevel then 20000 else 0,
  b12: if degree = "master" or degree = "doctor" or (degree = "bachelor" and scarceBachelor) then (if fromProvince = "fujian" then (if fromCity then 0 else 500) else if fromProvince in (${words(southernProvinces)}) then 1000 else 1500) else 0,
  total: max(b1, b2, b6) + b3 + b7 + b8 + b9 + b10 + b11 + b12
}`;
const outputs = [...Array.from({ length: 12 }, (_, index) => `b${index + 1}`), "total"];

export async function feelin(): Promise<Decide> {
  return (person) => {
    const { value, warnings } = evaluate(context, person);
    if (warnings.length > 0) throw new Error(`feelin warns: ${JSON.stringify(warnings[0])}`);
    const found = value as Record<string, number>;
    return outputs.map((name) => found[name]!);
  };
}
