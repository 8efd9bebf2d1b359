import { messages } from "../../lib/messages.ts";

export const homeMessages = messages(
  {
    title: "清流县人才政策服务",
    heading: "您想办什么？",
    elderHeading: "您好，请选一项",
    check: "我能领什么",
    checkSays: "答几道题，看清能领哪些、多少钱、依据哪一条。不用登录，答案不上传。",
    policies: "政策库",
    policiesSays: (documents: number, measures: number) =>
      `${documents}份文件、${measures}项事项，逐条写明对象、金额、条件和负责单位。`,
    policiesPlain: "逐条写明对象、金额、条件和负责单位。",
    search: "查政策",
    searchHint: "可用词语、拼音或金额，例如 人才公寓、shenghuobuzhu、1000",
    go: "查找",
    deadlines: "政策到期日历",
    deadlinesNone: "还没有收录政策文件。",
    elder: "换成长辈版（大字）",
    standard: "返回标准版",
    family: "家人也可以代您测算：在“我能领什么”里按您的情况作答即可。",
  },
  {
    title: "Qingliu County Talent Policies",
    heading: "What would you like to do?",
    elderHeading: "Welcome. Please choose",
    check: "What can I get",
    checkSays:
      "Answer a few questions and see what you can get, how much, and by which clause. No sign-in; answers are not uploaded.",
    policies: "Policies",
    policiesSays: (documents: number, measures: number) =>
      `${documents} documents with ${measures} measures: who, how much, on what conditions, and which unit is in charge.`,
    policiesPlain: "Who, how much, on what conditions, and which unit is in charge.",
    search: "Search the policies",
    searchHint: "Words, pinyin or an amount, such as apartment, shenghuobuzhu, 1000",
    go: "Search",
    deadlines: "When policies end",
    deadlinesNone: "No policy document has been loaded yet.",
    elder: "Senior edition (large text)",
    standard: "Standard edition",
    family: "Family may run the check for you: answer for your situation in “What can I get”.",
  },
);
