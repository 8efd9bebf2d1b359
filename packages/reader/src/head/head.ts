import { labelOf } from "../outline/labels.ts";
import type { Line } from "../outline/lines.ts";
import { plain } from "../words/fold.ts";
import { headDate, imprint, isDateLine, lastSignature, named, signature } from "./signature.ts";

/** What stands before the body: letterhead, number, title, addressees; of a notice that issues a document, all of the notice. */
export type Head = {
  readonly title: string;
  readonly number: string | null;
  readonly issuer: string | null;
  readonly issued: string | null;
  /** Index of the first line of the body. */
  readonly body: number;
};

/** How many lines a head has at most; what stands deeper is no head. */
const deepest = 60;
const documentNumber = /[\u4e00-\u9fff]{2,14}\s?（\s?(?:19|20)\d\d\s?）\s?第?\s?\d{1,4}\s?号/;
const kinds =
  "通知|意见|办法|方案|措施|规定|细则|决定|计划|要点|规划|公告|通告|指南|清单|政策|条例|纲要|制度|规则|批复|函|报告|目录|标准|汇总表";
const titleEnd = new RegExp(`(?:${kinds})(?:（[^（）]{1,12}）)*$`);

/** Whether a line is only the number of the document, with what a letterhead prints around it. */
function numberIn(line: Line): string | null {
  if (line.kind !== "text" || line.text.length > 40 || /[《》。]/.test(line.text)) return null;
  const match = documentNumber.exec(line.folded);
  if (match === null) return null;
  const from = /^\s*(?:文号|字号|发文字号|编号)：?\s*/.exec(line.folded)?.[0].length ?? 0;
  return line.text.slice(Math.max(match.index, from), match.index + match[0].length).replace(/\s/g, "");
}

/** Addressees end with a colon and name whom the document is for. */
function isAddressee(line: Line): boolean {
  return (
    /：$/.test(line.folded) &&
    line.text.length < 160 &&
    labelOf(line.folded) === null &&
    /[各省市县区乡镇有关单位部门局委办]/.test(line.text) &&
    !/。|如下|通知/.test(line.text)
  );
}

/** A paragraph of text, no line of a head: it ends like a sentence or is long. */
function isProse(line: Line): boolean {
  return (
    line.kind === "table" ||
    (line.text.length > 24 && /[。；：]$/.test(line.folded) && !isAddressee(line)) ||
    line.text.length > 70
  );
}

const oneLine = (text: string): string =>
  text.replace(/\s+/g, " ").replace(/(?<=[\u4e00-\u9fff”》）]) (?=[\u4e00-\u9fff“《（])/g, "");

/** Lines of the outer title: from the first line that can be one to the addressee, a sentence or a number of a heading. */
function outerTitle(
  lines: readonly Line[],
): { readonly text: string; readonly from: number; readonly to: number } | null {
  let from = -1;
  for (let i = 0; i < Math.min(lines.length, deepest); i++) {
    const line = lines[i]!;
    if (line.kind === "page_number") continue;
    const stops = isAddressee(line) || isProse(line) || isDateLine(line) || labelOf(line.folded) !== null;
    if (numberIn(line) !== null) {
      // What stood before the number was the letterhead.
      from = -1;
      continue;
    }
    if (stops) {
      if (from >= 0) return null;
      if (labelOf(line.folded) !== null || isProse(line)) return null;
      continue;
    }
    if (/文件$|^（|签发|^主办|^\[|^【?(?:公开|主动)/.test(line.folded) && from < 0) continue;
    if (from < 0) from = i;
    if (titleEnd.test(line.folded)) {
      const last = followed(lines, i);
      const parts = lines.slice(from, last + 1).filter((each) => each.kind === "text");
      return { text: parts.map((each) => each.text).join(""), from, to: last };
    }
    if (i - from > 6) return null;
  }
  return null;
}

/** A title may end with a word of kinds early (…实施方案 / 的通知): the next short line that ends so too belongs to it. */
function followed(lines: readonly Line[], index: number): number {
  const next = lines[index + 1];
  if (next === undefined || next.kind !== "text") return index;
  if (/^（(?:试行|暂行|征求意见稿|修订|修订稿)）$/.test(next.folded)) return index + 1;
  return /^的?(?:通知|意见|方案|办法|细则)$/.test(next.folded) ? index + 1 : index;
}

/** 关于印发《…》的通知: the document that a notice issues. */
function issuedBy(title: string): string | null {
  const match =
    /(?:印发|转发|下发|发布|公布)\s*(?:《(?<marked>.+)》|(?<bare>[^《》]{4,80}?))\s*的\s*(?:通知|公告|通告|决定)/.exec(
      title,
    );
  const found = match?.groups?.["marked"] ?? match?.groups?.["bare"];
  return found === undefined ? null : found.replace(/》.{0,6}《/g, "、").replace(/[》《]/g, "");
}

/** Where the issued document's own title stands: one to four lines that are together the same. */
function innerTitle(
  lines: readonly Line[],
  title: string,
  after: number,
): { readonly from: number; readonly to: number } | null {
  const wanted = plain(title);
  if (wanted.length < 4) return null;
  for (let i = after; i < Math.min(lines.length, deepest); i++) {
    let joined = "";
    for (let j = i; j < Math.min(lines.length, i + 5); j++) {
      const line = lines[j]!;
      if (line.kind === "page_number") continue;
      joined += plain(line.text);
      if (line.kind === "table" || joined.length > wanted.length + 8) break;
      const same =
        joined === wanted ||
        (joined.length >= wanted.length - 6 &&
          joined.length > 6 &&
          (wanted.startsWith(joined) || joined.startsWith(wanted)));
      if (same)
        return {
          from: i,
          to: joined.length < wanted.length ? Math.max(j, partEnd(lines, j, wanted, joined)) : followed(lines, j),
        };
    }
  }
  return null;
}

/** Goes on to the line that completes a title which so far is only begun. */
function partEnd(lines: readonly Line[], index: number, wanted: string, begun: string): number {
  const next = lines[index + 1];
  return next !== undefined && next.kind === "text" && wanted.startsWith(begun + plain(next.text)) ? index + 1 : index;
}

/** First line of the body where no issued document's title marks it: after title, number, date and addressees. */
function bodyAfter(lines: readonly Line[], from: number): number {
  for (let i = from; i < lines.length; i++) {
    const line = lines[i]!;
    if (line.kind === "page_number" || isAddressee(line) || isDateLine(line) || numberIn(line) !== null) continue;
    if (/^（.{2,30}）$/.test(line.folded) && i - from < 3) continue;
    return i;
  }
  return lines.length;
}

/** Reads what stands before the body of a document, and its signature wherever it stands. */
export function readHead(lines: readonly Line[]): Head {
  const outer = outerTitle(lines);
  const outerText = outer === null ? "" : oneLine(outer.text);
  const issues = issuedBy(outerText);
  const inner = issues === null ? null : innerTitle(lines, issues, outer!.to + 1);
  const annex =
    inner === null
      ? -1
      : lines.findIndex((line, index) => index > outer!.to && index < inner.from && /^附\s?件/.test(line.folded));
  // The document that is issued is an annex: its heading begins the body.
  const body =
    annex >= 0
      ? annex
      : inner !== null
        ? bodyAfter(lines, inner.to + 1)
        : outer === null
          ? 0
          : bodyAfter(lines, outer.to + 1);
  const first = lines.slice(0, Math.max(body, 12));
  const number = first.map(numberIn).find((each) => each !== null) ?? null;
  const sign =
    (inner === null ? null : signature(lines, outer!.to + 1, inner.from)) ??
    lastSignature(lines, body) ??
    headDate(lines, body);
  const foot = imprint(lines);
  return {
    title: issues !== null ? oneLine(issues) : outerText,
    number,
    issuer: sign?.issuer ?? named(lines, outerText) ?? foot?.issuer ?? null,
    issued: sign?.issued ?? foot?.issued ?? null,
    body,
  };
}
