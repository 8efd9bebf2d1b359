import type { ClaimStatus } from "@jucai/contract";
import { messages } from "../../lib/messages.ts";

/** The one list of status words of a claim at the desk. */
export const claimStatusWords = messages(
  {
    draft: "草稿",
    awaiting_employer: "待单位核实",
    submitted: "已提交",
    in_review: "审核中",
    correction: "待申请人补正",
    approved: "已核准",
    in_notice: "公示中",
    objection: "异议核查",
    awaiting_funds: "待拨付",
    paying: "发放中",
    paid: "已发清",
    bounced: "退汇",
    suspended: "暂停发放",
    stopped: "已终止",
    clawback: "追缴中",
    rejected: "不予通过",
    withdrawn: "已撤回",
  },
  {
    draft: "Draft",
    awaiting_employer: "Awaiting employer",
    submitted: "Submitted",
    in_review: "In review",
    correction: "Correction needed",
    approved: "Approved",
    in_notice: "In notice",
    objection: "Objection check",
    awaiting_funds: "Awaiting funds",
    paying: "Paying",
    paid: "Paid in full",
    bounced: "Bounced",
    suspended: "Suspended",
    stopped: "Stopped",
    clawback: "Clawback",
    rejected: "Not approved",
    withdrawn: "Withdrawn",
  },
);

/** Every status in the order of a claim's way; the contract's own list would bring its schemas along. */
export const claimStatuses = Object.keys(claimStatusWords.zh) as readonly ClaimStatus[];
