/**
 * Brings full-width letters, digits and brackets to their plain forms and lowers
 * the case, one UTF-16 unit for one, so that a place in the result is the same
 * place in the original.
 */
export function plain(text: string): string {
  return text.replaceAll(/[\uff01-\uff5e\u3000〔〕【】]|[A-Z]/g, plainUnit);
}

function plainUnit(unit: string): string {
  if (unit === "\u3000") return " ";
  if (unit === "〔" || unit === "【") return "[";
  if (unit === "〕" || unit === "】") return "]";
  const code = unit.charCodeAt(0);
  return (code > 0xff00 ? String.fromCharCode(code - 0xfee0) : unit).toLowerCase();
}

/** Without quotation marks: nobody types them, and words run on through them. */
export function unquoted(plainText: string): string {
  return plainText.replaceAll(/["'“”‘’「」《》<>]/g, "");
}

/** One run of Chinese characters, or one word of letters and digits. */
export type Run = { readonly text: string; readonly at: number; readonly han: boolean };

/** Cuts plain text into Chinese runs and other words. */
export function runs(plainText: string): Run[] {
  return [...plainText.matchAll(/\p{Script=Han}+|[^\P{L}\p{Script=Han}]+|\p{N}+/gu)].map((match) => ({
    text: match[0],
    at: match.index,
    han: /^\p{Script=Han}/u.test(match[0]),
  }));
}
