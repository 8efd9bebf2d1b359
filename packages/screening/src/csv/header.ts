/** Which column of a table file holds what. */
import type { Fact, Vocabulary } from "@jucai/engine/model";
import { problem, type Report } from "./problem.ts";
import { folded } from "./tidy.ts";

/** What a column may be about: facts by id or label, and other names such as the lists'. */
export type Names = { readonly facts: readonly Fact[]; readonly others: readonly string[] };
export type Header = {
  readonly width: number;
  /** Where the claimant's id stands. */
  readonly id: number;
  readonly facts: readonly { readonly at: number; readonly name: string; readonly fact: Fact }[];
  readonly others: readonly { readonly at: number; readonly name: string }[];
};

const idNames: ReadonlySet<string> = new Set(["id", "编号", "申请人编号"]);

/** Reads a header row; undefined where no column holds the claimant's id. */
export function readHeader(cells: readonly string[], names: Names, file: string, report: Report): Header | undefined {
  const ids = factsByName(names.facts);
  const header = {
    width: cells.length,
    facts: [] as Header["facts"][number][],
    others: [] as Header["others"][number][],
  };
  let id: number | undefined;
  const taken = new Map<string, string>();
  for (const [at, cell] of cells.entries()) {
    const name = cell.trim();
    const key = folded(cell);
    if (key === "") continue;
    const facts = ids.get(key) ?? [];
    const other = names.others.find((each) => each === key);
    const place = { file, row: 1, column: name };
    if (facts.length > 1) {
      report(ambiguous(place, facts));
      continue;
    }
    const meant = idNames.has(key) && facts.length === 0 ? "id" : (facts[0]?.id ?? other);
    if (meant === undefined) {
      report(extra(place));
      continue;
    }
    const before = taken.get(meant);
    if (before !== undefined) {
      report(twice(place, before));
      continue;
    }
    taken.set(meant, name);
    if (facts[0]) header.facts.push({ at, name, fact: facts[0] });
    else if (other !== undefined) header.others.push({ at, name: other });
    else id = at;
  }
  if (id !== undefined) return { ...header, id };
  report(noId(file));
  return undefined;
}

/** By id, by the id without its subject where that is clear, and by both labels. */
function factsByName(facts: readonly Fact[]): Map<string, readonly Fact[]> {
  const names = new Map<string, readonly Fact[]>();
  const add = (name: string, fact: Fact): void => {
    const known = names.get(folded(name)) ?? [];
    if (!known.includes(fact)) names.set(folded(name), [...known, fact]);
  };
  for (const fact of facts) for (const name of [fact.label.zh, fact.label.en]) add(name, fact);
  const subjects = new Set(facts.map(({ subject }) => subject));
  if (subjects.size === 1) for (const fact of facts) names.set(folded(fact.id.slice(fact.subject.length + 1)), [fact]);
  for (const fact of facts) names.set(folded(fact.id), [fact]);
  return names;
}

type Place = { readonly file: string; readonly row: number; readonly column: string };

function extra(place: Place): ReturnType<typeof problem> {
  return problem(
    place,
    "csv/extra-column",
    [
      `“${place.column}”不是事实，这一列没有用`,
      `“${place.column}” is no fact; the column was not used`,
      "若本应是事实，改用编号或中文名（jucai facts 列出全部）",
      "If it should be one, use its id or label (`jucai facts` lists them)",
    ],
    "warning",
  );
}

function ambiguous(place: Place, facts: readonly Fact[]): ReturnType<typeof problem> {
  const ids = facts.map(({ id }) => id);
  return problem(place, "csv/ambiguous-column", [
    `“${place.column}”可能是 ${ids.join("、")}，这一列没有用`,
    `“${place.column}” could be ${ids.join(", ")}; the column was not used`,
    "表头改写编号",
    "Put the id in the header",
  ]);
}

function twice(place: Place, before: string): ReturnType<typeof problem> {
  return problem(place, "csv/column-twice", [
    `“${place.column}”和“${before}”是同一项，用了前面一列`,
    `“${place.column}” and “${before}” are the same; the first one was used`,
    "只留一列",
    "Keep one of them",
  ]);
}

function noId(file: string): ReturnType<typeof problem> {
  return problem({ file, row: 1 }, "csv/no-id", [
    "表头里没有编号列，分不清谁是谁，整个文件没有读",
    "No column holds an id, so nobody can be told apart; the file was not read",
    "加一列 id（或“编号”），每个申请人一个",
    "Add a column `id` with one for each claimant",
  ]);
}

/** Facts and lists that are looked at and that nothing in the files tells. */
export function missing(file: string, what: Fact | { readonly list: string }): ReturnType<typeof problem> {
  if ("list" in what) {
    const { list } = what;
    return problem(
      { file: list },
      "csv/missing-list",
      [
        `没有 ${list} 的文件，这项列表按未知处理`,
        `There is no file for ${list}; it counts as not known`,
        `用 --list ${list}=文件.csv 给出`,
        `Give it with --list ${list}=file.csv`,
      ],
      "warning",
    );
  }
  const { id, label } = what;
  return problem(
    { file, column: id },
    "csv/missing-column",
    [
      `没有“${label.zh}”（${id}）这一列，按未知处理`,
      `There is no column for ${label.en} (${id}); it counts as not known`,
      `有数据就加一列 ${id}`,
      `Add a column ${id} if there is data`,
    ],
    "warning",
  );
}

/** A column that could be read, of a fact that nobody asks about. */
export function unused(file: string, column: string, { id }: Fact): ReturnType<typeof problem> {
  return problem(
    { file, row: 1, column },
    "csv/unused-column",
    [
      `要看的待遇用不到 ${id}，这一列没有读`,
      `No benefit that is looked at asks for ${id}; the column was not read`,
      "不必处理",
      "Nothing need be done",
    ],
    "warning",
  );
}

/** The facts that stand in a file of claimants, or in the file of a list. */
export function factsOfFile({ facts, subjects }: Vocabulary, list?: string): readonly Fact[] {
  const listed = new Set(subjects.flatMap((each) => (each.list === undefined ? [] : [each.id])));
  const subject = subjects.find((each) => list !== undefined && each.list === list)?.id;
  return facts.filter((fact) => (subject === undefined ? !listed.has(fact.subject) : fact.subject === subject));
}
