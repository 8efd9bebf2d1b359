import type { Text } from "@jucai/engine";
import { type Language, longDate, type Sheet } from "./sheet.ts";

export type CorrectionLetter = {
  readonly issuer: Text;
  readonly number: Text;
  readonly claimant: string;
  readonly claim: { readonly number: string; readonly submittedOn: string; readonly title: Text };
  readonly items: readonly { readonly label: Text; readonly wrong: string; readonly how: string }[];
  readonly on: string;
  /** Null where the place has set no time. */
  readonly dueOn: string | null;
  readonly dueKnown: boolean;
  /** The place treats silence as withdrawal. */
  readonly withdraws: boolean;
  readonly verify: Sheet["verify"];
};

/** 补正告知书: everything that has to be corrected, at once, each with what to do. */
export function correctionSheet(it: CorrectionLetter, language: Language): Sheet {
  const zh = language === "zh";
  const { claim, items } = it;
  const title = claim.title[language].replaceAll(/[“”]/g, "");
  const day = longDate(claim.submittedOn, language);
  return {
    language,
    issuer: it.issuer[language],
    number: it.number[language],
    title: zh ? "补正告知书" : "Notice of correction",
    to: zh ? `${it.claimant}：` : `To ${it.claimant}`,
    body: [
      {
        text: zh
          ? `您${day}提出的“${title}”申请（编号${claim.number}），有${items.length}项需要补正，现一次性告知如下。没有列出的内容没有问题，不用再交。`
          : `Your claim ${claim.number} of ${day} for “${title}” needs ${items.length} corrections, all of which are listed here. What is not listed is in order and need not be handed in again.`,
      },
      {
        table: {
          head: zh ? ["序号", "事项", "哪里不对", "怎么改"] : ["No.", "Item", "What is wrong", "What to do"],
          rows: items.map(({ label, wrong, how }, index) => [String(index + 1), label[language], wrong, how]),
        },
      },
      { text: deadline(it, language) },
      {
        text: zh
          ? "补正期间不计入办理时限。确实无法提供的，请逐项说明原因，我们按已有材料办理。"
          : "The time until you answer does not count against the office. Where you cannot provide something, say why, item by item; the claim is then decided on what is there.",
      },
    ],
    signer: it.issuer[language],
    day: it.on,
    verify: it.verify,
    foot: zh ? [] : ["This English version is for reading; the Chinese notice is the official one."],
  };
}

function deadline({ dueOn, dueKnown, withdraws }: CorrectionLetter, language: Language): string {
  if (language === "en") {
    if (dueOn === null) return "There is no set time, but the claim rests until you answer.";
    const after = withdraws ? " After that the claim counts as withdrawn; you may apply again." : "";
    const doubt = dueKnown ? "" : " (holidays of that year are not published yet; the day may move later)";
    return `Please answer by ${longDate(dueOn, "en")}, that day included${doubt}.${after}`;
  }
  if (dueOn === null) return "本次补正没有规定期限，补正以前办件暂停。";
  const after = withdraws ? "逾期没有补正的，视为撤回申请，可以重新提出。" : "";
  const doubt = dueKnown ? "" : "（含尚未公布放假安排的年份，可能顺延）";
  return `请在${longDate(dueOn, "zh")}（含当日）以前补正${doubt}。${after}`;
}
