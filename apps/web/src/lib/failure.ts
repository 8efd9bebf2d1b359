import { RequestFailed } from "@jucai/contract/client";
import type { Language } from "./messages.ts";

const unanswered = {
  zh: "没有连上服务，内容还在本页。请再点一次。",
  en: "The server did not answer. What you typed is still here; please try again.",
};

/** What to tell the reader about a request that failed: the server's own words where it said any, and the number to quote. */
export function failureInWords(error: unknown, language: Language): string {
  if (!(error instanceof RequestFailed) || error.answer === undefined) return unanswered[language];
  const { says, fields = [], requestId, code } = error.answer;
  const detail = fields.map((one) => one.says).join(language === "zh" ? "；" : "; ");
  const quote =
    code === "bug" ? (language === "zh" ? `错误编号：${requestId}` : `Quote this number: ${requestId}`) : "";
  return [says, detail, quote].filter(Boolean).join(" ");
}

/** Whether an address names nothing that the reader may see: unknown, or not even an id. */
export function isMissing(error: unknown): boolean {
  return error instanceof RequestFailed && [400, 404, 422].includes(error.status);
}

/** Whether nobody is signed in any more: the session ended while the page was open. */
export function isSignedOut(error: unknown): boolean {
  return error instanceof RequestFailed && error.status === 401;
}
