/** What the first and last characters of a line say about where a sentence stops. */

const numbered = [
  /^[一二三四五六七八九十百]{1,4}\s?[、．.]/u,
  /^[（(]\s?[一二三四五六七八九十百]{1,4}\s?[）)]/u,
  /^[0-9０-９]{1,3}\s?[、．.](?![0-9０-９])/u,
  /^[（(]\s?[0-9０-９]{1,3}\s?[）)]/u,
  /^[①-⑳㈠-㈩⑴-⒇]/u,
  /^第\s?[一二三四五六七八九十百零0-9]{1,5}\s?(?:章|节|条|编|篇|款|部分)(?!第|的规定|规定)/u,
  /^[A-Za-z][.．、)）](?=\p{Script=Han})/u,
];
const named = [
  /^附\s*[件表录]\s*(?:[0-9０-９一二三四五六七八九十]|[：:]|$)/u,
  /^(?:主送|抄送|抄报|分送)[：:]/u,
  /^[（(]?(?:牵头|责任|配合|实施|主办|协办|承办|参与|落实|主要责任|责任领导|填报|完成时[限间])[^：:，。]{0,8}[：:]/u,
  /^[（(](?:此件|此页|联系人)/u,
];
/** `第三条第` / `（三）项`: a line that begins with a number, but one that the sentence before it speaks of. */
const spokenOf = /^[（(]?[一二三四五六七八九十0-9]{1,4}[）)]?\s?[、和至到—-]?\s?(?:项|款|目|类|档|批|级|期)/u;
const endOfSentence = /[。！？；：!?;:…][”"’』」）)〕\]】》]*$/u;
const closed = /[）)〕】]$/u;

/** The line begins with a number or with a word that opens a line of its own (`责任单位：`, `附件`). */
export function beginsPart(line: string): boolean {
  return (numbered.some((each) => each.test(line)) && !spokenOf.test(line)) || beginsField(line);
}

/** The line begins with a word that opens a line of its own, such as `牵头单位：`. In brackets it may close a paragraph. */
export function beginsField(line: string): boolean {
  return named.some((each) => each.test(line));
}

export function endsSentence(line: string): boolean {
  return endOfSentence.test(line);
}

/** Ends in the middle of a sentence for certain: after a comma, or after a full stop and more without one. */
export function breaksOff(line: string): boolean {
  if (/[，、,“‘《（(〔]$/u.test(line)) return true;
  if (endsSentence(line) || closed.test(line)) return false;
  const stop = line.search(/[。！？](?=[^”"’』」）)〕】]*[^。！？]*$)/u);
  if (stop < 0) return false;
  return !/(?:单位|部门|时限|时间)\s?[：:]/u.test(line.slice(stop));
}

const pairs: Readonly<Record<string, string>> = { "《": "》", "〔": "〕", "（": "）", "“": "”", "【": "】" };
const closers = new Set(Object.values(pairs));

/** The bracket that is still open at the end of the text: its closing mark, and how far back it was opened. */
export function leftOpen(text: string): { readonly closer: string; readonly back: number } | undefined {
  const open: { closer: string; index: number }[] = [];
  const start = Math.max(0, text.length - 300);
  for (let index = start; index < text.length; index += 1) {
    const char = text[index]!;
    const closer = pairs[char];
    if (closer !== undefined) open.push({ closer, index });
    else if (closers.has(char) && open.at(-1)?.closer === char) open.pop();
  }
  const last = open.at(-1);
  return last && { closer: last.closer, back: text.length - last.index };
}

const pageNumbers = [
  /^[—–\-－一─]{1,3}\s*[0-9０-９]{1,4}\s*[—–\-－一─]{1,3}$/u,
  /^第\s*[0-9]{1,4}\s*页(?:\s*[，,/／]?\s*[共（(]\s*[0-9]{1,4}\s*页?[）)]?页?)?$/u,
  /^[0-9]{1,4}\s*[/／]\s*[0-9]{1,4}$/u,
  /^[·.]\s*[0-9]{1,4}\s*[·.]$/u,
];

/** A line that can only be the number of a page. A bare number may be one: see `pageNumbersOf`. */
export function isPageNumber(line: string): boolean {
  return pageNumbers.some((each) => each.test(line));
}
