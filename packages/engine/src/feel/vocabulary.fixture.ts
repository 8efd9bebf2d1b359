import type { Fact, Vocabulary } from "../model/vocabulary.ts";
import type { FactType } from "../model/type.ts";

const words = { zh: "甲", en: "a" };

function fact(id: string, type: FactType): Fact {
  return {
    id,
    subject: id.split(".")[0]!,
    type,
    label: words,
    question: words,
    why: words,
    changes: "by_acting",
    sensitivity: "open",
    proof: words,
    settledBy: "self",
  };
}

/** A small vocabulary with every type, for tests of the expression language. */
export const vocabulary: Vocabulary = {
  enumerations: [
    {
      id: "degree",
      ordered: true,
      label: { zh: "学历", en: "Degree" },
      values: ["college", "bachelor", "master", "doctor"].map((id) => ({ id, label: words })),
    },
    {
      id: "college_kind",
      ordered: false,
      label: { zh: "院校性质", en: "Kind of college" },
      values: ["regular", "independent", "foreign"].map((id) => ({ id, label: words })),
    },
  ],
  subjects: [
    { id: "person", label: { zh: "本人", en: "Person" } },
    { id: "firm", label: { zh: "企业", en: "Firm" } },
    { id: "hire", label: { zh: "新招员工", en: "Hire" }, list: "hires" },
    { id: "trip", label: { zh: "出差", en: "Trip" }, list: "trips" },
  ],
  facts: [
    fact("person.degree", { kind: "enum", of: "degree" }),
    fact("person.college_kind", { kind: "enum", of: "college_kind" }),
    fact("person.age", { kind: "number" }),
    fact("person.hours", { kind: "number" }),
    fact("person.certified", { kind: "boolean" }),
    fact("person.local", { kind: "boolean" }),
    fact("person.born_on", { kind: "date" }),
    fact("person.graduated_on", { kind: "date" }),
    fact("person.salary", { kind: "money" }),
    fact("person.rent", { kind: "money" }),
    fact("person.household", { kind: "region" }),
    fact("person.native_place", { kind: "region" }),
    fact("person.name", { kind: "text" }),
    fact("firm.invested", { kind: "money" }),
    fact("hire.months", { kind: "number" }),
    fact("hire.degree", { kind: "enum", of: "degree" }),
    fact("hire.insured", { kind: "boolean" }),
    fact("trip.cost", { kind: "money" }),
    fact("trip.date", { kind: "date" }),
    fact("trip.days", { kind: "number" }),
    fact("trip.place", { kind: "region" }),
  ],
};
