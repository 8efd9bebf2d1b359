/** A vocabulary small enough to see through, with one benefit for persons and one for the things of a list. */
import type { Fact, Vocabulary } from "@jucai/engine";
import type { FactType } from "@jucai/engine/model";

const text = (words: string) => ({ zh: words, en: words });

function fact(id: string, type: FactType, more: Partial<Fact> = {}): Fact {
  const subject = id.split(".")[0]!;
  return {
    ...{ id, subject, type, label: text(`label of ${id}`), question: text(id), why: text(id), changes: "by_acting" },
    ...{ sensitivity: "open", proof: text(id), settledBy: "self" },
    ...more,
  };
}

export const vocabulary: Vocabulary = {
  enumerations: [
    {
      id: "degree",
      ordered: true,
      label: text("degree"),
      values: [
        { id: "junior_college", label: { zh: "大专", en: "Junior college" } },
        { id: "bachelor", label: { zh: "大学本科（学士）", en: "Bachelor" } },
        { id: "master", label: { zh: "硕士研究生", en: "Master" } },
      ],
    },
    {
      id: "region",
      ordered: false,
      label: text("region"),
      values: [
        { id: "350000", label: { zh: "福建省", en: "Fujian" } },
        { id: "350423", label: { zh: "清流县", en: "Qingliu" } },
      ],
    },
  ],
  subjects: [
    { id: "person", label: text("person") },
    { id: "hire", label: text("hire"), list: "hires" },
  ],
  facts: [
    fact("person.degree", { kind: "enum", of: "degree" }, { label: { zh: "学历", en: "Degree" } }),
    fact(
      "person.born_on",
      { kind: "date" },
      { label: { zh: "出生日期", en: "Born on" }, min: "1950-01-01", max: "2100-12-31" },
    ),
    fact("person.graduated_on", { kind: "date" }, { label: { zh: "毕业日期", en: "Graduated on" }, mayBeNone: true }),
    fact("person.insured", { kind: "boolean" }, { label: { zh: "参保", en: "Insured" } }),
    fact(
      "person.months",
      { kind: "number" },
      { label: { zh: "参保月数", en: "Months" }, min: 0, max: 600, unit: { zh: "个月", en: "months" } },
    ),
    fact("person.tax", { kind: "money" }, { label: { zh: "纳税额", en: "Tax" }, min: 0 }),
    fact("person.place", { kind: "region" }, { label: { zh: "所在地", en: "Place" } }),
    fact("person.note", { kind: "text" }, { label: { zh: "备注", en: "Note" } }),
    fact("hire.person", { kind: "text" }, { label: { zh: "员工", en: "Hire" } }),
    fact("hire.degree", { kind: "enum", of: "degree" }, { label: { zh: "学历", en: "Degree" } }),
    fact("hire.signed_on", { kind: "date" }, { label: { zh: "签合同日期", en: "Signed on" } }),
  ],
};

export const allFacts: ReadonlySet<string> = new Set([...vocabulary.facts.map(({ id }) => id), "hires"]);
