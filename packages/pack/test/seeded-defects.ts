import type { FindingKind } from "@jucai/engine";

/** A slip planted in a copy of a real pack: in one file, texts put in place of others. */
export type Defect = {
  readonly kind: FindingKind;
  /** What `check` must name. */
  readonly at: string;
  readonly slip: string;
  readonly file: string;
  readonly edits: readonly (readonly [from: string, to: string])[];
  /** Further files, where a slip takes two. */
  readonly also?: { readonly file: string; readonly edits: readonly (readonly [from: string, to: string])[] };
  /** Must be shown by a person; otherwise a proof is enough. */
  readonly person?: true;
};

const first = "qingliu/2023-1/";
const second = "qingliu/huigui-2023/";
const allowance = `${first}benefits/05.yaml`;
const leading = `${first}benefits/11.yaml`;
const promotion = `${first}benefits/08b.yaml`;
const trips = `${second}benefits/10b.yaml`;
const workers = `${second}benefits/12c.yaml`;
const training = `${second}benefits/13c.yaml`;
const certificates = `${second}benefits/13d.yaml`;
const schooling = `${first}benefits/20.yaml`;
const apartment = `${first}benefits/22a.yaml`;
const vocabulary = "vocabulary/00-shared.yaml";

export const defects: readonly Defect[] = [
  {
    kind: "never-true",
    at: "contract",
    slip: "36 months become 3,600, more than a contract can run",
    file: leading,
    edits: [["contract.months >= 36", "contract.months >= 3600"]],
  },
  {
    kind: "never-true",
    at: "work",
    slip: "`or` typed as `and`",
    file: allowance,
    edits: [
      [
        'employment.kind in ["company", "own-business"]',
        'employment.kind = "company" and employment.kind = "own-business"',
      ],
    ],
  },
  {
    kind: "never-true",
    at: "graduated",
    slip: "a date before the document, of a fact that may not lie so early",
    file: allowance,
    edits: [["is: person.graduated_on <= on", 'is: person.graduated_on < date("1900-01-01")']],
  },
  {
    kind: "redundant",
    at: "degree",
    slip: "the lowest degree of all as the least degree",
    file: leading,
    edits: [['is: person.degree >= "bachelor"', 'is: person.degree >= "below_college"']],
  },
  {
    kind: "redundant",
    at: "hired_in_force",
    slip: "a condition that another already implies",
    file: leading,
    edits: [
      ["is: employment.newly_hired", 'is: employment.newly_hired and employment.started_on >= date("2023-03-01")'],
    ],
  },
  {
    kind: "never-excludes",
    at: "independent",
    slip: "an exclusion of people whom the conditions refuse anyway",
    file: allowance,
    edits: [
      [
        'is: person.college_kind = "independent"',
        'is: person.college_kind = "independent" and person.degree < "bachelor"',
      ],
    ],
  },
  {
    kind: "never-excludes",
    at: "teacher_student",
    slip: "an exclusion that contradicts itself",
    file: allowance,
    edits: [
      [
        'person.student_scheme in ["provincial-teacher", "city-teacher"]',
        'person.student_scheme = "provincial-teacher" and person.student_scheme = "city-teacher"',
      ],
    ],
  },
  {
    kind: "never-eligible",
    at: "when",
    slip: "an exclusion of all whom a condition asks for",
    file: allowance,
    edits: [['is: person.college_kind = "independent"', 'is: employment.place in region("350400")']],
  },
  {
    kind: "never-eligible",
    at: "when",
    slip: "a table without a row for anyone who meets the conditions",
    file: certificates,
    edits: [["is: certificate.lawful", 'is: certificate.lawful and certificate.level = "none"']],
  },
  {
    kind: "never-in-force",
    at: "arrival",
    slip: "the moment is a day before the document",
    file: allowance,
    edits: [["is: employment.started_on }", "is: 'date(\"2022-01-09\")' }"]],
  },
  {
    kind: "force-apart",
    at: "force",
    slip: "own dates of force after the document has ended",
    file: schooling,
    edits: [
      [
        "about: child",
        "about: child\nin_force: { from: 2027-01-01, to: 2028-01-01, clause: 附则(六), says: { zh: 有效期, en: In force } }",
      ],
    ],
  },
  {
    kind: "everyone",
    at: "when",
    slip: "the only condition always holds",
    file: `${first}benefits/19b.yaml`,
    edits: [
      ["is: person.village_cadre", "is: person.village_cadre or not(person.village_cadre)"],
      ["is: person.degree_raised", "is: person.degree_raised or not(person.degree_raised)"],
      ["is: person.degree_by_rules", 'is: "true"'],
    ],
    person: true,
  },
  {
    kind: "row-never-reached",
    at: "junior_college",
    slip: "a row below the least degree",
    file: leading,
    edits: [["rows: { bachelor: 500 yuan", "rows: { junior_college: 300 yuan, bachelor: 500 yuan"]],
  },
  {
    kind: "row-never-reached",
    at: "rows[1]",
    slip: "the row for everyone stands first",
    file: training,
    edits: [["if: training.hours >= 40, is: 1000 yuan", "if: training.hours >= 20, is: 1000 yuan"]],
  },
  {
    kind: "table-gap",
    at: "master",
    slip: "a row is missing in the middle of the table",
    file: allowance,
    edits: [
      [" master: 1000 yuan,", ""],
      [" master: 36000 yuan,", ""],
    ],
    person: true,
  },
  {
    kind: "table-gap",
    at: "else",
    slip: "39 hours fall between two rows",
    file: training,
    edits: [['if: "true", is: 500 yuan', "if: training.hours < 39, is: 500 yuan"]],
    person: true,
  },
  {
    kind: "rows-overlap",
    at: "rows[0]-rows[2]",
    slip: "a cheaper row stands before a dearer one that it meets",
    file: workers,
    edits: [["is: 1000 yuan }\n      - { if: hire.hard", "is: 300 yuan }\n      - { if: hire.hard"]],
    person: true,
  },
  {
    kind: "higher-pays-less",
    at: "doctor",
    slip: "a zero is lost in the doctor's rate",
    file: allowance,
    edits: [
      ["doctor: 2000 yuan", "doctor: 200 yuan"],
      ["doctor: 72000 yuan", "doctor: 7200 yuan"],
    ],
    person: true,
  },
  {
    kind: "else-never-reached",
    at: "else",
    slip: "an `else: judgement` that no one comes to",
    file: certificates,
    edits: [
      ["is: certificate.lawful", 'is: certificate.lawful and certificate.level != "none"'],
      ["      else: ineligible", "      else: judgement"],
    ],
  },
  {
    kind: "part-never-counts",
    at: "least[2]",
    slip: "a ceiling above all rates of the table",
    file: trips,
    edits: [["else: ineligible }\ncaps", "else: ineligible }\n      - 8000 yuan\ncaps"]],
  },
  {
    kind: "uplift-never",
    at: "uplift",
    slip: "an uplift only for a level without a rate",
    file: certificates,
    edits: [['certificate.level = "L1")', 'certificate.level = "L1") and certificate.level = "none"']],
  },
  {
    kind: "uplift-always",
    at: "uplift",
    slip: "the uplift's test is a condition already",
    file: certificates,
    edits: [
      ['if: certificate.scarce and (setting.uplift_for_all or certificate.level = "L1")', "if: certificate.lawful"],
    ],
  },
  {
    kind: "step-never-entered",
    at: "practical_2",
    slip: "a step for a grade that a condition already asks for",
    file: promotion,
    edits: [["steps: { practical_1: 100 yuan", "steps: { practical_2: 50 yuan, practical_1: 100 yuan"]],
  },
  {
    kind: "cap-never-reached",
    at: "yearly",
    slip: "a yearly sum that three trips cannot come to",
    file: trips,
    edits: [
      [
        "caps:\n",
        "caps:\n  - { id: yearly, money: 20000 yuan, year_of: trip.date, over: cut, clause: 三(十), says: { zh: 每年最多2万元, en: At most 20000 a year } }\n",
      ],
    ],
  },
  {
    kind: "gift-never-given",
    at: "choice",
    slip: "a gift for grades that the condition refuses",
    file: schooling,
    edits: [['high_level: person.talent_grade >= "E"', 'high_level: person.talent_grade < "practical_2"']],
  },
  {
    kind: "gift-test-idle",
    at: "placement",
    slip: "a gift's test that the condition already asks",
    file: schooling,
    edits: [["if: not(high_level)", 'if: person.talent_grade >= "practical_2"']],
  },
  {
    kind: "total-unreachable",
    at: "10800 yuan",
    slip: "a printed total for a degree that is refused",
    file: leading,
    edits: [
      ["rows: { bachelor: 500 yuan", "rows: { junior_college: 300 yuan, bachelor: 500 yuan"],
      ["rows: { bachelor: 18000 yuan", "rows: { junior_college: 10800 yuan, bachelor: 18000 yuan"],
    ],
  },
  {
    kind: "setting-idle",
    at: "household",
    slip: "the rule no longer asks the setting",
    file: apartment,
    edits: [["is: not(setting.household) or not(housing.owned_by_family)", "is: not(housing.owned_by_family)"]],
  },
  {
    kind: "setting-idle",
    at: "uplift_for_all",
    slip: "the setting is asked and makes no difference",
    file: certificates,
    edits: [['(setting.uplift_for_all or certificate.level = "L1")', "(setting.uplift_for_all or certificate.lawful)"]],
  },
  {
    kind: "foreign-region",
    at: "350424",
    slip: "the code of the neighbouring county",
    file: allowance,
    edits: [['employment.place in region("350423")', 'employment.place in region("350424")']],
  },
  {
    kind: "paid-twice",
    at: "qingliu-2023-1/11",
    slip: "exclusivity forgotten in one of two allowances",
    file: allowance,
    edits: [
      [
        "exclusive:\n  - group: living-allowance\n    clause: 附则(六)\n    says: { zh: 与企业新招毕业生生活补助只能享受一项, en: Not together with the allowance for graduates of leading firms }\n",
        "",
      ],
    ],
    person: true,
  },
  {
    kind: "paid-twice",
    at: "qingliu-huigui-2023/04d",
    slip: "two documents reward the same engagement, their groups named differently",
    file: `${first}benefits/06c.yaml`,
    edits: [["group: flexible-reward", "group: flexible"]],
    person: true,
  },
  {
    kind: "exclusive-alone",
    at: "living-allowances",
    slip: "a slip in the name of the group",
    file: allowance,
    edits: [["group: living-allowance\n", "group: living-allowances\n"]],
  },
  {
    kind: "exclusive-never-meet",
    at: "living-allowance",
    slip: "conditions that keep the two of a group apart",
    file: leading,
    edits: [["is: employment.newly_hired", 'is: employment.newly_hired and employment.kind = "organ"']],
  },
  {
    kind: "unique-one-sided",
    at: "qingliu-huigui-2023/12b",
    slip: "uniqueness named on one side only",
    file: `${second}benefits/12b.yaml`,
    edits: [["    across: [qingliu-huigui-2023/12c]\n", ""]],
  },
  {
    kind: "restated-conditions",
    at: "qingliu-2023-1/11",
    slip: "two measures said to be the same ask for different things",
    file: `${first}measures.yaml`,
    edits: [["  - id: qingliu-2023-1/05\n", "  - id: qingliu-2023-1/05\n    same_as: [qingliu-2023-1/11]\n"]],
    person: true,
  },
  {
    kind: "restated-amount",
    at: "qingliu-2023-1/11",
    slip: "two measures said to be the same pay a doctor differently",
    file: `${first}measures.yaml`,
    edits: [["  - id: qingliu-2023-1/05\n", "  - id: qingliu-2023-1/05\n    same_as: [qingliu-2023-1/11]\n"]],
    also: {
      file: leading,
      edits: [
        ["doctor: 2000 yuan", "doctor: 3000 yuan"],
        ["doctor: 72000 yuan", "doctor: 108000 yuan"],
      ],
    },
    person: true,
  },
  {
    kind: "through-misses",
    at: "qingliu-huigui-2023/12b",
    slip: "money through a benefit that refuses some of those who are promised it",
    file: `${second}benefits/04d.yaml`,
    edits: [["  kind: unset\n", "  kind: unset\n  through: qingliu-huigui-2023/12b\n"]],
    person: true,
  },
  {
    kind: "stack-idle",
    at: "qingliu-2023-1/19b",
    slip: "stacking explained where nothing clashes",
    file: `${first}benefits/02c.yaml`,
    edits: [
      [
        "funds: {",
        "stacks: [{ with: qingliu-2023-1/19b, clause: 三2, says: { zh: 可以同时领, en: Both are paid } }]\nfunds: {",
      ],
    ],
  },
  {
    kind: "accept-idle",
    at: "table-gap none",
    slip: "an explanation that is left over",
    file: `${first}benefits/02c.yaml`,
    edits: [["funds: {", "accepts: [{ finding: table-gap, at: none, says: { zh: 留着, en: It stays } }]\nfunds: {"]],
  },
  {
    kind: "definition-unused",
    at: "high_level",
    slip: "a definition that nothing uses any more",
    file: schooling,
    edits: [
      ["if: high_level", 'if: person.talent_grade >= "E"'],
      ["if: not(high_level)", 'if: person.talent_grade < "E"'],
    ],
  },
  {
    kind: "fund-unused",
    at: "lottery",
    slip: "a fund from which nothing is paid",
    file: `${first}pack.yaml`,
    edits: [["funds:\n", "funds:\n  lottery: { zh: 彩票公益金, en: Lottery fund }\n"]],
  },
  {
    kind: "consistency-never",
    at: "planted",
    slip: "a rule of consistency that contradicts itself",
    file: vocabulary,
    edits: [
      [
        "subjects:\n",
        "consistent:\n  - { id: planted, is: contract.months > 12 and contract.months < 6, says: { zh: 合同月数, en: Months of the contract } }\nsubjects:\n",
      ],
    ],
  },
  {
    kind: "consistency-idle",
    at: "planted",
    slip: "a rule of consistency that no case can break",
    file: vocabulary,
    edits: [
      [
        "subjects:\n",
        "consistent:\n  - { id: planted, is: contract.months <= 600, says: { zh: 合同月数, en: Months of the contract } }\nsubjects:\n",
      ],
    ],
  },
  {
    kind: "fact-unused",
    at: "contract.months",
    slip: "no rule looks at a fact any more",
    file: leading,
    edits: [["is: contract.months >= 36", "is: insurance.months >= 6"]],
  },
  {
    kind: "enumeration-unused",
    at: "planted",
    slip: "an enumeration that no fact has",
    file: vocabulary,
    edits: [
      [
        "enumerations:\n",
        "enumerations:\n  planted: { ordered: false, label: { zh: 无, en: None }, values: [{ id: a, zh: 甲, en: A }] }\n",
      ],
    ],
  },
  {
    kind: "values-alike",
    at: "expense_kind: other, hotel",
    slip: "a new value that no rule tells from another",
    file: vocabulary,
    edits: [
      [
        "      - { id: other, zh: 其他工作经费, en: Another work expense }\n",
        "      - { id: other, zh: 其他工作经费, en: Another work expense }\n      - { id: hotel, zh: 住宿费, en: Hotel }\n",
      ],
    ],
  },
];
