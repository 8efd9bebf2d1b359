import { readAnnexes } from "./annexes/annexes.ts";
import { readCitations } from "./citations/citations.ts";
import { readHead } from "./head/head.ts";
import { validityOf } from "./head/validity.ts";
import { readMeasures } from "./measures/measures.ts";
import { partsOf } from "./measures/parts.ts";
import type { ReadDocument, ReadProblem, Source } from "./model.ts";
import { openFile } from "./open/index.ts";
import { linesOf, type Line } from "./outline/lines.ts";
import { numberingFaults } from "./outline/numbering.ts";
import { makeOutline, nodesOf, type Outline } from "./outline/outline.ts";
import { problem } from "./problems.ts";
import { repair, type Repaired } from "./repair/index.ts";

/** Who is named first leads: some documents say so once for all. */
const firstLeads = /(?:列|排|居)(?:在|名)?(?:第一|首)位?的?(?:单位|部门)?为牵头/;

/** Opens a file by its bytes and name and reads it. Throws `Unreadable` where it cannot be opened. */
export async function readDocument(bytes: Uint8Array, name: string): Promise<ReadDocument> {
  return readText(await openFile(bytes, name));
}

/** Reads an opened file: title, outline, measures, annexes. Pure; never throws. */
export function readText(source: Source): ReadDocument {
  return readRepaired(repair(source));
}

/** The same of a document whose paragraphs are whole. */
export function readRepaired(repaired: Repaired): ReadDocument {
  const { text } = repaired;
  const lines = linesOf(repaired);
  const head = readHead(lines);
  const made = makeOutline(lines, head.body);
  const bodyText = blankHead(text, lines, head.body);
  const { measures, problems } = readMeasures(partsOf(made.roots, lines, text), {
    text,
    lines,
    issued: head.issued,
    firstLeads: firstLeads.test(text),
  });
  const { annexes, problems: ofAnnexes, measures: ofTables } = readAnnexes(repaired, lines, made, measures);
  const all = [...measures, ...ofTables];
  return {
    format: repaired.format,
    title: head.title,
    number: head.number,
    issuer: head.issuer,
    issued: head.issued,
    validity: validityOf(bodyText, head.title, head.issued),
    text,
    outline: nodesOf(lines, made.roots),
    leftovers: leftoversOf(lines, made),
    measures: all,
    citations: readCitations(bodyText, head.title),
    annexes,
    problems: [
      ...repaired.problems,
      ...aboutHead(head.title, head.number, head.issued),
      ...(all.length === 0 ? [problem("no_measures", null)] : []),
      ...aboutOutline(lines, made),
      ...problems,
      ...ofAnnexes,
    ],
  };
}

/** The text with its head blank, so that places stay the same: what the head names is not cited. */
function blankHead(text: string, lines: readonly Line[], body: number): string {
  const from = lines[body]?.from ?? text.length;
  return "\n".repeat(from) + text.slice(from);
}

function leftoversOf(lines: readonly Line[], made: Outline): ReadDocument["leftovers"] {
  const left: { from: number; to: number; why: ReadDocument["leftovers"][number]["why"] }[] = [];
  for (const [index, why] of [...made.leftovers].sort(([a], [b]) => a - b)) {
    const { from, next } = lines[index]!;
    const last = left.at(-1);
    if (last?.to === from && last.why === why) last.to = next;
    else left.push({ from, to: next, why });
  }
  return left;
}

function aboutHead(title: string, number: string | null, issued: string | null): ReadProblem[] {
  return [
    ...(title === "" ? [problem("title_missing", null)] : []),
    ...(number === null ? [problem("document_number_missing", null)] : []),
    ...(issued === null ? [problem("date_missing", null)] : []),
  ];
}

function aboutOutline(lines: readonly Line[], { roots, annexes }: Outline): ReadProblem[] {
  const at = (index: number) => ({ from: lines[index]!.from, to: lines[index]!.to });
  const faults = numberingFaults(roots).map((fault) =>
    problem(fault.code, at(fault.line), `${lines[fault.line]!.text.slice(0, 24)}（应为第${fault.expected}项）`),
  );
  const absent = annexes.listed
    .filter(
      (listed) =>
        !annexes.starts.some(
          (start) => start.number === listed.number || (start.number === null && annexes.listed.length === 1),
        ),
    )
    .map((listed) => problem("annex_absent", at(listed.line), listed.title));
  const unlabelled = annexes.starts
    .filter((start) => start.label === "")
    .map((start) => problem("annex_unlabelled", at(start.line), `附件${start.number ?? ""} ${start.title}`));
  return [...faults, ...absent, ...unlabelled];
}
