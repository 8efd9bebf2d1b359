import type { Citation } from "../model.ts";
import { fold, plain } from "../words/fold.ts";

const number = /[\u4e00-\u9fff]{1,14}（(?:19|20)\d\d）\s?第?\s?\d{1,4}\s?号/;
const behind = new RegExp(`^\\s?（\\s?(?:${number.source})[^（）]{0,10}）`);
const bare = new RegExp(number.source, "g");
/** Words before a number that are none of it. */
const joint = /^.*?(?:根据|按照|依据|执行|以及|和|及|与|按|文件)(?=[\u4e00-\u9fff]{2,})/;
/** 《花名册》, 《汇总表》: forms to fill in are no documents. */
const form = /(?:表|名册|清单|台账|申请书|承诺书|证书|登记簿|目录)$/;
const repeals = /(?:同时|即行|予以|一并|自行)?(?:废止|失效|停止执行)/;

/** Where a title that opens at `from` with 《 closes; titles may hold titles. Null where it does not. */
function titleEnd(text: string, from: number): number | null {
  let depth = 0;
  for (let i = from; i < text.length && i - from < 200; i++) {
    const char = text.charAt(i);
    if (char === "\n") return null;
    if (char === "《") depth++;
    else if (char === "》" && --depth === 0) return i + 1;
  }
  return null;
}

function sentenceEnd(text: string, from: number): number {
  for (let i = from; i < text.length && i - from < 400; i++) if ("。\n".includes(text.charAt(i))) return i;
  return Math.min(text.length, from + 400);
}

/**
 * Other documents that the text names, by title and number, and whether it ends them (同时废止).
 *
 * @param own the document's own title, which is no citation
 */
export function readCitations(source: string, own: string): Citation[] {
  const text = fold(source);
  const citations: Citation[] = [];
  let at = 0;
  const repealed = (to: number): { repealed?: true } => {
    const rest = text.slice(to, sentenceEnd(text, to));
    const until = rest.search(repeals);
    const between = rest
      .slice(0, Math.max(0, until))
      .replace(
        /《[^》]*》|（[^（）]*(?:（[^（）]*）[^（）]*){0,3}）|自[^，。]{2,14}?起|[、，和及与以等\s]|文件|规定|均/g,
        "",
      );
    // Between the titles that end together stand only marks and numbers.
    return until >= 0 && between.length <= 1 ? { repealed: true } : {};
  };
  const bareBetween = (from: number, to: number): void => {
    for (const match of text.slice(from, to).matchAll(bare)) {
      const start = from + match.index;
      const printed = source.slice(start, start + match[0].length).replace(joint, "");
      citations.push({
        title: null,
        number: printed.replace(/\s/g, ""),
        at: { from: start, to: start + match[0].length },
        ...repealed(start + match[0].length),
      });
    }
  };
  for (let open = text.indexOf("《"); open >= 0; open = text.indexOf("《", at)) {
    bareBetween(at, open);
    const end = titleEnd(text, open);
    if (end === null) {
      at = open + 1;
      continue;
    }
    const title = source
      .slice(open + 1, end - 1)
      .replace(/\s+/g, " ")
      .trim();
    const numbered = behind.exec(text.slice(end, end + 60));
    const inside = number.exec(fold(title));
    const inTitle = inside === null ? null : title.slice(inside.index, inside.index + inside[0].length);
    const to = end + (numbered?.[0].length ?? 0);
    const printed =
      numbered === null
        ? null
        : source
            .slice(end, to)
            .replace(/^\s?[（([〔【]|[）)\]〕】]$/g, "")
            .replace(/\s/g, "");
    const isForm = form.test(title) && numbered === null;
    if (!isForm && plain(title) !== plain(own) && title !== "")
      citations.push({ title, number: printed ?? inTitle, at: { from: open, to }, ...repealed(to) });
    at = to;
  }
  bareBetween(at, text.length);
  return citations.filter(
    (citation) => citation.number === null || citation.title !== null || !/^[（(]/.test(citation.number),
  );
}
