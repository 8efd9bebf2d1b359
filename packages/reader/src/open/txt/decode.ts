import { refused } from "../refused.ts";

/**
 * Text of a file by its mark at the beginning, else by what its bytes can be: UTF-8, or GB 18030 as older programs
 * write it. Throws Unreadable where it is no text at all.
 */
export function decode(bytes: Uint8Array): string {
  const text = new TextDecoder(encodingOf(bytes)).decode(bytes);
  // A text has no zero bytes and hardly any control or replacement characters.
  const sample = text.slice(0, 20_000);
  const strange = sample.match(/[\u0000-\u0008\u000e-\u001f\ufffd]/gu)?.length ?? 0;
  if (strange > sample.length / 100) throw refused.unknown();
  return text;
}

function encodingOf(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return "utf-16le";
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return "utf-16be";
  if (isUtf8(bytes)) return zeros(bytes) ?? "utf-8";
  return zeros(bytes) ?? "gb18030";
}

function isUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}

/** UTF-16 without a mark: line ends and digits leave a zero in every second byte. */
function zeros(bytes: Uint8Array): "utf-16le" | "utf-16be" | undefined {
  const count = Math.min(bytes.length, 4_000);
  let even = 0;
  let odd = 0;
  for (let index = 0; index < count; index += 1) {
    if (bytes[index] !== 0) continue;
    if (index % 2 === 0) even += 1;
    else odd += 1;
  }
  // 一 and a few others have a zero of their own, on the other side.
  if (odd > count / 100 && odd > even * 2) return "utf-16le";
  if (even > count / 100 && even > odd * 2) return "utf-16be";
  return undefined;
}
