import { messages } from "../../../lib/messages.ts";

/** Words of the form's controls. */
export const formMessages = messages(
  {
    yes: "是",
    no: "否",
    yuan: "元",
    wan: (figure: string) => `${figure}万元`,
    choose: "请选择",
    noneOf: (label: string) => `没有（${label}）`,
    unreadable: "没有看懂，请检查后再填。",
    dateUnreadable: "请把年、月、日都填上，例如 2024年7月1日。",
    numberUnreadable: "请只填数字，例如 1800。",
  },
  {
    yes: "Yes",
    no: "No",
    yuan: "yuan",
    wan: (figure: string) => `${figure} × 10,000 yuan`,
    choose: "Please choose",
    noneOf: (label: string) => `None (${label})`,
    unreadable: "This could not be read; please look at it again.",
    dateUnreadable: "Fill in year, month and day, such as 1 July 2024.",
    numberUnreadable: "Use figures only, such as 1800.",
  },
);
