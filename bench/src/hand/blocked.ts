/**
 * By hand over columns, the quick way: no branches, a few benefits at a time, 4096 rows at a time so that what
 * one pass writes is still in the cache when the next one reads it. Nobody would like to maintain this.
 *
 * A condition is a mask: all bits when it holds, none when it does not. `below(x, k)` is the sign of x - k,
 * which is why comparisons are written as differences.
 */
import type { Population } from "../people/population.ts";
import type { Twelve } from "./fused.ts";
import type { Outputs } from "./outputs.ts";
import * as by from "./tables.ts";

const block = 4096;

export function blocked(population: Population, outputs: Outputs): void {
  for (let from = 0; from < population.rows; from += block) {
    const to = Math.min(population.rows, from + block);
    employment(population, outputs, from, to);
    settlement(population, outputs, from, to);
    lookups(population, outputs, from, to);
    totals(outputs, from, to);
  }
}

function employment({ columns: it }: Population, { amounts }: Outputs, from: number, to: number): void {
  const { degree, home, yearsSinceGraduation, fullTime, certified, hasDegree, work, worksHere, commissioned } = it;
  const { independentCollege, newHire, employerTax, industry, contractYears, insuredMonths } = it;
  const { gradeAfter, ownsHome, serviceYears } = it;
  const [to1, to2, , to4, to5] = amounts as Twelve;
  for (let row = from; row < to; row++) {
    const d = degree[row]!;
    const w = work[row]!;
    const full = fullTime[row]!;
    const living = by.living[d]!;
    const flags = full & certified[row]! & worksHere[row]! & ~commissioned[row]! & ~independentCollege[row]!;
    const returned = (home[row]! - 1) & (yearsSinceGraduation[row]! - 6) & (w - 2);
    to1[row] = living & (returned >> 31) & -flags;
    const keyEmployer = (w - 1) & (1_000_000 - employerTax[row]!) & (industry[row]! - 4);
    const lasting = (2 - contractYears[row]!) & (5 - insuredMonths[row]!);
    const otherDegree = (d - 2) | (2 - d);
    to2[row] =
      living & ((keyEmployer & lasting) >> 31) & -(newHire[row]! & full) & ((otherDegree >> 31) | -hasDegree[row]!);
    const grade = gradeAfter[row]!;
    const publicGraduate = (1 - w) & (w - 4) & (1 - d) & -full;
    to4[row] = 60 & (ownsHome[row]! - 1) & ((-grade | keyEmployer | publicGraduate) >> 31);
    to5[row] = 1 & (((2 - grade) | ((3 - d) & (4 - serviceYears[row]!) & -full)) >> 31);
  }
}

function settlement({ columns: it }: Population, { amounts }: Outputs, from: number, to: number): void {
  const { age, degree, work, contractYears, insuredMonths, firstInsuredHere, yearsOutside, pensionPaid } = it;
  const { doubleFirstClass, localCollege, localOrigin, fromProvince, fromCity, scarceBachelor } = it;
  const [, , , , , to6, to7, , , , , to12] = amounts as Twelve;
  for (let row = from; row < to; row++) {
    const d = degree[row]!;
    const young = (age[row]! - 36) & (2 - contractYears[row]!);
    const isCollege = ((d - 2) & -d) >>> 31;
    const better = ((localCollege[row]! | localOrigin[row]!) & isCollege) | (doubleFirstClass[row]! & (isCollege ^ 1));
    const came = -firstInsuredHere[row]! | (2 - yearsOutside[row]!);
    to6[row] = by.settling[d * 2 + better]! & ((young & (work[row]! - 1) & came) >> 31) & -pensionPaid[row]!;
    to7[row] = by.hiring[d]! & ((young & (23 - insuredMonths[row]!)) >> 31);
    const invited = (2 - d) | ((d - 3) & (1 - d) & -scarceBachelor[row]!);
    to12[row] = by.travel[fromProvince[row]! * 2 + fromCity[row]!]! & (invited >> 31);
  }
}

function lookups({ columns: it }: Population, { amounts }: Outputs, from: number, to: number): void {
  const { gradeBefore, gradeAfter, trainingHours, certificate, scarceCertificate, referredGrade } = it;
  const { flexible, highLevel } = it;
  const [, , to3, , , , , to8, to9, to10, to11] = amounts as Twelve;
  for (let row = from; row < to; row++) {
    to3[row] = by.promotion[gradeBefore[row]! * 8 + gradeAfter[row]!]!;
    to8[row] = by.training[trainingHours[row]!]!;
  }
  for (let row = from; row < to; row++) {
    to9[row] = by.certificate[certificate[row]! * 2 + scarceCertificate[row]!]!;
    to10[row] = by.referral[referredGrade[row]!]!;
    to11[row] = -(flexible[row]! & highLevel[row]!) & 20_000;
  }
}

function totals({ amounts, total }: Outputs, from: number, to: number): void {
  const [one, two, three, , , six, seven, eight, nine, ten, eleven, twelve] = amounts as Twelve;
  for (let row = from; row < to; row++) {
    const first = one[row]!;
    const second = two[row]!;
    const third = six[row]!;
    const most = first > second ? first : second;
    const best = most > third ? most : third;
    const rest = three[row]! + seven[row]! + eight[row]! + nine[row]! + ten[row]! + eleven[row]! + twelve[row]!;
    total[row] = best + rest;
  }
}
