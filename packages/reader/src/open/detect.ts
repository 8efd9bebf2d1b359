import type { Format } from "../model.ts";
import { refused } from "./refused.ts";

/** What a file is by its contents; a name in .txt keeps a text with tags in it from being taken for a web page. Throws Unreadable for what is known and not read. */
export function formatOf(bytes: Uint8Array, name: string): Format {
  const start = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, 4_096));
  if (start.subarray(0, 4).toString("latin1") === "PK\u0003\u0004") return "docx";
  if (start.subarray(0, 8).toString("hex") === "d0cf11e0a1b11ae1") throw oldContainer(bytes);
  // Some writers put a few bytes in front of the mark.
  if (start.subarray(0, 1_024).includes("%PDF-")) return "pdf";
  if (isBinary(start)) throw refused.unknown();
  const text = start
    .toString("latin1")
    .replace(/^(?:\u00ef\u00bb\u00bf|\u00ff\u00fe|\u00fe\u00ff)/, "")
    .replaceAll("\u0000", "");
  if (/^\s*\{\\rtf/.test(text)) throw refused.oldWord();
  if (/\.txt$/i.test(name)) return "txt";
  return /<(?:!doctype html|html|head|body|div|table|p|meta|span|article|h[1-6])[\s>]/i.test(text) ? "html" : "txt";
}

/** Both old Word files and encrypted new ones come in Microsoft's older container. */
function oldContainer(bytes: Uint8Array): Error {
  const whole = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return whole.includes(Buffer.from("EncryptedPackage", "utf16le")) ? refused.encrypted() : refused.oldWord();
}

const binaryMarks = ["89504e47", "ffd8ff", "47494638", "52617221", "1f8b", "377abcaf", "4d5a", "7f454c46"];

function isBinary(start: Buffer): boolean {
  const hex = start.subarray(0, 8).toString("hex");
  return binaryMarks.some((mark) => hex.startsWith(mark));
}
