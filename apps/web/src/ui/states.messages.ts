import { messages } from "../lib/messages.ts";

export const stateMessages = messages(
  {
    loading: "正在读取",
    failed: "没读到内容。",
    offline: "网络断开了，连上后再试。",
    retry: "再试一次",
    quote: (id: string) => `错误编号：${id}`,
  },
  {
    loading: "Loading",
    failed: "The content could not be read.",
    offline: "You are offline. Try again once connected.",
    retry: "Try again",
    quote: (id: string) => `Quote this number: ${id}`,
  },
);
