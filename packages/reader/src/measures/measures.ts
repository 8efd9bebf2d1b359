import { findAmounts } from "../amounts/amounts.ts";
import { findDeadlines, withoutRates } from "../deadlines/deadlines.ts";
import type { Amount, Deadline, ReadMeasure, ReadProblem, UnitMention, UnitRole } from "../model.ts";
import type { Line } from "../outline/lines.ts";
import { problem } from "../problems.ts";
import { findTargets } from "../targets/targets.ts";
import { findUnits } from "../units/units.ts";
import { fold } from "../words/fold.ts";
import type { Part } from "./parts.ts";

export type Measures = { readonly measures: readonly ReadMeasure[]; readonly problems: readonly ReadProblem[] };

/** The part's stretch of the text with everything that is not of the part blank, so that places stay the same. */
function stretch(text: string, part: Part, lines: readonly Line[]): { readonly from: number; readonly source: string } {
  const own = part.lines.map((index) => lines[index]!);
  const from = own[0]!.at;
  let source = "";
  let at = from;
  for (const line of own) {
    const start = Math.max(line.from, from);
    if (line.kind === "page_number" || start < at) continue;
    source += "\n".repeat(start - at) + text.slice(start, line.to);
    at = Math.max(at, line.to);
  }
  return { from, source };
}

/** A day without a year falls on its next occurrence from the date of issue. */
function dated(deadline: Deadline, issued: string | null): Deadline {
  if (deadline.every !== undefined || issued === null || !/^\d\d-\d\d$/.test(deadline.by ?? "")) return deadline;
  const year = Number(issued.slice(0, 4));
  const same = `${year}-${deadline.by}`;
  return { ...deadline, by: same >= issued ? same : `${year + 1}-${deadline.by}` };
}

const promised = /(?:给予|发放|享受|提供)[^。；\n]{0,40}?(?:补助|补贴|奖励|资助|奖补|津贴|贴息|经费)/;

const named = (units: readonly UnitMention[], role: UnitRole): string[] => [
  ...new Set(units.filter((unit) => unit.role === role).map((unit) => unit.name)),
];

/** Text without the stretches that only name units, closed up at the ends. */
function without(source: string, from: number, start: number, cuts: readonly { from: number; to: number }[]): string {
  let kept = "";
  let at = Math.max(0, start - from);
  for (const cut of cuts) {
    if (cut.to - from <= at) continue;
    kept += source.slice(at, Math.max(at, cut.from - from));
    at = cut.to - from;
    if (/[。；]\s*$/.test(kept) && /[。；]/.test(source.charAt(at))) at++;
  }
  kept += source.slice(at);
  return kept.replace(/\n{2,}/g, "\n").trim();
}

type Context = {
  readonly text: string;
  readonly lines: readonly Line[];
  readonly issued: string | null;
  readonly firstLeads: boolean;
};

function read(part: Part, { text, lines, issued, firstLeads }: Context, defaults: readonly UnitMention[]) {
  const { from, source } = stretch(text, part, lines);
  const label = part.label.length;
  const said = "\n".repeat(label) + source.slice(label);
  const found = findUnits(said, from, firstLeads);
  const amounts: Amount[] = findAmounts(said, from);
  const deadlines = withoutRates(text, findDeadlines(said, from), amounts);
  const targets = findTargets(said, deadlines, amounts, from);
  const units = [...found.units, ...found.defaults, ...defaults];
  const body = without(source, from, part.bodyFrom, found.stretches);
  const measure: ReadMeasure = {
    label: part.label,
    clause: part.clause,
    title: part.title,
    text: body === "" ? part.title : body,
    at: { from, to: from + source.length },
    lead: named(units, "lead"),
    responsible: named(units, "responsible"),
    cooperating: named(units, "cooperating"),
    implementing: named(units, "implementing"),
    units,
    amounts,
    deadlines: deadlines.map((deadline) => dated(deadline, issued)),
    targets,
  };
  return {
    measure,
    found,
    undated: deadlines.filter((each) => each.every === undefined && /^\d\d-\d\d$/.test(each.by ?? "")),
    source: said,
  };
}

/** Whether a part holds more than its number and a word or two. */
function says(part: Part, { lines }: Context): boolean {
  return part.lines.reduce((sum, index) => sum + lines[index]!.text.length, 0) - part.label.length >= 4;
}

/** Reads every part that is a measure; units that are printed once for all that follows are carried on within their scope. */
export function readMeasures(parts: readonly Part[], context: Context): Measures {
  const measures: ReadMeasure[] = [];
  const problems: ReadProblem[] = [];
  let defaults: UnitMention[] = [];
  let scope: Part["scope"] = null;
  for (const part of parts) {
    if (part.scope !== scope) defaults = [];
    scope = part.scope;
    if (!says(part, context)) continue;
    const { measure, found, undated, source } = read(part, context, part.preamble ? [] : defaults);
    const carries = measure.amounts.length + measure.deadlines.length + measure.targets.length > 0;
    if (part.preamble && !carries) continue;
    defaults = [...defaults, ...found.defaults.map((unit) => ({ ...unit, fromDefault: true as const }))];
    measures.push(measure);
    for (const doubt of found.doubts) {
      const at = { from: doubt.from, to: doubt.to };
      problems.push(problem(doubt.code, at, context.text.slice(at.from, at.to)));
    }
    for (const deadline of undated) problems.push(problem("deadline_year", deadline.at, deadline.text));
    const promise = measure.amounts.length === 0 ? promised.exec(fold(source)) : null;
    if (promise !== null) {
      const start = measure.at.from + promise.index;
      problems.push(problem("amount_not_printed", { from: start, to: start + promise[0].length }, promise[0]));
    }
  }
  return { measures, problems: [...problems, ...aboutUnits(measures)] };
}

/** Doubts about who does what: no lead anywhere, or a measure without units where the others have them. */
function aboutUnits(measures: readonly ReadMeasure[]): ReadProblem[] {
  const withUnits = measures.filter((measure) => measure.units.length > 0);
  if (withUnits.length === 0) return [];
  const lead = measures.some((measure) => measure.lead.length > 0);
  const silent = measures.filter(
    (measure) => measure.units.length === 0 && measure.label !== "" && !/引言|前言/.test(measure.clause),
  );
  return [
    ...(lead ? [] : [problem("lead_not_printed", null)]),
    ...silent.map((measure) => problem("units_missing", measure.at, `${measure.clause} ${measure.title}`.trim())),
  ];
}
