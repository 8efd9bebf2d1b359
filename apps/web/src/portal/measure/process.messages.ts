import { messages } from "../../lib/messages.ts";

export const processMessages = messages(
  {
    claimant: "申请人",
    employer: "用人单位",
    responsible: "责任单位",
    leadUnit: "牵头单位",
    noUnit: "由谁办：文件未写明（按牵头单位办理）",
    noLimit: "时限：文件未写明",
    days: (n: number) => `时限：${n}个工作日内`,
    minutes: "会议研究，留存纪要",
    sideBySide: "同时进行",
    and: "、",
  },
  {
    claimant: "Claimant",
    employer: "Employer",
    responsible: "Responsible units",
    leadUnit: "Lead unit",
    noUnit: "By whom: not stated in the document (the lead unit does it)",
    noLimit: "Time limit: not stated in the document",
    days: (n: number) => (n === 1 ? "Time limit: 1 working day" : `Time limit: ${n} working days`),
    minutes: "Decided in a meeting, with minutes",
    sideBySide: "Side by side",
    and: ", ",
  },
);
