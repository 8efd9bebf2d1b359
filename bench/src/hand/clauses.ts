/** The same by hand with reasons: the 42 conditions of the pack, each with its outcome, in the pack's order. */
import { keyIndustries, type Person } from "../people/facts.ts";
import { decideByHand, emptyResult, type Result } from "./objects.ts";

export type Clause = { readonly benefit: number; readonly id: string; readonly holds: boolean };
export type Explained = { readonly result: Result; readonly clauses: Clause[] };

/** How many conditions the twelve benefits have. */
export const conditionCount = 42;
const key: ReadonlySet<string> = new Set(keyIndustries);

export function explainByHand(it: Person): Explained {
  const result = decideByHand(it, emptyResult());
  const clauses: Clause[] = [];
  const say = (benefit: number, id: string, holds: boolean): void => {
    clauses.push({ benefit, id, holds });
  };
  const { degree, work, gradeAfter } = it;
  const postgraduate = degree === "master" || degree === "doctor";
  const graduate = degree === "bachelor" || postgraduate;
  const enterprise = work === "enterprise";
  const keyEmployer = enterprise && it.employerTax > 1_000_000 && key.has(it.industry);
  say(1, "native", it.home === "qingliu");
  say(1, "recent", it.yearsSinceGraduation <= 5);
  say(1, "full_time", it.fullTime);
  say(1, "certified", it.certified);
  say(1, "works_here", it.worksHere);
  say(1, "kind", enterprise || work === "self_employed");
  say(1, "degree", graduate);
  say(1, "commissioned", !it.commissioned);
  say(1, "independent", !it.independentCollege);
  say(2, "enterprise", enterprise);
  say(2, "tax", it.employerTax > 1_000_000);
  say(2, "industry", key.has(it.industry));
  say(2, "new_hire", it.newHire);
  say(2, "full_time", it.fullTime);
  say(2, "contract", it.contractYears >= 3);
  say(2, "insured", it.insuredMonths >= 6);
  say(2, "degree", graduate);
  say(2, "certificate", degree !== "bachelor" || it.hasDegree);
  say(3, "graded", gradeAfter !== "none");
  say(3, "rose", rankOf[gradeAfter] > rankOf[it.gradeBefore]);
  say(4, "no_home", !it.ownsHome);
  const publicWork = work === "public_school" || work === "public_hospital";
  say(4, "group", gradeAfter !== "none" || keyEmployer || (publicWork && it.fullTime && graduate));
  say(5, "route", result.amounts[4] === 1);
  say(6, "age", it.age <= 35);
  say(6, "contract", it.contractYears >= 3);
  say(6, "enterprise", enterprise);
  say(6, "came", it.firstInsuredHere || it.yearsOutside >= 3);
  say(6, "pension", it.pensionPaid);
  say(6, "degree", degree !== "none");
  say(6, "local", degree !== "college" || it.localCollege || it.localOrigin);
  say(7, "age", it.age <= 35);
  say(7, "contract", it.contractYears >= 3);
  say(7, "insured", it.insuredMonths >= 24);
  say(7, "degree", graduate);
  say(8, "hours", it.trainingHours >= 20);
  say(9, "certificate", it.certificate !== "none");
  say(10, "grade", it.referredGrade !== "none" && it.referredGrade !== "practical1");
  say(11, "flexible", it.flexible);
  say(11, "high_level", it.highLevel);
  say(12, "degree", graduate);
  say(12, "scarce", degree !== "bachelor" || it.scarceBachelor);
  say(12, "elsewhere", it.fromProvince !== "fujian" || !it.fromCity);
  return { result, clauses };
}

const rankOf = { none: 0, practical1: 1, E: 2, D: 3, C: 4, B: 5, A: 6, special: 7 };
