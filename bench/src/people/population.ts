/** A synthetic population, drawn once into columns; objects are made from them. */
import { type Fact, type FactName, facts, type Person } from "./facts.ts";
import { randomFrom } from "./random.ts";

/** One byte a fact (tax takes four): numbers as they are, yes as 1, a choice as the index of its value. */
export type Columns = Readonly<Record<Exclude<FactName, "employerTax">, Uint8Array>> & {
  readonly employerTax: Int32Array;
};
export type Population = { readonly rows: number; readonly columns: Columns };

/** Whoever asks for the same rows and seed gets the same people, row by row. */
export function populationOf(rows: number, seed = 42): Population {
  const random = randomFrom(seed);
  const columns = facts.map((fact) => (fact.name === "employerTax" ? new Int32Array(rows) : new Uint8Array(rows)));
  const draws = facts.map((fact) => drawing(fact, random));
  for (let row = 0; row < rows; row++) {
    for (let index = 0; index < draws.length; index++) columns[index]![row] = draws[index]!();
  }
  return { rows, columns: Object.fromEntries(facts.map(({ name }, index) => [name, columns[index]!])) as Columns };
}

function drawing(fact: Fact, random: () => number): () => number {
  if (fact.kind === "number") return () => fact.from + Math.floor(random() * (fact.to - fact.from + 1));
  if (fact.kind === "yes") return () => (random() < fact.share ? 1 : 0);
  return () => {
    let left = random();
    for (let index = 0; index < fact.shares.length; index++) {
      left -= fact.shares[index]!;
      if (left < 0) return index;
    }
    return fact.shares.length - 1;
  };
}

/** The people of rows `from` to before `to` as objects. */
export function personsOf({ columns, rows }: Population, from = 0, to = rows): Person[] {
  return Array.from({ length: to - from }, (_, index) => personAt(columns, from + index));
}

function personAt(columns: Columns, row: number): Person {
  const entries = facts.map((fact) => {
    const code = columns[fact.name][row]!;
    return [fact.name, fact.kind === "number" ? code : fact.kind === "yes" ? code === 1 : fact.values[code]!];
  });
  // One literal for all, so that every person has the same shape and property loads stay quick.
  return sameShape(Object.fromEntries(entries) as Person);
}

function sameShape(it: Person): Person {
  return {
    age: it.age,
    degree: it.degree,
    home: it.home,
    yearsSinceGraduation: it.yearsSinceGraduation,
    fullTime: it.fullTime,
    certified: it.certified,
    hasDegree: it.hasDegree,
    work: it.work,
    worksHere: it.worksHere,
    commissioned: it.commissioned,
    independentCollege: it.independentCollege,
    newHire: it.newHire,
    employerTax: it.employerTax,
    industry: it.industry,
    contractYears: it.contractYears,
    insuredMonths: it.insuredMonths,
    gradeBefore: it.gradeBefore,
    gradeAfter: it.gradeAfter,
    ownsHome: it.ownsHome,
    serviceYears: it.serviceYears,
    firstInsuredHere: it.firstInsuredHere,
    yearsOutside: it.yearsOutside,
    pensionPaid: it.pensionPaid,
    doubleFirstClass: it.doubleFirstClass,
    localCollege: it.localCollege,
    localOrigin: it.localOrigin,
    trainingHours: it.trainingHours,
    certificate: it.certificate,
    scarceCertificate: it.scarceCertificate,
    referredGrade: it.referredGrade,
    flexible: it.flexible,
    highLevel: it.highLevel,
    fromProvince: it.fromProvince,
    fromCity: it.fromCity,
    scarceBachelor: it.scarceBachelor,
  };
}
