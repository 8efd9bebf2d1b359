import { messages } from "../lib/messages.ts";

/** The one list of status words (results and force). */
export const statusMessages = messages(
  {
    eligible: "符合",
    nearly: "差一点",
    unknown: "还不能确定",
    judgement: "需人工认定",
    ineligible: "不符合",
    not_chosen: "未选",
    amount_unset: "金额未定",
    not_in_force: "不在有效期",
    in_force: "现行",
    ending_soon: "即将到期",
    expired: "已到期",
    not_yet: "尚未施行",
    repealed: "已废止",
  },
  {
    eligible: "Meets",
    nearly: "Nearly",
    unknown: "Undecided",
    judgement: "Needs judgement",
    ineligible: "Does not meet",
    not_chosen: "Not chosen",
    amount_unset: "Amount not set",
    not_in_force: "Not in force",
    in_force: "In force",
    ending_soon: "Ending soon",
    expired: "Expired",
    not_yet: "Not yet in force",
    repealed: "Repealed",
  },
);
