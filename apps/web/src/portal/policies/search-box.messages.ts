import { messages } from "../../lib/messages.ts";

/** Apart from the list's words: the home page has the box and not the list. */
export const searchBoxMessages = messages(
  {
    find: "查找",
    findLabel: "查事项",
    findHint: "词语、拼音或金额都可以，例如 人才、rencai、1000",
  },
  {
    find: "Search",
    findLabel: "Search the measures",
    findHint: "Words, pinyin or an amount, such as talent, rencai, 1000",
  },
);
