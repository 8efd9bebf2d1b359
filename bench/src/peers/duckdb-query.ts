/** The twelve benefits in SQL. Names of facts are those of the generator, whose capitals SQL does not see. */
import { southernProvinces } from "../people/facts.ts";

const words = (values: readonly string[]): string => values.map((value) => `'${value}'`).join(", ");
const table = (name: string, rows: Readonly<Record<string, string | number>>): string =>
  `CASE ${name} ${Object.entries(rows)
    .map(([value, is]) => `WHEN '${value}' THEN ${is}`)
    .join(" ")} ELSE 0 END`;
const promoted = (name: string): string =>
  table(name, { practical1: 100, E: 400, D: 900, C: 1700, B: 1700, A: 1700, special: 1700 });
const pays = (condition: string, amount: string | number): string => `CASE WHEN ${condition} THEN ${amount} ELSE 0 END`;

const settling = table("degree", {
  doctor: "CASE WHEN doubleFirstClass THEN 200000 ELSE 100000 END",
  master: "CASE WHEN doubleFirstClass THEN 100000 ELSE 70000 END",
  bachelor: 20_000,
  college: "CASE WHEN localCollege OR localOrigin THEN 20000 ELSE 0 END",
});
const skill = table("certificate", { special: 500, L5: 700, L4: 1000, L3: 1500, L2: 2000, L1: 3000 });

const amounts: readonly string[] = [
  pays(
    `home = 'qingliu' AND yearsSinceGraduation <= 5 AND fullTime AND certified AND worksHere
      AND work IN ('enterprise', 'self_employed') AND NOT commissioned AND NOT independentCollege`,
    "living",
  ),
  pays(
    `keyEmployer AND newHire AND fullTime AND contractYears >= 3 AND insuredMonths >= 6
      AND (degree <> 'bachelor' OR hasDegree)`,
    "living",
  ),
  "GREATEST(rewardAfter - rewardBefore, 0) * 60",
  pays(
    `NOT ownsHome AND (gradeAfter <> 'none' OR keyEmployer OR (work IN ('public_school', 'public_hospital')
      AND fullTime AND degree IN ('bachelor', 'master', 'doctor')))`,
    60,
  ),
  pays("gradeAfter IN ('D', 'C', 'B', 'A', 'special') OR (degree = 'doctor' AND fullTime AND serviceYears >= 5)", 1),
  pays("young AND work = 'enterprise' AND (firstInsuredHere OR yearsOutside >= 3) AND pensionPaid", settling),
  pays("young AND insuredMonths >= 24", table("degree", { bachelor: 1000, master: 5000, doctor: 10_000 })),
  "CASE WHEN trainingHours >= 40 THEN 1000 WHEN trainingHours >= 20 THEN 500 ELSE 0 END",
  // Whole tenths, because a decimal would make this one column of another type.
  `${skill} * (CASE WHEN scarceCertificate THEN 13 ELSE 10 END) // 10`,
  table("referredGrade", { E: 10_000, D: 20_000, C: 30_000, B: 50_000, A: 150_000, special: 500_000 }),
  pays("flexible AND highLevel", 20_000),
  pays(
    "degree IN ('master', 'doctor') OR (degree = 'bachelor' AND scarceBachelor)",
    `CASE WHEN fromProvince = 'fujian' THEN CASE WHEN fromCity THEN 0 ELSE 500 END
      WHEN fromProvince IN (${words(southernProvinces)}) THEN 1000 ELSE 1500 END`,
  ),
];

export const outputs = [...amounts.map((_, index) => `b${index + 1}`), "total"];

/** Thirteen figures of every row of `people`, which may be a name or a query in brackets. */
export function twelveFrom(people: string): string {
  const helpers = `SELECT *,
    ${table("degree", { bachelor: 18_000, master: 36_000, doctor: 72_000 })} AS living,
    work = 'enterprise' AND employerTax > 1000000
      AND industry IN ('textile', 'chemicals', 'machinery', 'new_energy') AS keyEmployer,
    age <= 35 AND contractYears >= 3 AS young,
    ${promoted("gradeBefore")} AS rewardBefore,
    ${promoted("gradeAfter")} AS rewardAfter
    FROM ${people} AS given`;
  const benefits = `SELECT id, ${amounts.map((is, index) => `${is} AS b${index + 1}`).join(",\n")} FROM (${helpers})`;
  return `SELECT *, GREATEST(b1, b2, b6) + b3 + b7 + b8 + b9 + b10 + b11 + b12 AS total FROM (${benefits})`;
}
