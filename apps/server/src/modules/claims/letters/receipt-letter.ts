import type { Text } from "@jucai/engine";
import { type Language, longDate, type Sheet } from "./sheet.ts";

export type ReceiptLetter = {
  readonly issuer: Text;
  readonly claimant: string;
  readonly claim: {
    readonly number: string;
    readonly submittedOn: string;
    readonly title: Text;
    readonly clause: string;
  };
  readonly files: readonly { readonly label: string; readonly name: string }[];
  readonly steps: readonly { readonly name: Text; readonly days: number | null }[];
  readonly verify: Sheet["verify"];
};

/** 受理回执: what was handed in, when, and which steps follow. */
export function receiptSheet(it: ReceiptLetter, language: Language): Sheet {
  const zh = language === "zh";
  const { claim, files, steps } = it;
  const title = claim.title[language].replaceAll(/[“”]/g, "");
  const day = longDate(claim.submittedOn, language);
  return {
    language,
    issuer: it.issuer[language],
    number: zh ? `办件编号 ${claim.number}` : `Claim ${claim.number}`,
    title: zh ? "申请回执" : "Receipt of a claim",
    to: zh ? `${it.claimant}：` : `To ${it.claimant}`,
    body: [
      {
        text: zh
          ? `我们在${day}收到您的“${title}”申请（依据${claim.clause}）。请保存本回执，凭编号查询进度。`
          : `We received your claim for “${title}” (clause ${claim.clause}) on ${day}. Keep this receipt; the number shows how far the claim is.`,
      },
      { heading: zh ? "一、收到的材料" : "1. What was handed in" },
      files.length === 0
        ? { text: zh ? "没有提交材料。" : "No files." }
        : { items: files.map(({ label, name }) => (label === name ? name : `${label}${zh ? "：" : ": "}${name}`)) },
      { heading: zh ? "二、办理环节" : "2. Steps" },
      {
        table: {
          head: zh ? ["环节", "时限（工作日）"] : ["Step", "Working days"],
          rows: steps.map(({ name, days }) => [
            name[language],
            days === null ? (zh ? "文件未写明" : "not stated") : String(days),
          ]),
        },
      },
    ],
    signer: it.issuer[language],
    day: claim.submittedOn,
    verify: it.verify,
    foot: [],
  };
}
