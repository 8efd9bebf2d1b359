/** @bufbuild/cel: one planned expression for each name, the results of earlier ones being names of later ones. */
import { celEnv, parse, plan } from "@bufbuild/cel";
import { facts } from "../people/facts.ts";
import type { Decide } from "../cases/parity.ts";

const south = `['guangdong', 'zhejiang', 'jiangxi', 'hunan', 'hubei', 'shanghai', 'jiangsu', 'anhui', 'sichuan', 'yunnan', 'guangxi', 'guizhou', 'hainan', 'chongqing']`;
const promoted = `{'none': 0.0, 'practical1': 100.0, 'E': 400.0, 'D': 900.0, 'C': 1700.0, 'B': 1700.0, 'A': 1700.0, 'special': 1700.0}`;
const oneOf = (name: string, rows: Readonly<Record<string, string>>): string =>
  Object.entries(rows).reduceRight((rest, [value, amount]) => `${name} == '${value}' ? (${amount}) : (${rest})`, "0.0");

/** Numbers from JavaScript are doubles in CEL, so every literal is one. */
const expressions: readonly (readonly [string, string])[] = [
  ["living", oneOf("degree", { doctor: "72000.0", master: "36000.0", bachelor: "18000.0" })],
  ["graduate", `degree in ['bachelor', 'master', 'doctor']`],
  [
    "keyEmployer",
    `work == 'enterprise' && employerTax > 1000000.0 && industry in ['textile', 'chemicals', 'machinery', 'new_energy']`,
  ],
  ["young", `age <= 35.0 && contractYears >= 3.0`],
  ["before", `${promoted}[gradeBefore]`],
  ["after", `${promoted}[gradeAfter]`],
  [
    "skill",
    oneOf("certificate", { special: "500.0", L5: "700.0", L4: "1000.0", L3: "1500.0", L2: "2000.0", L1: "3000.0" }),
  ],
  [
    "b1",
    `home == 'qingliu' && yearsSinceGraduation <= 5.0 && fullTime && certified && worksHere && work in ['enterprise', 'self_employed'] && !commissioned && !independentCollege ? living : 0.0`,
  ],
  [
    "b2",
    `keyEmployer && newHire && fullTime && contractYears >= 3.0 && insuredMonths >= 6.0 && (degree != 'bachelor' || hasDegree) ? living : 0.0`,
  ],
  ["b3", `after > before ? (after - before) * 60.0 : 0.0`],
  [
    "b4",
    `!ownsHome && (gradeAfter != 'none' || keyEmployer || (work in ['public_school', 'public_hospital'] && fullTime && graduate)) ? 60.0 : 0.0`,
  ],
  [
    "b5",
    `gradeAfter in ['D', 'C', 'B', 'A', 'special'] || (degree == 'doctor' && fullTime && serviceYears >= 5.0) ? 1.0 : 0.0`,
  ],
  [
    "settling",
    oneOf("degree", {
      doctor: "doubleFirstClass ? 200000.0 : 100000.0",
      master: "doubleFirstClass ? 100000.0 : 70000.0",
      bachelor: "20000.0",
      college: "localCollege || localOrigin ? 20000.0 : 0.0",
    }),
  ],
  ["b6", `young && work == 'enterprise' && (firstInsuredHere || yearsOutside >= 3.0) && pensionPaid ? settling : 0.0`],
  [
    "b7",
    `young && insuredMonths >= 24.0 ? (${oneOf("degree", { doctor: "10000.0", master: "5000.0", bachelor: "1000.0" })}) : 0.0`,
  ],
  ["b8", `trainingHours >= 40.0 ? 1000.0 : trainingHours >= 20.0 ? 500.0 : 0.0`],
  ["b9", `scarceCertificate ? skill * 130.0 / 100.0 : skill`],
  [
    "b10",
    oneOf("referredGrade", {
      E: "10000.0",
      D: "20000.0",
      C: "30000.0",
      B: "50000.0",
      A: "150000.0",
      special: "500000.0",
    }),
  ],
  ["b11", `flexible && highLevel ? 20000.0 : 0.0`],
  [
    "b12",
    `degree in ['master', 'doctor'] || (degree == 'bachelor' && scarceBachelor) ? (fromProvince == 'fujian' ? (fromCity ? 0.0 : 500.0) : fromProvince in ${south} ? 1000.0 : 1500.0) : 0.0`,
  ],
  ["total", `(b1 >= b2 && b1 >= b6 ? b1 : b2 >= b6 ? b2 : b6) + b3 + b7 + b8 + b9 + b10 + b11 + b12`],
];
const outputs = [...Array.from({ length: 12 }, (_, index) => `b${index + 1}`), "total"];

export async function cel(): Promise<Decide> {
  const env = celEnv();
  const plans = expressions.map(([name, text]) => [name, plan(env, parse(text))] as const);
  return (person) => {
    const known: Record<string, number | boolean | string> = {};
    for (const { name } of facts) known[name] = person[name];
    for (const [name, evaluate] of plans) {
      const value = evaluate(known);
      if (typeof value !== "number" && typeof value !== "boolean") throw new Error(`${name} is ${String(value)}`);
      known[name] = value;
    }
    return outputs.map((name) => known[name] as number);
  };
}
