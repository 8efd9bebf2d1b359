import { messages } from "../lib/messages.ts";

export const dateFieldMessages = messages(
  { year: "年", month: "月", day: "日" },
  { year: "Year", month: "Month", day: "Day" },
);
