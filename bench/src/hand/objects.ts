/** The twelve benefits as a programmer would write them by hand, over one object: the practical limit. */
import { keyIndustries, type Person, southernProvinces } from "../people/facts.ts";

/** Yuan by benefit; the fourth is months of an apartment and the fifth 1 or 0, and neither is in the total. */
export type Result = { readonly amounts: number[]; total: number };

const key: ReadonlySet<string> = new Set(keyIndustries);
const south: ReadonlySet<string> = new Set(southernProvinces);
const monthly = { none: 0, college: 0, bachelor: 500, master: 1000, doctor: 2000 };
const hiring = { none: 0, college: 0, bachelor: 1000, master: 5000, doctor: 10_000 };
/** Monthly reward for a grade and all below it. */
const promoted = { none: 0, practical1: 100, E: 400, D: 900, C: 1700, B: 1700, A: 1700, special: 1700 };
const certified = { none: 0, special: 500, L5: 700, L4: 1000, L3: 1500, L2: 2000, L1: 3000 };
const referred = {
  none: 0,
  practical1: 0,
  E: 10_000,
  D: 20_000,
  C: 30_000,
  B: 50_000,
  A: 150_000,
  special: 500_000,
};

export function emptyResult(): Result {
  return { amounts: [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0], total: 0 };
}

/** Writes all twelve amounts and the total into a result, and returns it. */
export function decideByHand(it: Person, into: Result): Result {
  const { amounts } = into;
  const { degree, work, gradeAfter } = it;
  const postgraduate = degree === "master" || degree === "doctor";
  const keyEmployer = work === "enterprise" && it.employerTax > 1_000_000 && key.has(it.industry);
  const returnee =
    it.home === "qingliu" &&
    it.yearsSinceGraduation <= 5 &&
    it.fullTime &&
    it.certified &&
    it.worksHere &&
    (work === "enterprise" || work === "self_employed") &&
    !it.commissioned &&
    !it.independentCollege;
  const hired =
    keyEmployer &&
    it.newHire &&
    it.fullTime &&
    it.contractYears >= 3 &&
    it.insuredMonths >= 6 &&
    (degree !== "bachelor" || it.hasDegree);
  const publicGraduate =
    (work === "public_school" || work === "public_hospital") && it.fullTime && (degree === "bachelor" || postgraduate);
  const highGrade = gradeAfter === "D" || gradeAfter === "C" || gradeAfter === "B";
  const care = highGrade || gradeAfter === "A" || gradeAfter === "special";
  const young = it.age <= 35 && it.contractYears >= 3;
  const risen = promoted[gradeAfter] - promoted[it.gradeBefore];
  const certificate = certified[it.certificate];
  amounts[0] = returnee ? monthly[degree] * 36 : 0;
  amounts[1] = hired ? monthly[degree] * 36 : 0;
  amounts[2] = risen > 0 ? risen * 60 : 0;
  amounts[3] = !it.ownsHome && (gradeAfter !== "none" || keyEmployer || publicGraduate) ? 60 : 0;
  amounts[4] = care || (degree === "doctor" && it.fullTime && it.serviceYears >= 5) ? 1 : 0;
  amounts[5] = young && work === "enterprise" && it.pensionPaid ? settling(it) : 0;
  amounts[6] = young && it.insuredMonths >= 24 ? hiring[degree] : 0;
  amounts[7] = it.trainingHours >= 40 ? 1000 : it.trainingHours >= 20 ? 500 : 0;
  amounts[8] = it.scarceCertificate ? (certificate * 130) / 100 : certificate;
  amounts[9] = referred[it.referredGrade];
  amounts[10] = it.flexible && it.highLevel ? 20_000 : 0;
  amounts[11] = postgraduate || (degree === "bachelor" && it.scarceBachelor) ? travel(it) : 0;
  into.total =
    Math.max(amounts[0], amounts[1], amounts[5]) +
    amounts[2] +
    amounts[6] +
    amounts[7] +
    amounts[8] +
    amounts[9] +
    amounts[10] +
    amounts[11];
  return into;
}

function settling(it: Person): number {
  if (!it.firstInsuredHere && it.yearsOutside < 3) return 0;
  if (it.degree === "doctor") return it.doubleFirstClass ? 200_000 : 100_000;
  if (it.degree === "master") return it.doubleFirstClass ? 100_000 : 70_000;
  if (it.degree === "bachelor") return 20_000;
  return it.degree === "college" && (it.localCollege || it.localOrigin) ? 20_000 : 0;
}

function travel(it: Person): number {
  if (it.fromProvince === "fujian") return it.fromCity ? 0 : 500;
  return south.has(it.fromProvince) ? 1000 : 1500;
}
