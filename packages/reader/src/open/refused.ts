import { Unreadable } from "../model.ts";
import { limits } from "./limits.ts";

const megabytes = (bytes: number): number => Math.round(bytes / 1024 / 1024);

/** Files that are not read, each with what to do instead. */
export const refused = {
  empty: () =>
    new Unreadable("no_text", {
      zh: "这是一个空文件，请重新选择文件。",
      en: "This file is empty; choose the file again.",
    }),
  unknown: () =>
    new Unreadable("unknown_format", {
      zh: "认不出这是什么文件。可以读 Word（.docx）、带文字的 PDF、网页（.html）和文本（.txt），请另存为其中一种。",
      en: "This is no format that can be read. Save it as Word (.docx), PDF with text, a web page (.html) or text (.txt).",
    }),
  tooLarge: () =>
    new Unreadable("too_large", {
      zh: `文件超过 ${megabytes(limits.bytes)} MB。请去掉图片，或者只保留文件正文和附件后再试。`,
      en: `The file is larger than ${megabytes(limits.bytes)} MB. Take the pictures out, or keep the document and its annexes only.`,
    }),
  tooLong: () =>
    new Unreadable("too_large", {
      zh: `文件超过 ${limits.pages} 页或 ${limits.characters / 10_000} 万字。请分成几个文件再试。`,
      en: `The document has more than ${limits.pages} pages or ${limits.characters} characters. Split it into several files.`,
    }),
  encrypted: () =>
    new Unreadable("encrypted", {
      zh: "这个文件设了打开密码。请去掉密码后另存一份再试。",
      en: "This file needs a password. Save a copy without one and try that.",
    }),
  noText: () =>
    new Unreadable("no_text", {
      zh: "文件里没有文字，多半是扫描件。请找电子版，或先做文字识别再试。",
      en: "There is no text in this file; it is probably a scan. Use the electronic original, or run text recognition first.",
    }),
  damaged: () =>
    new Unreadable("damaged", {
      zh: "这个文件已损坏，读不出来。请用原来的软件打开，另存一份再试。",
      en: "This file is damaged and cannot be read. Open it in the program it came from, save a copy and try that.",
    }),
  macros: () =>
    new Unreadable("macros", {
      zh: "这个文件带有宏，系统不打开。请另存为不带宏的 .docx 再试。",
      en: "This file holds macros and is not opened. Save it as .docx without macros and try that.",
    }),
  bomb: () =>
    new Unreadable("bomb", {
      zh: "这个文件展开后大得不正常，系统不打开。请把内容复制到新文件再试。",
      en: "This file unfolds to an abnormal size and is not opened. Copy its contents into a new file and try that.",
    }),
  oldWord: () =>
    new Unreadable("old_word", {
      zh: "这是旧版 Word（.doc）。请用 Word 或 WPS 打开，另存为 .docx 再试。",
      en: "This is an old Word file (.doc). Open it in Word or WPS, save as .docx and try that.",
    }),
  timedOut: () =>
    new Unreadable("timed_out", {
      zh: `读了 ${limits.milliseconds / 1000} 秒还没有读完，已停下。请另存为 .docx 或文本再试。`,
      en: `Reading was stopped after ${limits.milliseconds / 1000} seconds. Save it as .docx or text and try that.`,
    }),
} as const;
