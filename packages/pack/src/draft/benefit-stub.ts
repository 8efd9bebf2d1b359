import type { Draft, DraftMeasure } from "./draft.ts";
import { plain, printed } from "./words.ts";

/** Words that say who applies; without any of them it is a person. */
const employers = /企业|用人单位|单位.*(补|奖)|引才单位|机构/;

/**
 * A benefit that refuses to compute: whether somebody meets its conditions is for the lead unit to say, and no sum
 * follows until somebody writes one. The printed sums stand in the reading, so that they are not lost.
 */
export function benefitStub(draft: Draft, measure: DraftMeasure): object {
  const clause = plain(measure.clause, "全文");
  const lead = draft.units.find(({ key }) => key === measure.units.find(({ role }) => role === "lead")?.unit);
  const who = employers.test(measure.title) ? "employer" : "person";
  const sums = [...new Set(measure.amounts.map(({ text }) => text))];
  return {
    benefit: `${draft.policy}/${measure.number}`,
    title: printed(plain(measure.title, clause)),
    clause,
    form: "grant",
    for: who,
    about: who,
    when: [
      {
        id: "judged",
        judge: lead === undefined ? { zh: "主管单位", en: "The office in charge" } : printed(lead.name),
        clause,
        says: { zh: "符合文件写明的条件，由人审定", en: "The printed conditions are met; a person judges" },
      },
    ],
    pays: {
      kind: "unset",
      says: {
        zh: "规则还没有写，不计算金额",
        en: "Its rules are not written yet; nothing is computed",
      },
    },
    funds: "not printed",
    process: "not printed",
    stops: "not printed",
    readings: [
      {
        clause,
        issue: { zh: "条件和标准只有原文", en: "Conditions and rates are there as printed only" },
        reading:
          sums.length === 0
            ? { zh: "没有读到金额", en: "No sum was read" }
            : {
                zh: `原文的金额：${sums.join("；")}`,
                en: `Sums as printed: ${sums.map((it) => printed(it).en).join("; ")}`,
              },
      },
    ],
  };
}
