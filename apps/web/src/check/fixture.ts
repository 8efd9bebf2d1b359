import { dayOf, type Benefit, type Fact, type Policy, type RuleBook, type Vocabulary } from "@jucai/engine/run";
import { mergeBooks } from "./state/merge-books.ts";

const same = (text: string) => ({ zh: text, en: text });

function aFact(id: string, type: Fact["type"], more: Partial<Fact> = {}): Fact {
  return {
    id,
    subject: id.split(".")[0]!,
    type,
    label: same(id),
    question: same(`${id}?`),
    why: same("why"),
    changes: "by_acting",
    sensitivity: "open",
    proof: same("proof"),
    settledBy: "self",
    ...more,
  };
}

/** A small vocabulary for tests: a person with a degree, a home and trips. */
export const aVocabulary: Vocabulary = {
  enumerations: [
    {
      id: "degree",
      ordered: true,
      label: same("degree"),
      values: [
        { id: "none", label: { zh: "无", en: "No degree" } },
        { id: "bachelor", label: { zh: "本科", en: "Bachelor" } },
        { id: "master", label: { zh: "硕士", en: "Master" } },
      ],
    },
    {
      id: "region",
      ordered: false,
      label: same("region"),
      values: [
        { id: "350000", label: { zh: "福建省", en: "Fujian" } },
        { id: "350400", label: { zh: "三明市", en: "Sanming" } },
        { id: "350423", label: { zh: "清流县", en: "Qingliu" } },
      ],
    },
  ],
  subjects: [
    { id: "person", label: same("person") },
    { id: "trip", label: same("trip"), list: "trips" },
  ],
  facts: [
    aFact("person.degree", { kind: "enum", of: "degree" }),
    aFact("person.home", { kind: "region" }, { suggests: ["350423"] }),
    aFact("person.graduated_on", { kind: "date" }, { min: "1950-01-01", max: "2100-12-31" }),
    aFact("person.months", { kind: "number" }, { min: 0, max: 100, unit: { zh: "个月", en: "months" } }),
    aFact("trip.cost", { kind: "money" }, { min: 0 }),
    aFact("trip.far", { kind: "boolean" }),
  ],
};

const unsaid = { printed: false, is: [] } as const;

function aBenefit(id: string, more: Partial<Benefit>): Benefit {
  return {
    id,
    pack: "test",
    title: same(id),
    clause: "1",
    form: "grant",
    for: "person",
    about: "person",
    inForce: { from: dayOf(2020, 1, 1), clause: "9", says: same("in force") },
    settings: [],
    when: [],
    unless: [],
    pays: { kind: "fixed", to: [], schedule: { kind: "once" } },
    gives: [],
    caps: [],
    exclusive: [],
    funds: unsaid,
    evidence: [],
    stops: unsaid,
    readings: [],
    ...more,
  };
}

/** Pays 1,000 yuan a year twice to a bachelor, 2,000 to a master; excludes `test/other`. */
export const degreeGrant = aBenefit("test/degree", {
  when: [
    {
      id: "home",
      clause: "1",
      says: same("lives here"),
      else: "ineligible",
      is: {
        op: "within",
        value: { op: "fact", id: "person.home" },
        region: { op: "const", value: "350423" },
      },
    },
  ],
  pays: {
    kind: "fixed",
    to: [
      {
        id: "person",
        label: same("person"),
        amount: {
          kind: "by",
          by: { op: "fact", id: "person.degree" },
          rows: [
            { value: "bachelor", amount: { kind: "expression", is: { op: "const", value: 200_000 } } },
            { value: "master", amount: { kind: "expression", is: { op: "const", value: 400_000 } } },
          ],
          else: "ineligible",
        },
      },
    ],
    schedule: { kind: "parts", count: 2, every: "year", wholeFen: 100, rest: "last" },
  },
  exclusive: [{ group: "once", clause: "9", says: same("one of them") }],
});

/** Pays 3,000 yuan once to whoever lives in the province; excludes `test/degree`. */
export const provinceGrant = aBenefit("test/other", {
  when: [
    {
      id: "province",
      clause: "2",
      says: same("lives in the province"),
      else: "ineligible",
      is: { op: "within", value: { op: "fact", id: "person.home" }, region: { op: "const", value: "350000" } },
    },
  ],
  pays: {
    kind: "fixed",
    to: [
      {
        id: "person",
        label: same("person"),
        amount: { kind: "expression", is: { op: "const", value: 300_000 } },
      },
    ],
    schedule: { kind: "once" },
  },
  exclusive: [{ group: "once", clause: "9", says: same("one of them") }],
});

/** One policy with both grants. */
export const rulesOfGrants: RuleBook = {
  vocabulary: aVocabulary,
  policies: [
    {
      id: "test",
      place: "350423",
      placeName: same("here"),
      title: same("test"),
      short: same("test"),
      number: null,
      issuer: same("issuer"),
      issued: "2020-01-01",
      inForce: { from: dayOf(2020, 1, 1), clause: "9", says: same("in force") },
      basis: [],
      repeals: [],
      notes: [],
      units: [],
      sections: [],
      measures: [],
      benefits: [degreeGrant, provinceGrant],
      funds: [],
    } satisfies Policy,
  ],
};

/** The rules of one place with both grants. */
export const aBook = mergeBooks([{ code: "350423", book: rulesOfGrants }]);
