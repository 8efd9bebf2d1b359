import type { AmountKind, Reason, Status, Text } from "@jucai/engine";
import type { Aspect } from "./aspects.ts";

export type Language = "zh" | "en";

/** The fixed words of a boundary table. */
export type Words = {
  readonly title: (benefit: string) => string;
  readonly policy: string;
  readonly number: string;
  readonly issued: string;
  readonly benefit: string;
  readonly version: string;
  readonly noNumber: string;
  readonly heads: readonly [string, string, string, string, string, string, string, string];
  readonly aspect: Readonly<Record<Aspect["kind"], string>>;
  readonly status: Readonly<Record<Status, string>>;
  readonly amount: Readonly<Record<AmountKind, string>>;
  readonly on: string;
  readonly unknown: string;
  readonly held: (sum: string) => string;
  readonly times: (count: number) => string;
  readonly nothing: string;
  readonly things: (list: string, count: number) => string;
  readonly first: (list: string) => string;
  readonly nth: (list: string, number: number) => string;
  readonly like: string;
  readonly colon: string;
  readonly comma: string;
  readonly between: string;
  readonly elsewhere: (region: string) => string;
  readonly atMost: (sum: string) => string;
  readonly atLeast: (sum: string) => string;
  readonly yuan: (figure: string) => string;
  readonly missing: (facts: string) => string;
  readonly force: (from: string, to: string | undefined) => string;
  /** How a reason of each kind refuses. */
  readonly refuses: Readonly<Record<Reason["kind"], (says: string) => string>>;
  readonly refusesThis: string;
  readonly judge: (says: string) => string;
  readonly passes: string;
  readonly through: (benefit: string) => string;
  readonly notes: string;
  readonly set: (label: string, value: string) => string;
  readonly reading: (label: string, value: string, says: string) => string;
  readonly judged: (says: string, who: string, clause: string) => string;
  readonly leftOut: (count: number) => string;
  readonly how: string;
  readonly signs: readonly string[];
};

const zh: Words = {
  title: (benefit) => `《${benefit}》边界情形确认表`,
  policy: "政策",
  number: "文号",
  issued: "印发日期",
  benefit: "事项",
  version: "规则版本",
  noNumber: "无文号",
  heads: ["序号", "考察的条件", "条款", "情形", "结论", "金额（元）", "决定的条款", "签字／意见"],
  aspect: {
    base: "",
    force: "",
    condition: "条件：",
    exclusion: "排除：",
    amount: "",
    gift: "待遇：",
    cap: "上限：",
    unique: "不重复：",
  },
  status: {
    eligible: "符合",
    ineligible: "不符合",
    judgement: "需人工认定",
    unknown: "还不能确定",
    not_in_force: "不在有效期",
  },
  amount: {
    fixed: "定额",
    ceiling: "限额",
    floor: "下限",
    range: "区间",
    unset: "文件未定金额",
    by_authority: "由主管单位确定",
    in_kind: "实物或服务",
    unknown: "金额未定",
  },
  on: "判断日期",
  unknown: "不知道",
  held: (sum) => `之前已享受：${sum}`,
  times: (count) => `${count}次`,
  nothing: "无",
  things: (list, count) => `${list}：共${count}项`,
  first: (list) => `${list}（第1项）`,
  nth: (list, number) => `${list}（第${number}项）`,
  like: "其余同第1号",
  colon: "：",
  comma: "，",
  between: "至",
  elsewhere: (region) => `规则没有提到的地方（如${region}）`,
  atMost: (sum) => `最高${sum}`,
  atLeast: (sum) => `不低于${sum}`,
  yuan: (figure) => `${figure}元`,
  missing: (facts) => `还要知道${facts}`,
  force: (from, to) => (to === undefined ? `有效期：${from}起` : `有效期：${from}至${to}`),
  refuses: {
    condition: (says) => `不满足“${says}”`,
    exclusion: (says) => `属于排除的情形“${says}”`,
    force: () => "不在有效期内",
    transition: (says) => says,
    cap: (says) => `超出上限“${says}”`,
    amount: () => "标准里没有这一档",
    unique: (says) => `重复：${says}`,
  },
  refusesThis: "左列条件不满足",
  judge: (says) => `要认定：${says}`,
  passes: "各项条件都满足",
  through: (benefit) => `钱由 ${benefit} 发放，这里不另算`,
  notes: "说明",
  set: (label, value) => `口径“${label}”：${value}`,
  reading: (label, value, says) => `本地口径“${label}”按“${value}”计算。${says}`,
  judged: (says, who, clause) => `“${says}”（${clause}）只能由${who}认定，表中不变动。`,
  leftOut: (count) => `情形太多，另有 ${count} 种没有列出。`,
  how: "第1号是基准情形；其余每一号只写与它不同的事实和正在考察的事实，没有写的与第1号相同，与第1号完全一样的不再列出。金额由规则引擎按所列事实逐条算出。",
  signs: ["起草", "复核", "日期"],
};

const en: Words = {
  title: (benefit) => `${benefit}: boundary cases to be confirmed`,
  policy: "Policy",
  number: "Number",
  issued: "Issued",
  benefit: "Benefit",
  version: "Version of the rules",
  noNumber: "no number",
  heads: ["No.", "What is tried", "Clause", "Case", "Outcome", "Amount (yuan)", "Decided by", "Signature / remarks"],
  aspect: {
    base: "",
    force: "",
    condition: "Condition: ",
    exclusion: "Excluded: ",
    amount: "",
    gift: "In kind: ",
    cap: "Cap: ",
    unique: "Once only: ",
  },
  status: {
    eligible: "Eligible",
    ineligible: "Not eligible",
    judgement: "Needs a person's judgement",
    unknown: "Cannot be said yet",
    not_in_force: "Not in force",
  },
  amount: {
    fixed: "fixed",
    ceiling: "ceiling",
    floor: "floor",
    range: "range",
    unset: "the document sets no amount",
    by_authority: "set by the authority",
    in_kind: "in kind",
    unknown: "amount not settled",
  },
  on: "Date of judgement",
  unknown: "not known",
  held: (sum) => `Received before: ${sum}`,
  times: (count) => (count === 1 ? "once" : `${count} times`),
  nothing: "none",
  things: (list, count) => `${list}: ${count} in all`,
  first: (list) => `${list} (1st)`,
  nth: (list, number) => `${list} (no. ${number})`,
  like: "the rest as in no. 1",
  colon: ": ",
  comma: ", ",
  between: " to ",
  elsewhere: (region) => `a place that no rule names (such as ${region})`,
  atMost: (sum) => `at most ${sum}`,
  atLeast: (sum) => `at least ${sum}`,
  yuan: (figure) => `${figure} yuan`,
  missing: (facts) => `Still to be known: ${facts}`,
  force: (from, to) => (to === undefined ? `In force from ${from}` : `In force from ${from} to ${to}`),
  refuses: {
    condition: (says) => `Not met: ${says}`,
    exclusion: (says) => `Excluded: ${says}`,
    force: () => "Not in force",
    transition: (says) => says,
    cap: (says) => `Above the cap: ${says}`,
    amount: () => "No rate is set for this case",
    unique: (says) => `Named twice: ${says}`,
  },
  refusesThis: "What is tried is not met",
  judge: (says) => `To be judged: ${says}`,
  passes: "All conditions are met",
  through: (benefit) => `Paid through ${benefit}, nothing is added here`,
  notes: "Notes",
  set: (label, value) => `Reading “${label}”: ${value}`,
  reading: (label, value, says) => `Local reading “${label}”: ${value}. ${says}`,
  judged: (says, who, clause) => `“${says}” (${clause}) can only be judged by ${who}; it is not varied here.`,
  leftOut: (count) => `There are too many cases: ${count} more are not listed.`,
  how: "No. 1 is the base case. Every other number names the facts that differ from it and those being tried; the rest is as in no. 1, and what equals no. 1 is not listed again. The engine computed each amount from exactly these facts.",
  signs: ["Drafted by", "Reviewed by", "Date"],
};

const all: Readonly<Record<Language, Words>> = { zh, en };

/** The words of one language. */
export function wordsOf(language: Language): Words {
  return all[language];
}

/** Who judges where the document names nobody. */
export const office: Text = { zh: "主管单位", en: "the office in charge" };
