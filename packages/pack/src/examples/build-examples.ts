import {
  parseDay,
  readFacts,
  type Constant,
  type Held,
  type Place,
  type Problem,
  type Vocabulary,
} from "@jucai/engine";
import type { Data } from "../shape/data.ts";
import { nearest } from "../shape/nearest.ts";
import type { ReadOf } from "../shape/shape.ts";
import { examplesFile } from "../shapes/examples.ts";
import { whereIs, type Sheet } from "../yaml/sheet.ts";
import { faultsInto } from "../build/faults.ts";
import type { Example, ExampleFile } from "./example.ts";
import { mergeFacts, placeInside } from "./merge-facts.ts";

type RawFile = ReadOf<typeof examplesFile>;
type RawExample = RawFile["examples"][number];
export type Known = {
  readonly vocabulary: Vocabulary;
  readonly benefits: readonly string[];
  readonly policies: readonly string[];
};

/** Turns a file of examples as written into examples that can run. */
export function buildExamples(raw: RawFile, pack: string, known: Known, sheet: Sheet): ExampleFile {
  const faults = faultsInto(sheet.problems);
  if (raw.benefit === undefined && raw.packs === undefined) {
    faults(
      { file: sheet.file, line: 1, column: 1 },
      "examples-of",
      { zh: "没有写这些案例属于哪个待遇。", en: "It is not said which benefit these examples are about." },
      {
        zh: "加上 benefit: …；最佳组合的案例写 packs: […]。",
        en: "Add `benefit: …`, or `packs: […]` for examples of bundles.",
      },
    );
  }
  if (raw.benefit !== undefined) refer(raw.benefit, known.benefits, whereIs(sheet, raw, "benefit"), "benefit", sheet);
  raw.packs?.forEach((id, index) => refer(id, known.policies, whereIs(sheet, raw.packs!, index), "pack", sheet));
  return {
    file: sheet.file,
    pack,
    ...(raw.benefit === undefined ? {} : { benefit: raw.benefit }),
    packs: raw.packs ?? [pack],
    examples: raw.examples.map((it) => buildExample(it, raw, known.vocabulary, sheet)),
  };
}

function buildExample(raw: RawExample, file: RawFile, vocabulary: Vocabulary, sheet: Sheet): Example {
  const at = whereIs(sheet, raw);
  const { merged, problems } = mergeFacts([file.base, raw.facts], vocabulary, sheet);
  addOnce(sheet.problems, problems);
  const facts = Object.fromEntries([...merged].map(([key, { value }]) => [key, value]));
  const read = readFacts({ facts }, vocabulary, ([, key, ...rest]) => {
    const start = merged.get(String(key));
    return start ? placeInside(start, rest, sheet) : at;
  });
  addOnce(sheet.problems, read.problems);
  checkExpectation(raw, file, vocabulary, sheet);
  const clause = raw.clause ?? file.clause;
  return {
    name: raw.name,
    at,
    on: raw.on ?? file.on ?? 0,
    facts: read.facts,
    held: [...(file.held ?? []), ...(raw.held ?? [])].map(heldOf),
    settings: settingsOf(raw, file),
    ...(clause === undefined ? {} : { clause }),
    ...(raw.expect ? { expect: raw.expect } : {}),
    ...(raw.bundle ? { bundle: raw.bundle } : {}),
    ...(raw.document ? { document: raw.document } : {}),
  };
}

/** Adds problems that are not there yet: a fault in `base` comes up in every example of the file. */
function addOnce(problems: Problem[], more: readonly Problem[]): void {
  if (more.length === 0) return;
  const known = new Set(problems.map(keyOf));
  for (const problem of more) {
    const key = keyOf(problem);
    if (!known.has(key)) problems.push(problem);
    known.add(key);
  }
}

function keyOf({ code, at }: Problem): string {
  return `${code} ${at.line}:${at.column} ${at.file}`;
}

function heldOf({ amount, ...rest }: NonNullable<RawExample["held"]>[number]): Held {
  return { ...rest, ...(amount === undefined ? {} : { fen: amount }) };
}

function settingsOf(raw: RawExample, file: RawFile): Map<string, Constant> {
  const settings = new Map<string, Constant>();
  for (const [key, value] of Object.entries(raw.set ?? {})) {
    const id = key.includes("#") || file.benefit === undefined ? key : `${file.benefit}#${key}`;
    settings.set(id, constantOf(value));
  }
  return settings;
}

/** A value of a setting: dates become day numbers. */
export function constantOf(value: Data): Constant {
  if (typeof value === "string") return parseDay(value) ?? value;
  return typeof value === "object" ? null : value;
}

function checkExpectation(raw: RawExample, file: RawFile, vocabulary: Vocabulary, sheet: Sheet): void {
  const faults = faultsInto(sheet.problems);
  const at = whereIs(sheet, raw);
  if (raw.on === undefined && file.on === undefined && !raw.document) {
    faults(
      at,
      "example-date",
      { zh: "案例没有写判断日期。", en: "The example does not say on which date it is judged." },
      { zh: "加上 on: YYYY-MM-DD。", en: "Add `on: YYYY-MM-DD`." },
    );
  }
  const wanted = file.benefit === undefined ? (raw.bundle ?? raw.document) : raw.expect;
  if (!wanted || Object.keys(wanted).length === 0) {
    faults(
      at,
      "example-expects",
      { zh: "案例没有写期望的结果。", en: "The example does not say what to expect." },
      file.benefit === undefined
        ? { zh: "加上 bundle: { chosen: […] }。", en: "Add `bundle: { chosen: […] }`." }
        : { zh: "加上 expect: { status: … }。", en: "Add `expect: { status: … }`." },
    );
  }
  const facts = vocabulary.facts.map(({ id }) => id);
  raw.expect?.missing?.forEach((id, index) =>
    refer(id, facts, whereIs(sheet, raw.expect!.missing!, index), "fact", sheet),
  );
}

const nouns = { benefit: "待遇", pack: "政策包", fact: "事实" } as const;

function refer(id: string, names: readonly string[], at: Place, noun: keyof typeof nouns, sheet: Sheet): void {
  if (id === "" || names.includes(id)) return;
  const near = nearest(id, names);
  faultsInto(sheet.problems)(
    at,
    `unknown-${noun}`,
    { zh: `没有${nouns[noun]}“${id}”。`, en: `There is no ${noun} \`${id}\`.` },
    near ? { zh: `是否想写 ${near}？`, en: `Did you mean ${near}?` } : { zh: "检查编号。", en: "Check the id." },
  );
}
