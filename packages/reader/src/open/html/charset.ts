import { decode } from "../txt/decode.ts";

/** Text of a web page: by its mark, else as the page says, else as any text. */
export function decodeHtml(bytes: Uint8Array): string {
  const head = new TextDecoder("latin1").decode(bytes.subarray(0, 4_096));
  const marked =
    /^(?:\u00ff\u00fe|\u00fe\u00ff|\u00ef\u00bb\u00bf|\u00ef\u00bf\u00bd)/.test(head) || head.includes("\u0000");
  const said = /<meta[^>]{0,200}charset\s*=\s*["']?\s*([\w-]{2,20})/i.exec(head)?.[1];
  if (marked || said === undefined) return decode(bytes);
  try {
    // What calls itself GB2312 or GBK is often more than that; GB 18030 holds both.
    const decoder = new TextDecoder(/^(?:gb|x-gbk)/i.test(said) ? "gb18030" : said, { fatal: true });
    return decoder.decode(bytes);
  } catch {
    return decode(bytes);
  }
}
