import { chineseNumber } from "../words/numbers.ts";
import { plain } from "../words/fold.ts";
import type { Line } from "./lines.ts";

/** An annex as the list at the end of the body names it. */
export type ListedAnnex = { readonly number: number; readonly title: string; readonly line: number };
/** Where an annex begins: its heading line, and the last line of its title. */
export type AnnexStart = {
  readonly line: number;
  readonly titleTo: number;
  /** As printed (附件1); empty where only its title stands there. */
  readonly label: string;
  readonly number: number | null;
  readonly title: string;
};
export type AnnexLines = {
  readonly starts: readonly AnnexStart[];
  readonly listed: readonly ListedAnnex[];
  /** Lines of the list itself. */
  readonly list: ReadonlySet<number>;
};

const heading =
  /^[—•·*]?\s*(?<word>附\s?件|附\s?表|附\s?录|附)\s?(?<number>\d{1,2}|[一二三四五六七八九十]{1,3})?\s?(?:—\s?\d{1,2})?\s?(?<colon>[：.、])?\s*(?<title>.*)$/;
const entry = /^[—•·*]?\s*(?<number>\d{1,2}|[一二三四五六七八九十]{1,3})\s?[.．、]\s*(?<title>.{2,80})$/;

function numberOf(printed: string | undefined): number | null {
  if (printed === undefined) return null;
  return /^\d/.test(printed) ? Number(printed) : chineseNumber(printed);
}

type Candidate = {
  readonly index: number;
  readonly number: number | null;
  readonly title: string;
  readonly label: string;
  readonly colon: boolean;
};

function candidates(lines: readonly Line[], from: number): Candidate[] {
  const found: Candidate[] = [];
  for (let index = from; index < lines.length; index++) {
    const line = lines[index]!;
    if (line.kind !== "text" || line.text.length > 120) continue;
    const groups = heading.exec(line.folded)?.groups;
    if (groups === undefined || (groups["word"] === "附" && groups["colon"] === undefined)) continue;
    const title = line.text.slice(line.text.length - groups["title"]!.length).trim();
    if (/[。；]/.test(title) || /^(?:中|所|内|里|和|及|的|则)/.test(title)) continue;
    const label = line.text
      .slice(0, line.text.length - groups["title"]!.length)
      .replace(/^[-•·*—]\s*/, "")
      .replace(/[：:、.\s]+$/, "")
      .replace(/\s/g, "");
    found.push({ index, number: numberOf(groups["number"]), title, label, colon: groups["colon"] !== undefined });
  }
  return found;
}

/** The list of annexes at the end of the body: 附件：1.甲 / 2.乙. It names what follows; it is no annex itself. */
function listAt(lines: readonly Line[], candidate: Candidate, later: boolean): ListedAnnex[] | null {
  const first = entry.exec(candidate.title)?.groups;
  const named = (groups: Record<string, string | undefined>, line: number): ListedAnnex => ({
    number: numberOf(groups["number"]) ?? 1,
    title: groups["title"]!.trim(),
    line,
  });
  const listed: ListedAnnex[] = [];
  if (first !== undefined && numberOf(first["number"]) === 1) listed.push(named(first, candidate.index));
  else if (candidate.title !== "")
    return later || closes(lines, candidate.index + 1)
      ? [{ number: candidate.number ?? 1, title: candidate.title, line: candidate.index }]
      : null;
  else if (!later) return null;
  for (let index = candidate.index + 1; index < lines.length; index++) {
    const line = lines[index]!;
    if (line.kind === "page_number") continue;
    const groups = line.kind === "text" ? entry.exec(line.folded)?.groups : undefined;
    if (groups === undefined || numberOf(groups["number"]) !== listed.length + 1) break;
    listed.push(named(groups, index));
  }
  return listed.length === 0 ? null : listed;
}

/** Whether only signature, date and distribution follow, so that a named annex is not in the file. */
function closes(lines: readonly Line[], from: number): boolean {
  const rest = lines.slice(from, from + 20).filter((line) => line.kind !== "page_number");
  return (
    from + 20 >= lines.length && rest.length <= 6 && rest.every((line) => line.kind === "text" && line.text.length < 70)
  );
}

/** Lines behind an annex's heading that are its title: short ones, before the first number, table or sentence. */
function titleAfter(
  lines: readonly Line[],
  index: number,
  numbered: (index: number) => boolean,
  expected: string | undefined,
): { readonly to: number; readonly title: string } {
  let title = "";
  let to = index;
  for (let i = index + 1; i < Math.min(lines.length, index + 5); i++) {
    const line = lines[i]!;
    if (line.kind === "page_number") continue;
    if (
      line.kind === "table" ||
      numbered(i) ||
      line.text.length > 45 ||
      /[。；：，、]$/.test(line.folded) ||
      /^年\s*月|^单位|^填报|^\d{4}年/.test(line.folded)
    )
      break;
    if (
      title !== "" &&
      expected === undefined &&
      !/(?:方案|措施|办法|清单|表|细则|规定|计划|目录|标准|要点|条件|程序|流程图|指南|书)$/.test(line.folded) &&
      i > index + 2
    )
      break;
    title += line.text;
    to = i;
    if (expected !== undefined && plain(title) === expected) break;
    if (
      expected === undefined &&
      /(?:方案|措施|办法|清单|表|细则|规定|目录|名单|申请书|承诺书)(?:（[^（）]{1,8}）)?$/.test(line.folded)
    )
      break;
  }
  return { to, title: title.replace(/\s+/g, "") };
}

/**
 * Finds the annexes of a document and the list that names them.
 *
 * An annex whose heading line is missing is found by the title that the list gives it.
 *
 * @param numbered whether a line begins with a number, so that it is no title
 */
export function annexLines(lines: readonly Line[], from: number, numbered: (index: number) => boolean): AnnexLines {
  const found = candidates(lines, from);
  const lastOwn = found.findLastIndex((other) => other.number === 1 || (other.number === null && other.title === ""));
  let listed: readonly ListedAnnex[] = [];
  const list = new Set<number>();
  const starts: AnnexStart[] = [];
  found.forEach((candidate, index) => {
    if (list.has(candidate.index)) return;
    const mayList = listed.length === 0 && candidate.number === null && starts.length === 0;
    const named = mayList ? listAt(lines, candidate, lastOwn > index) : null;
    if (named !== null) {
      listed = named;
      for (let line = candidate.index; line <= named.at(-1)!.line; line++) list.add(line);
      return;
    }
    const expected = listed[(candidate.number ?? 1) - 1];
    const wanted = expected === undefined ? undefined : plain(expected.title);
    const own =
      candidate.title === ""
        ? titleAfter(lines, candidate.index, numbered, wanted)
        : { to: candidate.index, title: candidate.title };
    starts.push({
      line: candidate.index,
      titleTo: own.to,
      label: candidate.label,
      number: candidate.number,
      title: own.title,
    });
  });
  const all = [...starts, ...unlabelled(lines, listed, starts)].sort((a, b) => a.line - b.line);
  return { starts: all, listed, list };
}

/** Annexes of the list whose title stands in the text, but no heading line before it. */
function unlabelled(
  lines: readonly Line[],
  listed: readonly ListedAnnex[],
  starts: readonly AnnexStart[],
): AnnexStart[] {
  const last = listed.at(-1)?.line;
  if (last === undefined) return [];
  const numbers = new Set(starts.map((start) => start.number));
  const titles = new Set(starts.map((start) => plain(start.title)));
  const covered = new Set(starts.flatMap((start) => [start.line, start.titleTo]));
  const places = new Map<string, number>();
  for (let index = lines.length - 1; index > last; index--) {
    const line = lines[index]!;
    if (line.kind === "text" && line.text.length <= 120 && !covered.has(index)) places.set(plain(line.text), index);
  }
  return listed
    .filter(({ number, title }) => !numbers.has(number) && !titles.has(plain(title)) && plain(title).length >= 4)
    .flatMap(({ number, title }) => {
      const line = places.get(plain(title));
      return line === undefined ? [] : [{ line, titleTo: line, label: "", number, title: lines[line]!.text }];
    });
}
