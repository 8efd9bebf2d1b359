/** What is said of a claim: its events, and what comes next. Pure. */
import type { ClaimStatus, NextActor } from "@jucai/contract";
import type { Text } from "@jucai/engine";
import type { CommandName } from "./transitions.ts";

const t = (zh: string, en: string): Text => ({ zh, en });

/** What happened, by command; the step's name and the status stand beside it. */
export const happened: Readonly<Record<CommandName, Text>> = {
  submit: t("提交申请", "Handed in"),
  confirm: t("单位核实完成", "The employer's part is done"),
  start: t("开始审核", "Review began"),
  pass: t("环节办结", "Step done"),
  approve: t("核准", "Approved"),
  reject: t("决定不予通过", "Turned down"),
  return: t("一次性告知补正", "Returned for correction"),
  correct: t("补正已提交", "Correction handed in"),
  lapse: t("逾期未补正，按本地口径视为撤回", "Not corrected in time; by the place's setting treated as withdrawn"),
  publish: t("开始公示", "Public notice began"),
  object: t("收到异议，开始核查", "An objection came in and is looked into"),
  dismiss: t("异议不成立，继续公示", "The objection does not hold; the notice goes on"),
  uphold: t("异议成立，重新审核", "The objection holds; the decision is looked at anew"),
  clear: t("公示期满无异议", "The notice ended without objection"),
  reconsider: t("复核后重新审核", "Looked at anew after an appeal"),
  withdraw: t("撤回申请", "Taken back"),
  money: t("拨付情况有变化", "The payment moved on"),
  undo: t("撤销上一步操作", "The last action was taken back"),
};

/** What happens next. `who` acts: ux.md J4 wants it said with the day and whom to call. */
export function whatNext(status: ClaimStatus, who: NextActor, step: Text | undefined): Text {
  const at = step === undefined ? t("", "") : t(`“${step.zh}”`, ` (${step.en})`);
  switch (status) {
    case "draft":
      return t("填好后提交。", "Complete it and hand it in.");
    case "awaiting_employer":
      return t(
        "等用人单位核实；单位一直不答复的，经办人可以人工核实。",
        "The employer confirms; an officer can find out instead if it does not answer.",
      );
    case "submitted":
      return t(`等经办人受理${at.zh}。`, `An officer takes it up${at.en}.`);
    case "in_review":
      return t(`经办单位正在办${at.zh}。`, `The office is working on it${at.en}.`);
    case "correction":
      return t(
        "请按告知书逐项补正后提交；等待期间不计办理时限。",
        "Correct each item of the letter and hand it in; the office's time rests meanwhile.",
      );
    case "approved":
      return step === undefined
        ? t("已办结。", "It is done.")
        : t(`已核准，等待${at.zh}。`, `It is approved and waits for the next step${at.en}.`);
    case "in_notice":
      return t(
        "正在公示，期满无异议后进入下一步。",
        "It is under public notice and goes on when that ends without objection.",
      );
    case "objection":
      return t(
        "有人提出异议，正在核查，核查完会告诉您结果。",
        "Somebody objected; it is looked into and you are told what comes of it.",
      );
    case "awaiting_funds":
      return t("等财政安排拨付。", "The finance bureau arranges the payment.");
    case "paying":
      return t(
        "按期发放中，每期到账可在“我的钱”里查看。",
        "It is paid in instalments; see each of them on your page of money.",
      );
    case "bounced":
      return t("有一笔退回了，请核对收款账户。", "A payment came back; check your account.");
    case "suspended":
      return t("已暂停发放，恢复前会通知您。", "Payment rests; you are told before it goes on.");
    case "clawback":
      return t("需要退回款项，请联系经办单位。", "Money has to be paid back; talk to the office.");
    case "rejected":
      return t(
        "不服的可以申请复核；有新情况或新材料也可以重新申请。",
        "You may appeal, or claim again with new facts or evidence.",
      );
    case "paid":
    case "stopped":
    case "withdrawn":
      return who === "nobody" ? t("没有后续环节。", "Nothing follows.") : t("", "");
  }
}
