import type { Text } from "@jucai/engine";
import { inCapitals, inFigures } from "#kernel/capitals.ts";
import { type Language, longDate, type Part, type Sheet } from "./sheet.ts";

export type LetterGround = {
  readonly clause: string;
  readonly says: Text;
  readonly needs: Text;
  /** What was found: the claimant's values of the facts behind the condition. */
  readonly has: readonly { readonly label: Text; readonly shown: Text | null }[];
  readonly basis: string | null;
};

export type DecisionLetter = {
  readonly issuer: Text;
  readonly number: Text;
  readonly claimant: string;
  readonly claim: {
    readonly number: string;
    readonly submittedOn: string;
    readonly title: Text;
    readonly clause: string;
  };
  readonly document: { readonly title: Text; readonly number: string | null };
  readonly outcome: "approved" | "rejected";
  readonly amountFen: number | null;
  readonly instalments: number;
  /** What each line of the claim is granted: this hire, this trip; empty where it has none. */
  readonly lines: readonly { readonly subject: string; readonly fen: number | null }[];
  /** Of an approval all conditions, of a refusal those that are not met. */
  readonly grounds: readonly LetterGround[];
  readonly why: string;
  readonly meeting: { readonly number: string; readonly heldOn: string } | null;
  readonly on: string;
  readonly ruleVersion: string;
  readonly judgedOn: string;
  /** Last day of an appeal; null where the place has set none. */
  readonly appealBy: string | null;
  readonly verify: Sheet["verify"];
};

/** The letter of a decision: what, how much in figures and capitals, by which clause, and what can be done about it. */
export function decisionSheet(it: DecisionLetter, language: Language): Sheet {
  const zh = language === "zh";
  const approved = it.outcome === "approved";
  const title = it.claim.title[language];
  return {
    language,
    issuer: it.issuer[language],
    number: it.number[language],
    title: zh
      ? `关于${approved ? "核准" : "不予通过"}“${bare(title)}”申请的决定`
      : `Decision to ${approved ? "approve" : "refuse"} the claim: ${title}`,
    to: zh ? `${it.claimant}：` : `To ${it.claimant}`,
    body: approved ? approval(it, language) : refusal(it, language),
    signer: it.issuer[language],
    day: it.on,
    verify: it.verify,
    foot: [
      zh
        ? `规则版本 ${it.ruleVersion}，按 ${it.judgedOn} 的情况认定`
        : `Rule version ${it.ruleVersion}, judged as of ${it.judgedOn}`,
      ...(zh ? [] : ["This English version is for reading; the Chinese letter is the decision."]),
    ],
  };
}

/** 《清流县…》（清委发〔2023〕1号）. */
function named({ title, number }: DecisionLetter["document"], language: Language): string {
  if (language === "en") return number === null ? title.en : `${title.en} (${number})`;
  return `《${bareTitle(title.zh)}》${number === null ? "" : `（${number}）`}`;
}

function opening(it: DecisionLetter, language: Language): string {
  const { claim, meeting } = it;
  const day = longDate(claim.submittedOn, language);
  const title = claim.title[language];
  if (language === "en") {
    const by =
      meeting === null ? "" : ` by the meeting of ${longDate(meeting.heldOn, "en")} (minutes ${meeting.number})`;
    return `Your claim ${claim.number} of ${day} for “${title}” was examined${by} under ${named(it.document, language)}, clause ${claim.clause}.`;
  }
  const by = meeting === null ? "经审查" : `经${longDate(meeting.heldOn, "zh")}会议研究（${meeting.number}）`;
  return `您${day}提出的“${bare(title)}”申请（编号${claim.number}）已经办结。${by}，依据${named(it.document, language)}${claim.clause}，决定如下。`;
}

function approval(it: DecisionLetter, language: Language): Part[] {
  const zh = language === "zh";
  return [
    { text: opening(it, language) },
    { heading: zh ? "一、决定内容" : "1. Decision" },
    { text: grantOf(it, language) },
    ...(it.lines.length === 0 ? [] : [lineTable(it.lines, language)]),
    ...(it.why === "" ? [] : [{ text: zh ? `说明：${it.why}` : `Note: ${it.why}` }]),
    { heading: zh ? "二、认定情况" : "2. Findings" },
    it.grounds.length === 0
      ? { text: zh ? "各项对象的条件逐项认定，符合规定。" : "Each line was found to meet the conditions." }
      : groundTable(it.grounds, language, zh ? "符合" : "met"),
    { heading: zh ? "三、后续" : "3. What follows" },
    {
      text: zh
        ? "需要公示的，公示期满无异议后生效；款项付到您登记的账户，进度可以凭办件编号查询。情况有变化时请及时告诉我们。"
        : "Where a public notice is required, the decision takes effect when the notice ends without objection. Money goes to the account on record; the claim number shows how far it is. Please tell us when your circumstances change.",
    },
  ];
}

function lineTable(lines: DecisionLetter["lines"], language: Language): Part {
  const zh = language === "zh";
  const granted = (fen: number | null) => (fen === null ? (zh ? "不符合" : "not granted") : inFigures(fen));
  return {
    table: {
      head: zh ? ["序号", "对象", "金额（元）"] : ["No.", "Subject", "CNY"],
      rows: lines.map(({ subject, fen }, index) => [String(index + 1), subject, granted(fen)]),
    },
  };
}

function grantOf({ amountFen, instalments }: DecisionLetter, language: Language): string {
  const zh = language === "zh";
  if (amountFen === null) return zh ? "同意您的申请。" : "Your claim is approved.";
  const parts = zh
    ? instalments > 1
      ? `，分${instalments}期发放`
      : ""
    : instalments > 1
      ? `, in ${instalments} instalments`
      : "";
  return zh
    ? `同意您的申请，核定金额人民币${inCapitals(amountFen)}（¥${inFigures(amountFen)}）${parts}。`
    : `Your claim is approved for CNY ${inFigures(amountFen)} (人民币${inCapitals(amountFen)})${parts}.`;
}

function refusal(it: DecisionLetter, language: Language): Part[] {
  const zh = language === "zh";
  return [
    { text: opening(it, language) },
    { heading: zh ? "一、决定内容" : "1. Decision" },
    { text: zh ? "您的申请不符合下列规定，不予通过。" : "The claim does not meet the following and is refused." },
    groundTable(it.grounds, language, zh ? "不符合" : "not met"),
    ...(it.why === "" ? [] : [{ text: zh ? `说明：${it.why}` : `Note: ${it.why}` }]),
    { heading: zh ? "二、您的权利" : "2. Your rights" },
    { text: rights(it, language) },
    {
      text: zh
        ? "情况有变化或者有新材料的，可以重新申请。"
        : "When your circumstances change or there is new evidence, you may apply again.",
    },
  ];
}

function rights({ appealBy }: DecisionLetter, language: Language): string {
  if (language === "en") {
    const until = appealBy === null ? "" : ` until ${longDate(appealBy, "en")}, that day included`;
    return `If you object, you may ask this unit for a review${until}; it is decided by somebody who had no part in this decision. You may also apply for administrative reconsideration or bring an action as the law provides.`;
  }
  const until = appealBy === null ? "" : `在${longDate(appealBy, "zh")}（含当日）以前`;
  return `您对本决定有异议的，可以${until}向本单位申请复核，由没有参加原决定的人员办理；也可以依法申请行政复议或者提起行政诉讼。`;
}

function groundTable(grounds: readonly LetterGround[], language: Language, outcome: string): Part {
  const zh = language === "zh";
  return {
    table: {
      head: zh ? ["依据", "规定", "查明的情况", "结论"] : ["Clause", "Rule", "Found", "Result"],
      rows: grounds.map((ground) => [
        ground.clause,
        `${ground.says[language]}\n${zh ? "要求：" : "Required: "}${ground.needs[language]}`,
        found(ground, language),
        outcome,
      ]),
    },
  };
}

function found({ has, basis }: LetterGround, language: Language): string {
  const zh = language === "zh";
  const values = has.map(({ label, shown }) => {
    const value = shown?.[language] ?? (zh ? "没有查到" : "not known");
    return zh ? `${label.zh}：${value}` : `${label.en}: ${value}`;
  });
  const judged = basis === null ? [] : [zh ? `人工认定：${basis}` : `Judged: ${basis}`];
  return [...values, ...judged].join("\n") || "—";
}

/** A title that brings quotation marks of its own stands between the letter's. */
function bare(title: string): string {
  return title.replaceAll(/[“”]/g, "");
}

function bareTitle(title: string): string {
  return title.replace(/^《/, "").replace(/》$/, "");
}
