import type { ClaimStatus, NotificationKind } from "@jucai/contract";
import type { Text } from "@jucai/engine";

/** What a message names: the measure and the number, nothing else about anybody. */
export type About = { readonly number: string; readonly title: Text };
type Words = { readonly kind: NotificationKind; readonly says: Text };

const of = ({ number, title }: About, zh: string, en: string): Text => ({
  zh: `“${title.zh}”（${number}）${zh}`,
  en: `"${title.en}" (${number}) ${en}`,
});

/** What a claimant hears when his claim comes to stand so; undefined where he hears nothing or hears it otherwise. */
export function toClaimant(about: About, to: ClaimStatus, from: ClaimStatus): Words | undefined {
  switch (to) {
    case "awaiting_employer":
      return words("claim.received", about, "已收到，正在等单位核实。", "was received and waits for your employer.");
    case "submitted":
      if (from !== "draft") return undefined;
      return words("claim.received", about, "已收到。", "was received.");
    case "correction":
      return words(
        "claim.correction",
        about,
        "有需要补正的内容，请登录一次看全。",
        "needs corrections; sign in to see all of them.",
      );
    case "in_notice":
      if (from === "objection")
        return words("claim.notice", about, "的异议已查清，不成立，公示继续。", "goes on: the objection did not hold.");
      return words("claim.notice", about, "开始公示。", "is under public notice from now on.");
    case "objection":
      return words(
        "claim.objection",
        about,
        "在公示中收到异议，正在核查，查清前先不拨付。",
        "waits: an objection is being looked into.",
      );
    case "in_review":
      if (from !== "objection") return undefined;
      return words(
        "claim.objection",
        about,
        "的异议成立，退回重新审核。",
        "goes back to review, since an objection held.",
      );
    case "awaiting_funds":
      if (from !== "in_notice") return undefined;
      return words(
        "claim.notice",
        about,
        "公示结束，没有异议，等待拨付。",
        "passed its public notice and waits for payment.",
      );
    case "paying":
      if (from === "awaiting_funds") return words("claim.paid", about, "已安排拨付。", "is being paid.");
      return undefined;
    case "paid":
      return words("claim.paid", about, "已经发清，欢迎评价。", "is paid in full; you may rate how it went.");
    case "bounced":
      return words(
        "claim.bounced",
        about,
        "有一笔款被银行退回，请登录核对收款账户。",
        "had a payment sent back by the bank; sign in and check your account.",
      );
    case "suspended":
      return words("claim.stopped", about, "暂停发放，原因请登录查看。", "is suspended; sign in to see why.");
    case "stopped":
      return words("claim.stopped", about, "已终止发放，原因请登录查看。", "has ended; sign in to see why.");
    case "clawback":
      return words(
        "claim.stopped",
        about,
        "有需要退回的款项，请登录查看。",
        "has money to be paid back; sign in to see it.",
      );
    case "draft":
    case "approved":
    case "rejected":
    case "withdrawn":
      return undefined;
  }
}

/** What he hears of a decision; its reasons and his rights stand in the letter. */
export function ofDecision(about: About, outcome: "approved" | "rejected"): Words {
  if (outcome === "approved")
    return words("claim.decided", about, "已核准，决定书可以登录查看。", "was approved; sign in to read the decision.");
  return words(
    "claim.decided",
    about,
    "没有通过，理由、依据和复核办法见决定书，请登录查看。",
    "was turned down; the reasons and how to appeal stand in the decision. Sign in to read it.",
  );
}

export const toEmployer = (about: About): Words =>
  words("claim.confirm", about, "有员工的情况要请单位核实。", "needs facts of an employee confirmed by the employer.");

export const toOffice = (about: About): Words =>
  words("task.new", about, "轮到本单位办理。", "has come to your office.");

function words(kind: NotificationKind, about: About, zh: string, en: string): Words {
  return { kind, says: of(about, zh, en) };
}
