/** Why a command cannot be given now. */
import type { ClaimStatus } from "@jucai/contract";
import type { Text } from "@jucai/engine";
import { Refusal } from "#kernel/refusal.ts";

const says: Readonly<Record<ClaimStatus, Text>> = {
  draft: { zh: "还没有提交", en: "has not been handed in" },
  awaiting_employer: { zh: "正在等单位核实", en: "waits for the employer" },
  submitted: { zh: "已提交，等待受理", en: "waits to be looked at" },
  in_review: { zh: "正在审核", en: "is under review" },
  correction: { zh: "正在等申请人补正", en: "waits for the claimant's correction" },
  approved: { zh: "已核准", en: "is approved" },
  in_notice: { zh: "正在公示", en: "is under public notice" },
  objection: { zh: "正在核查异议", en: "waits for an objection to be looked into" },
  awaiting_funds: { zh: "正在等待拨付", en: "waits for its money" },
  paying: { zh: "正在发放", en: "is being paid" },
  paid: { zh: "已发清", en: "is paid in full" },
  bounced: { zh: "有款项退回", en: "has a payment that came back" },
  suspended: { zh: "已暂停发放", en: "is suspended" },
  stopped: { zh: "已终止", en: "is stopped" },
  clawback: { zh: "正在追缴", en: "has money to be paid back" },
  rejected: { zh: "已决定不予通过", en: "was turned down" },
  withdrawn: { zh: "已撤回", en: "was taken back" },
};

export function notFromHere(status: ClaimStatus): Refusal {
  return new Refusal("wrong_state", {
    zh: `这件${says[status].zh}，现在不能这样办。`,
    en: `The claim ${says[status].en}; this cannot be done now.`,
  });
}

export function notOpen(): Refusal {
  return new Refusal("wrong_state", {
    zh: "这一环节现在没有打开，可能刚被别人办完，请刷新。",
    en: "This step is not open; somebody may have just done it. Reload.",
  });
}

export function notClosing(): Refusal {
  return new Refusal("wrong_state", {
    zh: "还有审核环节没有办完，现在不能核准。",
    en: "Other steps of the review are not done yet; it cannot be approved now.",
  });
}

export function mustDecide(): Refusal {
  return new Refusal("wrong_state", {
    zh: "这是作决定的环节，请核准或不予通过。",
    en: "This step decides the claim: approve it or turn it down.",
  });
}
