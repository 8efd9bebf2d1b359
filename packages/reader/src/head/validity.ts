import type { ReadDocument } from "../model.ts";
import { fold } from "../words/fold.ts";
import { printedNumber } from "../words/numbers.ts";
import { addDays, dateIn, lastDay } from "./dates.ts";

const number = "(\\d{1,2}|[一二两三四五六七八九十]{1,3})";
const start = /自[^。；，\n]{1,30}?(?:起|后)\s?(?:开始)?(?:正式)?(?:施行|实施|执行|生效)/;
const issue = /自(?:发布|印发|公布|颁布|发文|下发|签发)之日(?:起)?/;
const later = new RegExp(`之日起\\s?${number}\\s?(?:日|天)后`);
const term = new RegExp(
  `(?:有效期|施行期|实施期|执行期|试行期|期限)(?:限)?(?:暂定)?(?:为|是)?\\s?${number}\\s?(个月|年)|(?:试行|暂行|有效)\\s?${number}\\s?(个月|年)`,
);
const until = /(?:有效期|施行期|执行期|试行期|实施|执行|施行|试行)[^。；\n]{0,12}?至\s?(?=20\d\d|二[○零])/;

/** A sentence, a place in the text. */
function sentenceAround(text: string, at: number): { readonly from: number; readonly to: number } {
  let from = at;
  while (from > 0 && at - from < 200 && !"。；\n".includes(text.charAt(from - 1))) from--;
  let to = at;
  while (to < text.length && to - at < 200 && !"。\n".includes(text.charAt(to))) to++;
  return { from, to: Math.min(text.length, to + 1) };
}

/**
 * From when and for how long a document holds, as its own words say: 自发布之日起施行，试行3年.
 *
 * @param issued date of issue, from which 自印发之日 counts
 */
export function validityOf(source: string, title: string, issued: string | null): ReadDocument["validity"] {
  const text = fold(source);
  const trialTitle = /（(?:试行|暂行)）/.test(fold(title)) || /(?:暂行|试行)(?:办法|规定)/.test(title);
  const none = { from: null, years: null, until: null, trial: trialTitle, at: null };
  const match = lastMatch(text, start) ?? lastMatch(text, term) ?? lastMatch(text, until);
  if (match === null) return none;
  const at = sentenceAround(text, match.index);
  const sentence = text.slice(at.from, at.to);
  const from = fromDay(sentence, issued);
  const lasting = term.exec(sentence);
  const count = lasting === null ? null : printedNumber(lasting[1] ?? lasting[3]!);
  const months = count === null ? null : (lasting![2] ?? lasting![4]) === "年" ? count * 12 : count;
  const end = until.exec(sentence);
  const printedEnd = end === null ? null : (dateIn(sentence.slice(end.index))?.date ?? null);
  return {
    from,
    years: months === null ? null : months / 12,
    until: printedEnd ?? (from !== null && months !== null ? lastDay(from, months) : null),
    trial: trialTitle || /试行|暂行/.test(sentence),
    at,
  };
}

function lastMatch(text: string, pattern: RegExp): RegExpExecArray | null {
  let last: RegExpExecArray | null = null;
  for (const match of text.matchAll(new RegExp(pattern.source, "g"))) last = match as RegExpExecArray;
  return last;
}

function fromDay(sentence: string, issued: string | null): string | null {
  const days = later.exec(sentence);
  if (days !== null && issued !== null) return addDays(issued, printedNumber(days[1]!) ?? 0);
  if (issue.test(sentence)) return issued;
  const from = /自[^。；，]{0,3}(?=20\d\d|二[○零])/.exec(sentence);
  return from === null ? null : (dateIn(sentence.slice(from.index))?.date ?? null);
}
