/** By hand over columns, the plain way: one loop over the rows that reads as the object function does. */
import type { Population } from "../people/population.ts";
import type { Outputs } from "./outputs.ts";
import * as by from "./tables.ts";

const [bachelor, master, doctor] = [2, 3, 4];

export function fused({ rows, columns: it }: Population, { amounts, total }: Outputs): void {
  // Typed arrays in local names: the compiler then knows each of them once, not once a row.
  const { age, degree, home, yearsSinceGraduation, fullTime, certified, hasDegree, work, worksHere } = it;
  const { commissioned, independentCollege, newHire, employerTax, industry, contractYears, insuredMonths } = it;
  const { gradeBefore, gradeAfter, ownsHome, serviceYears, firstInsuredHere, yearsOutside, pensionPaid } = it;
  const { doubleFirstClass, localCollege, localOrigin, trainingHours, certificate, scarceCertificate } = it;
  const { referredGrade, flexible, highLevel, fromProvince, fromCity, scarceBachelor } = it;
  const [to1, to2, to3, to4, to5, to6, to7, to8, to9, to10, to11, to12] = amounts as Twelve;
  for (let row = 0; row < rows; row++) {
    const d = degree[row]!;
    const w = work[row]!;
    const grade = gradeAfter[row]!;
    const full = fullTime[row]! === 1;
    const keyEmployer = w === 0 && employerTax[row]! > 1_000_000 && industry[row]! < 4;
    const yes = certified[row]! & worksHere[row]!;
    const no = commissioned[row]! | independentCollege[row]!;
    const one =
      home[row]! === 0 && yearsSinceGraduation[row]! <= 5 && full && w < 2 && yes === 1 && no === 0 ? by.living[d]! : 0;
    const long = contractYears[row]! >= 3;
    const insured = insuredMonths[row]!;
    const two =
      keyEmployer && long && insured >= 6 && newHire[row]! === 1 && full && (d !== bachelor || hasDegree[row]! === 1)
        ? by.living[d]!
        : 0;
    const three = by.promotion[gradeBefore[row]! * 8 + grade]!;
    const young = age[row]! <= 35 && long;
    const came = firstInsuredHere[row]! === 1 || yearsOutside[row]! >= 3;
    const better = d === 1 ? localCollege[row]! | localOrigin[row]! : doubleFirstClass[row]!;
    const six = young && w === 0 && pensionPaid[row]! === 1 && came ? by.settling[d * 2 + better]! : 0;
    const seven = young && insured >= 24 ? by.hiring[d]! : 0;
    const eight = by.training[trainingHours[row]!]!;
    const nine = by.certificate[certificate[row]! * 2 + scarceCertificate[row]!]!;
    const ten = by.referral[referredGrade[row]!]!;
    const eleven = (flexible[row]! & highLevel[row]!) * 20_000;
    const invited = d >= master || (d === bachelor && scarceBachelor[row]! === 1);
    const twelve = invited ? by.travel[fromProvince[row]! * 2 + fromCity[row]!]! : 0;
    const publicGraduate = (w === 2 || w === 3) && full && d >= bachelor;
    to1[row] = one;
    to2[row] = two;
    to3[row] = three;
    to4[row] = ownsHome[row]! === 0 && (grade !== 0 || keyEmployer || publicGraduate) ? 60 : 0;
    to5[row] = grade >= 3 || (d === doctor && full && serviceYears[row]! >= 5) ? 1 : 0;
    to6[row] = six;
    to7[row] = seven;
    to8[row] = eight;
    to9[row] = nine;
    to10[row] = ten;
    to11[row] = eleven;
    to12[row] = twelve;
    total[row] = Math.max(one, two, six) + three + seven + eight + nine + ten + eleven + twelve;
  }
}

type Column = Int32Array;
export type Twelve = [Column, Column, Column, Column, Column, Column, Column, Column, Column, Column, Column, Column];
