import { messages } from "../lib/messages.ts";

export const readAloudMessages = messages(
  { readAloud: "念给我听", stopReading: "停止朗读" },
  { readAloud: "Read it to me", stopReading: "Stop reading" },
);
