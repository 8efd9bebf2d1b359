/** Documents made up in any number, for the test and the benchmark of the search. */
import type { Policy } from "@jucai/engine";

const what = [
  "人才公寓",
  "安家补助",
  "子女入学",
  "就医绿色通道",
  "创业贷款贴息",
  "技能大赛",
  "返乡座谈",
  "柔性引才",
  "博士工作站",
  "高校联络",
];
const how = ["申报", "发放", "认定", "管理", "服务", "督查", "宣传", "培训", "登记", "对接"];
const numbers = ["一", "二", "三", "四", "五", "六", "七", "八", "九", "十"];

/** So many documents of so many measures each, as a published one is with other words in it. */
export function manyPolicies(pattern: Policy, documents: number, measures: number): Policy[] {
  return Array.from({ length: documents }, (_, at): Policy => {
    const id = `made-${at + 1}`;
    return {
      ...pattern,
      id,
      title: { zh: `第${at + 1}号人才工作办法`, en: `Talent rules no. ${at + 1}` },
      short: { zh: `${at + 1}号办法`, en: `Rules ${at + 1}` },
      number: `测人才〔2026〕${at + 1}号`,
      units: pattern.units.slice(0, 5),
      benefits: [],
      sections: [],
      measures: Array.from({ length: measures }, (_each, n) => ({
        id: `${id}/${n + 1}`,
        pack: id,
        kind: "task" as const,
        title: {
          zh: `${what[n % what.length]}${how[Math.floor(n / 10) % how.length]}第${n + 1}项`,
          en: `Item ${n + 1} of rules ${at + 1}`,
        },
        summary: {
          zh: `各单位按职责做好人才服务第${n + 1}件事，每季度报送一次办理情况，由人才办汇总，年底考评。`,
          en: `Units carry out item ${n + 1} and report every quarter.`,
        },
        clause: `${numbers[Math.floor(n / 10) % 10]}(${numbers[n % 10]})`,
        lead: pattern.units.slice(0, 1).map((unit) => unit.id),
        responsible: pattern.units.slice(1, 3).map((unit) => unit.id),
      })),
    };
  });
}

/** What people type: a word that nearly every measure has, rarer ones, pinyin, clauses, several words. */
export const typedWords = [
  "人才",
  "补助",
  "座谈",
  "rencai",
  "ajbz",
  "三(五)",
  "第五条",
  "12",
  "人才 公寓 申报",
  "博士工作站",
  "考评",
];
