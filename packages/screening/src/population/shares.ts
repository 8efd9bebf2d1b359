/**
 * The county that the generator imagines, in one table: how many of whom.
 *
 * Shares are of claimants, in any sum. They are plausible orders of magnitude for a small inland
 * county, not statistics of a real one; what a table does not name follows `others`.
 */

export type Band = { readonly from: number; readonly to: number; readonly share: number };
export type Four = readonly [here: number, city: number, province: number, outside: number];

export const shares = {
  /** Claimants who are employers in a mixed population. */
  employers: 0.06,
  /** Townships by size; they have no codes in the vocabulary and serve to group. */
  townships: [20, 14, 11, 9, 8, 7, 6, 6, 5, 5, 4, 3, 2],
  /** Full years of age. */
  age: [
    { from: 18, to: 22, share: 16 },
    { from: 23, to: 26, share: 24 },
    { from: 27, to: 30, share: 20 },
    { from: 31, to: 35, share: 16 },
    { from: 36, to: 45, share: 15 },
    { from: 46, to: 60, share: 9 },
  ] satisfies readonly Band[],
  /** Highest full-time degree that is reached or being read for, before and from the age of 36. */
  degree: {
    ids: ["below_college", "junior_college", "bachelor", "master", "doctor"],
    young: [22, 30, 36, 10, 2],
    older: [55, 24, 17, 3.5, 0.5],
    /** Full years of age at graduation, about. */
    graduatesAt: [18, 21, 22, 25, 28],
  },
  /** Who works where; students have no work yet. */
  work: {
    ids: ["company", "own-business", "public-institution", "organ", "social-organisation", "other"],
    share: [50, 11, 17, 6, 2, 14],
    /** Mean of the years at the present work. */
    yearsHere: 3.5,
  },
  /** Printed length of contracts in months. */
  contract: { months: [12, 24, 36, 60, 96, 120], share: [16, 12, 40, 24, 3, 5] },
  /** Workers who are not insured; months that the others missed since they were. */
  insurance: { none: 0.06, missed: 0.15 },
  /** Recognised grade of talent by degree. */
  grade: {
    ids: ["none", "practical_2", "practical_1", "E", "D", "C", "B", "A", "special"],
    byDegree: [
      [96, 2.5, 1, 0.5, 0, 0, 0, 0, 0],
      [93, 4, 2, 1, 0, 0, 0, 0, 0],
      [88, 5, 3, 3, 0.7, 0.3, 0, 0, 0],
      [62, 4, 4, 20, 6, 3, 0.8, 0.15, 0.05],
      [15, 1, 2, 25, 27, 20, 7, 2.5, 0.5],
    ],
  },
  /** Where regions lie, seen from the place at hand. */
  regions: {
    "person.native_place": [48, 14, 18, 20],
    "person.household": [55, 15, 14, 16],
    "person.student_origin": [46, 14, 18, 22],
    "person.residence": [80, 8, 6, 6],
    "person.college_place": [2, 10, 52, 36],
    "employment.place": [86, 6, 4, 4],
    "employer.place": [92, 4, 2, 2],
    "pension.place": [10, 15, 35, 40],
    "stay.place": [6, 14, 36, 44],
    "visit.from_place": [5, 15, 45, 35],
    "trip.place": [10, 20, 40, 30],
    "contestant.from_place": [85, 10, 3, 2],
  } as Readonly<Record<string, Four>>,
  /** Of facts that are yes or no: the yes. */
  yes: {
    "person.newly_returned": 0.3,
    "person.diploma_certified": 0.94,
    "person.talent_card": 0.06,
    "person.taiwan_second_generation": 0.004,
    "person.village_cadre": 0.03,
    "person.commissioner": 0.02,
    "person.returnee": 0.04,
    "person.farm_work": 0.08,
    "employment.newly_hired": 0.3,
    "employer.leading_firm": 0.08,
    "employer.company": 0.75,
    "housing.owned_by_self": 0.3,
    "housing.owned_by_family": 0.25,
    "insurance.pension_paid": 0.93,
    "insurance.paid_by_rule": 0.93,
    "hire.on_duty": 0.93,
    "hire.left_county": 0.05,
    "hire.hard_to_employ": 0.06,
    "certificate.lawful": 0.97,
    "certificate.employee": 0.95,
    "person.plan_2020_1": 0.01,
  } as Readonly<Record<string, number>>,
  /** Of facts out of a list: by value; values that are not named do not occur. */
  values: {
    "person.study_mode": { "full-time": 84, "part-time": 16 },
    "person.college_kind": { regular: 89, independent: 11 },
    "person.student_scheme": {
      none: 93,
      "provincial-teacher": 2,
      "city-teacher": 2,
      "national-teacher": 1,
      commissioned: 2,
    },
    "person.medical_care": { ordinary: 97, second_grade: 2, division: 1 },
    "employment.workplace": { school: 9, public_hospital: 5, other: 86 },
    "employment.post": { education: 10, medical: 6, other: 84 },
    "person.vocational_role": { none: 93, student: 6, teacher: 1 },
    "employer.size": { micro: 62, small: 28, medium: 8, large: 2 },
    "hire.degree": { below_college: 52, junior_college: 26, bachelor: 18, master: 3.5, doctor: 0.5 },
    "hire.skill_level": { none: 72, L5: 10, L4: 9, L3: 6, L2: 2, L1: 1 },
    "certificate.level": { none: 8, special_ability: 14, L5: 28, L4: 27, L3: 16, L2: 5, L1: 2 },
    "employment.grassroots_role": { township_staff: 4, rural_teacher: 5, rural_health: 3, other: 88 },
    "referrer.personnel_staff": { none: 92, public: 5, company: 3 },
  } as Readonly<Record<string, Readonly<Record<string, number>>>>,
  /** Of figures: from and to, money in yuan; small figures are as likely as large ones (log-uniform). */
  figures: {
    "employer.tax_last_year": [2_000, 60_000_000],
    "hire.months": [1, 60],
    "hire.contract_months": [12, 96],
    "hire.months_outside": [1, 180],
    "hire.gap_months": [0, 12],
    "training.hours": [8, 240],
    "training.persons": [3, 300],
    "agreement.persons": [1, 120],
    "agreement.months": [1, 24],
    "trip.cost": [300, 12_000],
    "trip.travel_cost": [300, 12_000],
    "expense.cost": [200, 30_000],
    "loan.principal": [20_000, 3_000_000],
    "loan.days": [30, 366],
    "class.students": [8, 60],
    "deal.amount": [10_000, 8_000_000],
  } as Readonly<Record<string, readonly [number, number]>>,
  /** Things of a list: how many have 0, 1, 2 … of them. */
  lists: {
    person: {
      stays: [35, 45, 20],
      pensions: [60, 30, 10],
      visits: [90, 8, 2],
      awards: [985, 14, 1],
      prizes: [97, 3],
      children: [60, 28, 12],
      loans: [96, 3, 1],
      referrals: [995, 5],
    },
    employer: {
      hires: [30, 14, 12, 9, 8, 6, 5, 4, 3, 3, 2, 2, 1, 1],
      trips: [78, 12, 6, 3, 1],
      trainings: [80, 12, 5, 3],
      certificates: [76, 10, 6, 4, 2, 2],
      agreements: [97, 2, 1],
      referrals: [97, 2, 1],
      expenses: [95, 3, 2],
      deals: [98, 2],
      stations: [99, 1],
      station_items: [99, 1],
      classes: [97, 2, 1],
      studios: [98, 2],
      contestants: [98, 2],
    },
  } as Readonly<Record<"person" | "employer", Readonly<Record<string, readonly number[]>>>>,
  /** Facts and lists that no table above names. */
  others: {
    yes: 0.5,
    /** Of subjects that few have (a station, a project): such a fact is seldom a yes. */
    rareYes: 0.15,
    /** Out of a list that has the value `none`: so many are that. */
    noneOfList: 0.8,
    regions: [70, 10, 10, 10] as Four,
    number: [1, 120] as readonly [number, number],
    /** Yuan. */
    money: [500, 500_000] as readonly [number, number],
    /** Years back from the day at hand that a date lies, evenly. */
    yearsBack: 4,
    /** Where there may be none of it. */
    none: 0.1,
    list: [92, 6, 2],
  },
  /**
   * Not known, where unknown is asked for "as in a registry": by who can settle a fact, and by fact.
   * Offices judge case by case, so a registry hardly ever knows what they think.
   */
  unknown: {
    self: 0.3,
    employer: 0.25,
    office: 0.9,
    lists: 0.35,
    facts: {
      "person.born_on": 0.01,
      "person.degree": 0.05,
      "person.graduated_on": 0.2,
      "person.native_place": 0.08,
      "person.study_mode": 0.15,
      "person.talent_grade": 0.02,
      "employment.kind": 0.1,
      "employment.started_on": 0.15,
      "employment.place": 0.05,
      "contract.signed_on": 0.35,
      "contract.months": 0.35,
      "insurance.started_on": 0.02,
      "insurance.months": 0.02,
      "employer.place": 0.01,
      "employer.company": 0.01,
      "employer.tax_last_year": 0.05,
    } as Readonly<Record<string, number>>,
  },
} as const;

/** Whom plain facts are about; facts of other subjects (the employer that one works for) both may have. */
export const personSubjects: ReadonlySet<string> = new Set([
  ...["person", "employment", "contract", "insurance", "housing", "grade", "child", "venture", "internship"],
  ...["carrier", "spouse", "startup_loan", "referrer"],
]);
export const employerSubjects: ReadonlySet<string> = new Set([
  ...["rd_body", "investment", "talent_station", "park", "engagement"],
]);
