/** What is done with a pack's files away from the server's own thread: reading, checking, trying. Pure. */
import type { PackProblem, TriedBenefit } from "@jucai/contract";
import { type Policy, printDay, type Problem, type Vocabulary } from "@jucai/engine";
import { numbersOf } from "@jucai/engine/compare";
import {
  boundariesOf,
  findIn,
  type LoadedPacks,
  type OpenedBefore,
  readPacks,
  runExamples,
  sheetOf,
} from "@jucai/pack";

/** Everything that reads together: path below the packs folder → text. `folder` is the pack that it is about. */
export type PackFiles = { readonly files: ReadonlyMap<string, string>; readonly folder: string };
export type Language = "zh" | "en";

export type Checked = {
  readonly problems: PackProblem[];
  /** Null while there are faults. */
  readonly policy: Policy | null;
  readonly vocabulary: Vocabulary | null;
  readonly benefits: string[];
};
export type Task =
  | ({ readonly do: "check" } & PackFiles)
  | ({
      readonly do: "try";
      readonly benefit: string;
      readonly language: Language;
      /** The same as published, to compare with; null where it is not. */
      readonly before: ReadonlyMap<string, string> | null;
    } & PackFiles);
export type Tried = Omit<TriedBenefit, "tookMs" | "whatIf">;

/** Files as they were opened before: of a pack that is being typed only one changes from key to key. */
const opened: OpenedBefore = new Map();
const none: ReadonlyMap<string, string> = new Map();

export function check({ files, folder }: PackFiles): Checked {
  const loaded = readPacks(files, none, opened);
  const problems = loaded.problems.map((it) => problemOf(it, folder));
  const policy = policyIn(loaded, folder);
  const benefits = policy?.benefits.map(({ id }) => id) ?? [];
  const sound = problems.length === 0 && policy !== undefined;
  return { problems, policy: sound ? policy : null, vocabulary: sound ? loaded.vocabulary : null, benefits };
}

/** The boundary table and the examples of one benefit, as it stands in these files. */
export function tryBenefit(task: Extract<Task, { do: "try" }>): Tried {
  const { folder, benefit, language } = task;
  const loaded = readPacks(task.files, none, opened);
  const problems = loaded.problems.map((it) => problemOf(it, folder));
  const policy = policyIn(loaded, folder);
  // Faults elsewhere in the pack leave this benefit as it is.
  const found = policy?.benefits.find(({ id }) => id === benefit);
  if (found === undefined) return { problems, table: null, examples: null, numbers: [] };
  const sheet = sheetIn(loaded, benefit, language);
  const before = task.before === null ? undefined : publishedSheet(task.before, benefit, language);
  const earlier = new Map((before ?? undefined)?.rows.map((row) => [`${row.tried} ${row.facts.join()}`, row]));
  // Only the errors stop anything: the rest is what an author should have looked at.
  if (problems.length === 0) problems.push(...findingsOf(task.files, loaded, new Set([benefit]), folder));
  const run = runExamples({ ...loaded, examples: loaded.examples.filter((it) => it.benefit === benefit) });
  return {
    problems,
    numbers: numbersOf(found, loaded.vocabulary).map(({ path, kind, value }) => ({
      path,
      value: kind === "date" ? printDay(value) : value,
    })),
    table: sheet && {
      title: sheet.title,
      heads: [...sheet.heads],
      notes: [...sheet.notes],
      rows: sheet.rows.map((row) => {
        const was = earlier.get(`${row.tried} ${row.facts.join()}`);
        const same =
          was !== undefined && was.outcome === row.outcome && was.fen === row.fen && was.amount === row.amount;
        return {
          ...row,
          facts: [...row.facts],
          before: was === undefined || same ? null : { outcome: was.outcome, fen: was.fen, amount: was.amount },
        };
      }),
    },
    examples: {
      total: run.total,
      failures: run.failures.map(({ file, line, name, clause, differences }) => ({
        file: below(file, folder),
        line,
        name,
        clause: clause ?? null,
        differences: differences.map(({ what, expected, actual }) => ({ field: what, expected, actual })),
      })),
    },
  };
}

function sheetIn(loaded: LoadedPacks, benefit: string, language: Language) {
  const table = boundariesOf(loaded, benefit);
  return table === undefined || table.rows.length === 0 ? null : sheetOf(table, language);
}

let known: { readonly of: string; readonly sheet: ReturnType<typeof sheetIn> } | undefined;

/** The table of what is published: the same for every key that is pressed, so it is worked out once. */
function publishedSheet(files: ReadonlyMap<string, string>, benefit: string, language: Language) {
  const of = JSON.stringify([benefit, language, ...files]);
  if (known?.of !== of) known = { of, sheet: sheetIn(readPacks(files, none, opened), benefit, language) };
  return known.sheet;
}

function policyIn({ policies, folders }: LoadedPacks, folder: string): Policy | undefined {
  return policies.find(({ id }) => folders.get(id) === folder);
}

function problemOf({ code, at, message, fix }: Problem, folder: string): PackProblem {
  return { code, severity: "error", file: below(at.file, folder), line: at.line, column: at.column, message, fix };
}

function below(file: string, folder: string): string {
  return file.startsWith(folder) ? file.slice(folder.length) : file;
}

/** What `jucai check` finds beyond the form; what its author has accepted is left out. */
function findingsOf(
  files: ReadonlyMap<string, string>,
  loaded: LoadedPacks,
  only: ReadonlySet<string>,
  folder: string,
): PackProblem[] {
  return findIn(files, loaded, only)
    .findings.filter(({ accepted, severity }) => accepted === undefined && severity !== "info")
    .map(({ kind, says, place }) => ({
      code: kind,
      severity: "finding",
      file: below(place.file, folder),
      line: place.line,
      column: place.column,
      message: says,
      fix: { zh: "改掉它；确实如此就写进 accepts。", en: "Mend it; where it is meant, say so under `accepts`." },
    }));
}
