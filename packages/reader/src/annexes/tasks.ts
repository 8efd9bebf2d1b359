import { findAmounts } from "../amounts/amounts.ts";
import { findDeadlines, withoutRates } from "../deadlines/deadlines.ts";
import type { Deadline, ReadMeasure, ReadProblem, UnitMention, UnitRole } from "../model.ts";
import { problem } from "../problems.ts";
import type { RepairedCell } from "../repair/index.ts";
import { findTargets } from "../targets/targets.ts";
import { completeNames } from "../units/complete.ts";
import { splitUnits } from "../units/split.ts";
import { plain } from "../words/fold.ts";
import { likeness } from "../words/likeness.ts";
import type { Column, TaskRow } from "./tables.ts";

const roles: readonly (readonly [Column, UnitRole])[] = [
  ["lead", "lead"],
  ["responsible", "responsible"],
  ["cooperating", "cooperating"],
  ["implementing", "implementing"],
];

/** Cuts a name that is two known names without a mark between them; null where it is not. */
function parted(name: string, known: ReadonlySet<string>): number[] | null {
  if (known.has(name)) return null;
  for (let at = 2; at <= name.length - 2; at++) {
    const left = name.slice(0, at);
    const right = name.slice(at);
    if (!known.has(left)) continue;
    if (known.has(right)) return [at];
    const more = parted(right, known);
    if (more !== null) return [at, ...more.map((each) => each + at)];
  }
  return null;
}

/** Units of one cell; names are printed on lines of their own, with marks between them, or joined. */
function unitsOf(
  cell: RepairedCell,
  role: UnitRole,
  known: ReadonlySet<string>,
  problems: ReadProblem[],
): UnitMention[] {
  const { pieces } = splitUnits(cell.text, "cut");
  const places = pieces.flatMap((piece) => {
    const name = cell.text.slice(piece.from, piece.to);
    const cuts = name.length > 24 || /\s/.test(name) ? null : parted(name, known);
    if (cuts === null) return [piece];
    problems.push(problem("units_joined", { from: cell.from + piece.from, to: cell.from + piece.to }, name));
    const edges = [0, ...cuts, name.length];
    return edges.slice(1).map((to, index) => ({ from: piece.from + edges[index]!, to: piece.from + to }));
  });
  const bare = places.map((place) => cell.text.slice(place.from, place.to).replace(/\s/g, ""));
  const names = completeNames(bare);
  return places.map((place, index) => ({
    name: names[index]!,
    ...(names[index] === bare[index] ? {} : { printed: bare[index]! }),
    role,
    at: { from: cell.from + place.from, to: cell.from + place.to },
  }));
}

const distinct = (units: readonly UnitMention[], role: UnitRole): string[] => [
  ...new Set(units.filter((unit) => unit.role === role).map((unit) => unit.name)),
];

/** A deadline that both the task and its own column print counts once. */
function once(deadlines: readonly Deadline[]): Deadline[] {
  const seen = new Set<string>();
  return deadlines.filter(({ text: _, at: __, ...due }) => {
    const key = JSON.stringify(due);
    return !seen.has(key) && seen.add(key);
  });
}

/** A row of a list of tasks as a measure. */
function measureOf(row: TaskRow, clause: string, known: ReadonlySet<string>, problems: ReadProblem[]): ReadMeasure {
  const units = roles.flatMap(([column, role]) => {
    const cell = row.cells.get(column);
    return cell === undefined ? [] : unitsOf(cell, role, known, problems);
  });
  const task = row.cells.get("task");
  const said = (["task", "measure", "deadline", "target"] as const).flatMap((column) => row.cells.get(column) ?? []);
  const amounts = said.flatMap((cell) => findAmounts(cell.text, cell.from));
  const deadlines = said.flatMap((cell) =>
    withoutRates(cell.text, findDeadlines(cell.text), findAmounts(cell.text)).map((each) => ({
      ...each,
      at: { from: cell.from + each.at.from, to: cell.from + each.at.to },
    })),
  );
  const targets = said.flatMap((cell) =>
    findTargets(cell.text, findDeadlines(cell.text, cell.from), amounts, cell.from),
  );
  const text = (row.cells.get("measure") ?? task)?.text ?? "";
  return {
    label: row.number,
    clause,
    title: (task?.text ?? "").replace(/\s+/g, ""),
    text,
    at: { from: row.from, to: row.to },
    lead: distinct(units, "lead"),
    responsible: distinct(units, "responsible"),
    cooperating: distinct(units, "cooperating"),
    implementing: distinct(units, "implementing"),
    units,
    amounts,
    deadlines: once(deadlines),
    targets,
  };
}

/** A measure of the body with its words ready for comparing. */
type Body = { readonly measure: ReadMeasure; readonly words: string };

/** The measure of the body that a row restates: the one most like it in title, else in text. */
function counterpart(row: ReadMeasure, bodies: readonly Body[]): ReadMeasure | undefined {
  const clauses = row.text.length < 12 ? [] : clausesOf(row.text);
  let best: ReadMeasure | undefined;
  let most = 0;
  for (const { measure, words } of bodies) {
    const title = measure.title === "" || row.title === "" ? 0 : likeness(row.title, measure.title);
    const alike = Math.max(title, held(clauses, words));
    if (alike > most) [best, most] = [measure, alike];
  }
  return most >= 0.6 ? best : undefined;
}

function clausesOf(text: string): string[] {
  return plain(text)
    .split(/[，。；：]/)
    .filter((clause) => clause.length >= 4);
}

/** Share of the row's clauses that the measure prints word for word. */
function held(clauses: readonly string[], words: string): number {
  const sum = (list: readonly string[]): number => list.reduce((total, clause) => total + clause.length, 0);
  return clauses.length === 0 ? 0 : sum(clauses.filter((clause) => words.includes(clause))) / sum(clauses);
}

const bareName = (name: string): string => plain(name).replace(/[（）]/g, "");

/** What a row of the annex says otherwise than the body. */
function differences(row: ReadMeasure, body: ReadMeasure): ReadProblem[] {
  const problems: ReadProblem[] = [];
  const about = `${row.clause} / ${body.clause}`;
  for (const role of ["lead", "responsible", "cooperating", "implementing"] as const) {
    const names = (measure: ReadMeasure): Set<string> =>
      new Set(
        measure.units
          .filter((unit) => unit.role === role && unit.fromDefault !== true)
          .map((unit) => bareName(unit.printed ?? unit.name)),
      );
    const [inRow, inBody] = [names(row), names(body)];
    const only = [...inRow].filter((name) => !inBody.has(name));
    const gone = [...inBody].filter((name) => !inRow.has(name));
    if (inRow.size > 0 && only.length + gone.length > 0)
      problems.push(problem("annex_units_differ", row.at, `${about} +${only.join("、")} -${gone.join("、")}`));
  }
  if (row.title !== "" && body.title !== "" && plain(row.title) !== plain(body.title))
    problems.push(problem("annex_title_differs", row.at, `${about} ${row.title} / ${body.title}`));
  const printed = plain(body.title + body.text);
  const strange = [...row.amounts, ...row.deadlines, ...row.targets].filter(
    (each) => !printed.includes(plain(each.text)),
  );
  if (strange.length > 0)
    problems.push(problem("annex_numbers_differ", row.at, `${about} ${strange.map((each) => each.text).join("、")}`));
  return problems;
}

export type ReadTasks = { readonly measures: readonly ReadMeasure[]; readonly problems: readonly ReadProblem[] };

/**
 * Reads the list of tasks in an annex against the body: rows that the body has too are compared, the others are measures
 * of their own.
 */
export function readTasks(rows: readonly TaskRow[], annex: string, measures: readonly ReadMeasure[]): ReadTasks {
  const known = new Set(
    measures.flatMap((measure) =>
      measure.units.flatMap((unit) => [unit.name, ...(unit.printed === undefined ? [] : [unit.printed])]),
    ),
  );
  const bodies = measures.map((measure) => ({ measure, words: plain(measure.title + measure.text) }));
  const problems: ReadProblem[] = [];
  const own: ReadMeasure[] = [];
  for (const [index, row] of rows.entries()) {
    const measure = measureOf(
      row,
      `${annex} 表${row.number === "" ? `第${index + 1}行` : row.number}`,
      known,
      problems,
    );
    if (measure.title === "" && measure.text === "") continue;
    const body = counterpart(measure, bodies);
    if (body === undefined) own.push(measure);
    else problems.push(...differences(measure, body));
  }
  return { measures: own, problems };
}
