/** Where a numbered line has its title: half-open range in the line behind the label, and where the body begins. */
export type RunIn = { readonly title: { readonly from: number; readonly to: number } | null; readonly body: number };

const none: RunIn = { title: null, body: 0 };
/** Sentences that rule something about the document itself are no titles. */
const rule =
  /^(?:本(?:文件|办法|方案|意见|通知|措施|规定|细则|政策|计划|通告|条)|对|凡|每|全年|各|于|到20|符合|根据|按照|为了?(?!人才|企业)|自)/;

const commas = (text: string): number => (text.match(/，/g) ?? []).length;

/**
 * Finds the title of a numbered line: all of it (1.标题), its first sentence (一、标题。正文…), what stands in 【】 or before
 * a colon or a wide blank. A line that only has text has no title.
 *
 * @param folded the line behind its label, folded
 * @param article whether the number is that of an article (第五条), whose text is seldom titled
 * @param bodyFollows whether the next line is plain text, so that a line of one sentence can be its title
 */
export function runIn(folded: string, article: boolean, bodyFollows: boolean): RunIn {
  const text = folded.trimEnd();
  if (text === "") return none;
  const marked = /^（([^（）]{2,20})）\s*/.exec(text);
  if (article && marked !== null) return { title: { from: 1, to: marked[1]!.length + 1 }, body: marked[0].length };
  const wide = /^([\u4e00-\u9fff、“”]{2,14}) +(?=\S)/.exec(text);
  if (article && wide !== null) return { title: { from: 0, to: wide[1]!.length }, body: wide[0].length };
  const stop = text.search(/[。；]/);
  if (article) return ofArticle(text, stop);
  if (stop < 0) return colon(text) ?? (text.length <= 60 && !/[：，、]$/.test(text) ? whole(text) : none);
  const first = text.slice(0, stop);
  const before = colon(text);
  if (before !== null) return before;
  if (text.charAt(stop) === "；" || rule.test(first)) return none;
  if (stop === text.length - 1)
    return bodyFollows && first.length <= 30 && commas(first) <= 1
      ? { title: { from: 0, to: stop }, body: text.length }
      : none;
  return first.length <= 40 && commas(first) <= 1 && !/[\d一二三四五六七八九十]+(?:万?元|%)/.test(first)
    ? { title: { from: 0, to: stop }, body: stop + 1 }
    : none;
}

/** Articles are mostly text; a short first sentence that rules nothing is a title. */
function ofArticle(text: string, stop: number): RunIn {
  const first = stop < 0 ? text : text.slice(0, stop);
  if (first.length > 20 || /[，：]|应当?|可以|不得|须|由|是指|包括|适用/.test(first) || rule.test(first)) return none;
  if (stop < 0) return whole(text);
  return stop < text.length - 1 ? { title: { from: 0, to: stop }, body: stop + 1 } : none;
}

function whole(text: string): RunIn {
  return { title: { from: 0, to: text.length }, body: text.length };
}

/** 补贴标准：…: a short title before a colon with text behind it, or at the end of its line. */
function colon(text: string): RunIn | null {
  const match = /^([\u4e00-\u9fff“”、（）]{2,16})：/.exec(text);
  return match === null ? null : { title: { from: 0, to: match[1]!.length }, body: match[0].length };
}
