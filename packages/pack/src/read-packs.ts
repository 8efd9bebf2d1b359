import type { Policy, Problem, Vocabulary } from "@jucai/engine";
import { faultsInto } from "./build/faults.ts";
import { buildPolicy } from "./build/policy.ts";
import type { Raw, RawPack } from "./build/raw-pack.ts";
import { checkReferences } from "./build/references.ts";
import { buildVocabulary } from "./build/vocabulary.ts";
import { buildExamples } from "./examples/build-examples.ts";
import type { ExampleFile } from "./examples/example.ts";
import { sortFiles, type PackFiles } from "./files.ts";
import type { Shape } from "./shape/shape.ts";
import { benefitFile, ratesFile } from "./shapes/benefit.ts";
import { examplesFile } from "./shapes/examples.ts";
import { measuresFile, packFile, runsFile, unitsFile } from "./shapes/pack.ts";
import { recognitionsFile, servicesFile } from "./shapes/recognitions.ts";
import { processesFile } from "./shapes/processes.ts";
import { tasksFile } from "./shapes/tasks.ts";
import { liaisonFile, rostersFile } from "./shapes/rosters.ts";
import { vocabularyFile } from "./shapes/vocabulary.ts";
import { type Opened, openYaml } from "./yaml/open-yaml.ts";

export type LoadedPacks = {
  readonly vocabulary: Vocabulary;
  /** Benefits with problems are left out; ask `problems` before running anything. */
  readonly policies: readonly Policy[];
  readonly examples: readonly ExampleFile[];
  readonly problems: readonly Problem[];
  /** Names defined in each pack's `pack.yaml`, for all its benefits. */
  readonly definitions: ReadonlyMap<string, ReadonlySet<string>>;
  /** The folder of each pack, relative to the packs folder. */
  readonly folders: ReadonlyMap<string, string>;
};

/** Sound files as they were opened before, by path: opening them is most of the time, and few change between two readings. */
export type OpenedBefore = Map<string, Opened>;

/**
 * Reads a folder of packs, given as path → text.
 *
 * Pure and total: every fault in every file is collected as a problem with its place. Files that stand
 * in the folder but could not be read are given with the system's code, such as EACCES. Whoever reads the same files
 * again and again gives the same `before` each time.
 */
export function readPacks(
  files: ReadonlyMap<string, string>,
  unreadable: ReadonlyMap<string, string> = new Map(),
  before?: OpenedBefore,
): LoadedPacks {
  const problems: Problem[] = [];
  for (const [path, code] of unreadable) reportUnreadable(path, code, problems);
  const sorted = sortFiles([...files.keys()]);
  const read = <T>(
    path: string,
    shape: Shape<T>,
  ): { readonly sheet: Raw<Shape<T>>["sheet"]; readonly value: T } | undefined => {
    if (unreadable.has(path)) return undefined;
    const { sheet, root } = openAgain(path, files.get(path)!, problems, before);
    if (problems.some(({ at }) => at.file === path)) return undefined;
    return { sheet, value: shape.read(root, sheet) };
  };
  for (const path of sorted.stray) reportStray(path, problems);
  const faults = problems.length;
  const vocabulary = buildVocabulary(sorted.vocabulary.flatMap((path) => read(path, vocabularyFile) ?? []));
  // Every rule stands on the vocabulary: while it is faulty, what rules say of it would only be noise.
  const sound = problems.length === faults && !sorted.vocabulary.some((path) => unreadable.has(path));
  const raw = sorted.packs.flatMap((pack) => readPack(pack, read) ?? []);
  checkReferences(raw.map((it) => it.raw));
  const policies = sound ? raw.map((it) => buildPolicy(it.raw, vocabulary)) : [];
  const known = {
    vocabulary,
    benefits: raw.flatMap(benefitsNamed),
    policies: raw.map((it) => it.raw.pack.value.policy),
  };
  const examples = (sound ? raw : []).flatMap(({ raw: { pack }, files: own }) =>
    own.examples.flatMap((path) => {
      const file = read(path, examplesFile);
      return file ? [buildExamples(file.value, pack.value.policy, known, file.sheet)] : [];
    }),
  );
  const folders = new Map(raw.map((it) => [it.raw.pack.value.policy, it.files.folder]));
  const definitions = new Map(
    raw.map(({ raw: { pack } }) => [pack.value.policy, new Set((pack.value.define ?? []).map(({ key }) => key))]),
  );
  return { vocabulary, policies, examples, problems: sortProblems(problems), definitions, folders };
}

/** Opens a file unless it stands in `before` with the same text. Places and problems belong to this reading alone. */
function openAgain(path: string, text: string, problems: Problem[], before: OpenedBefore | undefined): Opened {
  const known = before?.get(path);
  if (known?.sheet.text === text) return { ...known, sheet: { ...known.sheet, problems, places: new WeakMap() } };
  const opened = openYaml(path, text, problems);
  if (opened.root !== null) before?.set(path, opened);
  return opened;
}

type Read = <T>(
  path: string,
  shape: Shape<T>,
) => { readonly sheet: Raw<Shape<T>>["sheet"]; readonly value: T } | undefined;

function readPack(files: PackFiles, read: Read): { raw: RawPack; files: PackFiles } | undefined {
  const pack = read(files.pack, packFile);
  if (!pack) return undefined;
  const units = files.units === undefined ? undefined : read(files.units, unitsFile);
  const measures = files.measures === undefined ? undefined : read(files.measures, measuresFile);
  const runs = files.runs === undefined ? undefined : read(files.runs, runsFile);
  const rosters = files.rosters === undefined ? undefined : read(files.rosters, rostersFile);
  const liaison = files.liaison === undefined ? undefined : read(files.liaison, liaisonFile);
  const processes = files.processes === undefined ? undefined : read(files.processes, processesFile);
  const recognitions = files.recognitions === undefined ? undefined : read(files.recognitions, recognitionsFile);
  const services = files.services === undefined ? undefined : read(files.services, servicesFile);
  const tasks = files.tasks === undefined ? undefined : read(files.tasks, tasksFile);
  const benefits = files.benefits.flatMap((path) => read(path, benefitFile) ?? []);
  if (files.units === undefined) reportMissing(`${files.folder}units.yaml`, pack.sheet.problems);
  if (files.measures === undefined) reportMissing(`${files.folder}measures.yaml`, pack.sheet.problems);
  const rates = files.rates.flatMap((path) => read(path, ratesFile) ?? []);
  const wholes = { rosters, liaison, processes, recognitions, services, tasks };
  const lost = Object.entries(wholes).some(([name, it]) => files[name as keyof typeof wholes] !== undefined && !it);
  const partial = !units || !measures || lost || benefits.length < files.benefits.length;
  return { raw: { pack, units, measures, runs, ...wholes, benefits, rates, partial }, files };
}

/** The benefits of a pack: those that have files, and those whose files could not be read. */
function benefitsNamed({ raw: { benefits, measures, partial } }: { readonly raw: RawPack }): string[] {
  const named = benefits.map(({ value }) => value.benefit);
  if (!partial || !measures) return named;
  return [...named, ...measures.value.measures.filter(({ kind }) => kind === "benefit").map(({ id }) => id)];
}

function reportUnreadable(path: string, code: string, problems: Problem[]): void {
  faultsInto(problems)(
    { file: path, line: 1, column: 1 },
    "unreadable",
    { zh: `读不了这个文件（${code}）。`, en: `This file cannot be read (${code}).` },
    { zh: "检查文件权限和磁盘。", en: "Look at the permissions of the file and at the disk." },
  );
}

function reportStray(path: string, problems: Problem[]): void {
  faultsInto(problems)(
    { file: path, line: 1, column: 1 },
    "stray-file",
    {
      zh: "这个 YAML 文件不在任何政策包里，不会被读取。",
      en: "This YAML file belongs to no pack and would not be read.",
    },
    {
      zh: "放进 benefits/、examples/ 或 vocabulary/，扩展名用 .yaml。",
      en: "Move it under benefits/, examples/ or vocabulary/, with the ending .yaml.",
    },
  );
}

function reportMissing(path: string, problems: Problem[]): void {
  faultsInto(problems)(
    { file: path, line: 1, column: 1 },
    "missing-file",
    { zh: "政策包缺少这个文件。", en: "The pack lacks this file." },
    { zh: "按 docs/packs.md 写出它。", en: "Write it as docs/packs.md shows." },
  );
}

function sortProblems(problems: readonly Problem[]): Problem[] {
  return problems.toSorted(({ at: a }, { at: b }) =>
    a.file < b.file ? -1 : a.file > b.file ? 1 : a.line - b.line || a.column - b.column,
  );
}
