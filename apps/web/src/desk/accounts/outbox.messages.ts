import { messages } from "../../lib/messages.ts";

export const outboxMessages = messages(
  {
    title: "发件箱",
    lead: "没有接通短信通道时，本应发出的短信都列在这里，只供开发和演示。",
    caption: "未真正发出的短信",
    to: "收件人",
    text: "内容",
    at: "时间",
    none: "还没有短信。",
  },
  {
    title: "Outbox",
    lead: "While no text-message provider is connected, messages that would have been sent are listed here; for development and demonstration only.",
    caption: "Messages that were not really sent",
    to: "To",
    text: "Text",
    at: "Time",
    none: "No message yet.",
  },
);
