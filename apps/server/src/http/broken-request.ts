import { randomBytes } from "node:crypto";
import type { Socket } from "node:net";
import type { ErrorAnswer } from "@jucai/contract";

/** Bytes that are no HTTP request never reach a route: they get the same kind of answer, in both languages, and the line is closed. */
export function answerBrokenRequest(error: NodeJS.ErrnoException, socket: Socket): void {
  if (error.code === "ECONNRESET" || !socket.writable) return void socket.destroy();
  const tooLong = error.code === "HPE_HEADER_OVERFLOW";
  const code = tooLong ? "too_long" : "bad_request";
  const message = tooLong
    ? { zh: "地址或请求头太长，请缩短后再试。", en: "The address or a header is too long; shorten it." }
    : {
        zh: "请求看不懂：地址里的汉字请先编码。",
        en: "The request cannot be read: encode what is not ASCII in its address.",
      };
  const requestId = `E-${randomBytes(4).toString("hex").toUpperCase()}`;
  const answer: ErrorAnswer = { code, message, says: message.zh, requestId };
  const body = JSON.stringify(answer);
  socket.end(
    [
      tooLong ? "HTTP/1.1 431 Request Header Fields Too Large" : "HTTP/1.1 400 Bad Request",
      "Content-Type: application/json; charset=utf-8",
      `Content-Length: ${Buffer.byteLength(body)}`,
      "Cache-Control: no-store",
      "X-Content-Type-Options: nosniff",
      "Connection: close",
      "",
      body,
    ].join("\r\n"),
  );
}
