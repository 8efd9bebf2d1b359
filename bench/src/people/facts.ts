/** The 35 facts of a person, in the order in which the generator draws them. */
export const degrees = ["none", "college", "bachelor", "master", "doctor"] as const;
export const homes = ["qingliu", "ninghua", "mingxi", "yongan", "yanping", "linxia", "other"] as const;
export const works = ["enterprise", "self_employed", "public_school", "public_hospital", "government", "none"] as const;
/** The first four are key industries. */
export const industries = [
  "textile",
  "chemicals",
  "machinery",
  "new_energy",
  "food",
  "retail",
  "logistics",
  "construction",
  "software",
  "other",
] as const;
export const keyIndustries = industries.slice(0, 4);
export const grades = ["none", "practical1", "E", "D", "C", "B", "A", "special"] as const;
export const certificates = ["none", "special", "L5", "L4", "L3", "L2", "L1"] as const;
/** The home province, fourteen to the south of the Yangtze or on it, eleven beyond. */
export const provinces = [
  "fujian",
  "guangdong",
  "zhejiang",
  "jiangxi",
  "hunan",
  "hubei",
  "shanghai",
  "jiangsu",
  "anhui",
  "sichuan",
  "yunnan",
  "guangxi",
  "guizhou",
  "hainan",
  "chongqing",
  "beijing",
  "tianjin",
  "hebei",
  "shandong",
  "henan",
  "shanxi",
  "shaanxi",
  "gansu",
  "liaoning",
  "jilin",
  "heilongjiang",
] as const;
export const southernProvinces = provinces.slice(1, 15);

type Of<T extends readonly string[]> = T[number];

/** A person as a plain object, as most systems want one. */
export type Person = {
  age: number;
  degree: Of<typeof degrees>;
  home: Of<typeof homes>;
  yearsSinceGraduation: number;
  fullTime: boolean;
  certified: boolean;
  hasDegree: boolean;
  work: Of<typeof works>;
  worksHere: boolean;
  commissioned: boolean;
  independentCollege: boolean;
  newHire: boolean;
  /** Whole yuan. */
  employerTax: number;
  industry: Of<typeof industries>;
  contractYears: number;
  insuredMonths: number;
  gradeBefore: Of<typeof grades>;
  gradeAfter: Of<typeof grades>;
  ownsHome: boolean;
  serviceYears: number;
  firstInsuredHere: boolean;
  yearsOutside: number;
  pensionPaid: boolean;
  doubleFirstClass: boolean;
  localCollege: boolean;
  localOrigin: boolean;
  trainingHours: number;
  certificate: Of<typeof certificates>;
  scarceCertificate: boolean;
  referredGrade: Of<typeof grades>;
  flexible: boolean;
  highLevel: boolean;
  fromProvince: Of<typeof provinces>;
  fromCity: boolean;
  scarceBachelor: boolean;
};

export type FactName = keyof Person;

/** How a fact is drawn: evenly between two whole numbers, with a probability, or by the shares of its values. */
export type Fact =
  | { readonly name: FactName; readonly kind: "number"; readonly from: number; readonly to: number }
  | { readonly name: FactName; readonly kind: "yes"; readonly share: number }
  | {
      readonly name: FactName;
      readonly kind: "choice";
      readonly values: readonly string[];
      readonly shares: readonly number[];
    };

const number = (name: FactName, from: number, to: number): Fact => ({ name, kind: "number", from, to });
const yes = (name: FactName, share: number): Fact => ({ name, kind: "yes", share });
const choice = (name: FactName, values: readonly string[], shares: readonly number[]): Fact => ({
  name,
  kind: "choice",
  values,
  shares,
});

/** Marginal shares are invented but plausible; facts are drawn independently, so each share holds by itself. */
export const facts: readonly Fact[] = [
  number("age", 18, 55),
  choice("degree", degrees, [0.1, 0.25, 0.35, 0.2, 0.1]),
  choice("home", homes, [0.4, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1]),
  number("yearsSinceGraduation", 0, 12),
  yes("fullTime", 0.8),
  yes("certified", 0.9),
  yes("hasDegree", 0.85),
  choice("work", works, [0.5, 0.1, 0.12, 0.1, 0.1, 0.08]),
  yes("worksHere", 0.8),
  yes("commissioned", 0.07),
  yes("independentCollege", 0.1),
  yes("newHire", 0.6),
  number("employerTax", 0, 4_000_000),
  choice(
    "industry",
    industries,
    industries.map(() => 0.1),
  ),
  number("contractYears", 0, 6),
  number("insuredMonths", 0, 48),
  choice("gradeBefore", grades, [0.5, 0.15, 0.12, 0.1, 0.07, 0.03, 0.02, 0.01]),
  choice("gradeAfter", grades, [0.3, 0.2, 0.17, 0.12, 0.1, 0.06, 0.03, 0.02]),
  yes("ownsHome", 0.35),
  number("serviceYears", 0, 15),
  yes("firstInsuredHere", 0.6),
  number("yearsOutside", 0, 8),
  yes("pensionPaid", 0.85),
  yes("doubleFirstClass", 0.3),
  yes("localCollege", 0.3),
  yes("localOrigin", 0.4),
  number("trainingHours", 0, 60),
  choice("certificate", certificates, [0.5, 0.1, 0.1, 0.1, 0.1, 0.05, 0.05]),
  yes("scarceCertificate", 0.2),
  choice("referredGrade", grades, [0.9, 0, 0.03, 0.02, 0.02, 0.01, 0.01, 0.01]),
  yes("flexible", 0.2),
  yes("highLevel", 0.15),
  choice(
    "fromProvince",
    provinces,
    provinces.map((_, index) => (index === 0 ? 0.3 : 0.028)),
  ),
  yes("fromCity", 0.1),
  yes("scarceBachelor", 0.3),
];
