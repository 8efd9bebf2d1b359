import type { Line } from "../outline/lines.ts";
import { fold } from "../words/fold.ts";
import { dateIn } from "./dates.ts";

/** Who issued a document, and when. */
export type Signature = { readonly issuer: string | null; readonly issued: string };

const office = /(?:府|委|办公室|办公厅|小组|局|部|厅|院|会|中心|处|办|署|社|大学|学院|集团|公司|委员会|总工会)$/;

/** Whether a line holds a date and nothing else. */
export function isDateLine(line: Line): boolean {
  const date = dateIn(line.folded);
  return date !== null && line.text.replace(/[\s（）()]/g, "").length <= date.to - date.from + 2;
}

/** The offices on the lines right above a date; several can sign together. */
function officesAbove(lines: readonly Line[], index: number): string[] {
  const offices: string[] = [];
  for (let i = index - 1; i >= Math.max(0, index - 4); i--) {
    const line = lines[i]!;
    if (line.kind !== "text" || !office.test(line.folded) || line.text.length > 40 || /[，。：]/.test(line.folded))
      break;
    offices.unshift(line.text.replace(/\s+/g, ""));
  }
  return offices;
}

/** A date on a line of its own, and the office on the line before it: the signature. */
export function signature(
  lines: readonly Line[],
  from: number,
  to: number,
): { readonly issuer: string | null; readonly issued: string } | null {
  for (let i = from; i < to; i++) {
    const line = lines[i]!;
    if (line.kind !== "text" || line.text.length > 60) continue;
    const date = dateIn(line.folded);
    if (date === null || !(isDateLine(line) || /^[\s\u4e00-\u9fff]*$/.test(line.folded.slice(0, date.from)))) continue;
    if (
      /^\s*(?:印发|发布|施行)/.test(line.folded.slice(date.to)) ||
      /[前起至]/.test(line.folded.slice(date.to, date.to + 2))
    )
      continue;
    const same = line.text.slice(0, date.from).trim();
    const issuer = office.test(same) ? same : officesAbove(lines, i).join("、");
    return { issuer: issuer === "" ? null : issuer.replace(/\s/g, ""), issued: date.date };
  }
  return null;
}

/** 某某办公室 2021年6月23日印发: the foot of a document. */
export function imprint(lines: readonly Line[]): { readonly issuer: string | null; readonly issued: string } | null {
  for (const line of lines) {
    if (line.kind !== "text" || !/印发\s*$/.test(line.folded) || line.text.length > 60) continue;
    const date = dateIn(line.folded);
    if (date === null) continue;
    const name = line.text.slice(0, date.from).replace(/\s/g, "");
    return { issuer: office.test(fold(name)) ? name : null, issued: date.date };
  }
  return null;
}

/** The office that a letterhead or a title names: 某某局文件, 某某局关于…. */
export function named(lines: readonly Line[], title: string): string | null {
  const about = /^(?:中共)?([\u4e00-\u9fff]{3,30}?)(?:关于|印发|转发)/
    .exec(title)?.[0]
    ?.replace(/(?:关于|印发|转发)$/, "");
  if (about !== undefined && office.test(about)) return about;
  for (const line of lines.slice(0, 8)) {
    const text = line.folded.replace(/\s/g, "");
    const head = /^([\u4e00-\u9fff]{4,30})文件$/.exec(text)?.[1];
    if (head !== undefined) return head;
  }
  const first = lines
    .slice(0, 3)
    .find((line) => office.test(line.folded) && line.text.length <= 30 && !/[，。、：]/.test(line.text));
  return first?.text.replace(/\s/g, "") ?? null;
}

/** The signature at the end of a body, before its annexes. */
export function lastSignature(lines: readonly Line[], body: number): ReturnType<typeof signature> {
  for (let i = lines.length - 1; i >= body; i--) {
    const line = lines[i]!;
    if (line.kind !== "text" || !isDateLine(line)) continue;
    const found = signature(lines, i, i + 1);
    if (found !== null && (found.issuer !== null || lines.length - i < 8)) return found;
  }
  return null;
}

/** （2023年3月1日）under a title. */
export function headDate(lines: readonly Line[], body: number): ReturnType<typeof signature> {
  const line = lines.slice(0, body).find((each) => each.kind === "text" && isDateLine(each));
  const date = line === undefined ? null : dateIn(line.folded);
  return date === null ? null : { issuer: null, issued: date.date };
}
