import type { ScoreAppeal, ScoreBoard, ScoreLine, UnitBrief, UnitScore } from "@jucai/contract";
import type { ScoreRule, Task, Text } from "@jucai/engine";
import { scoreOf } from "@jucai/engine/supervise";
import { Refusal } from "#kernel/refusal.ts";
import type { Scope, ScopedTransaction } from "#kernel/scope.ts";
import { unitBriefs } from "#modules/directory/units/index.ts";
import { supervisionTables } from "../supervision.tables.ts";
import { appealViews } from "./appeals.ts";
import { type Happened, happenedIn } from "./happened.ts";
import { type Ruled, scoreRules } from "./rules.ts";

/** Scores of all units within reach, best first. Worked out from what happened, with upheld appeals put in. */
export async function scoreBoard(tx: ScopedTransaction, year: number, on: string): Promise<ScoreBoard> {
  const ruled = await scoreRules(tx);
  const happened = await happenedIn(tx, { year, on });
  const appeals = await appealViews(tx, { year });
  const byUnit = Map.groupBy(happened, ({ unit }) => unit);
  const briefs = await unitBriefs(tx, [...byUnit.keys()]);
  const units = [...byUnit].flatMap(([id, of]) => {
    const [unit] = briefs.get(id) ?? [];
    if (unit === undefined) return [];
    const lines = linesOf(
      ruled,
      of,
      appeals.filter((it) => it.unit.id === id),
    );
    return lines.length === 0 ? [] : [{ unit, ...sums(lines) }];
  });
  return { year, on, rules: [...ruled.rules.values()].flat(), units: ranked(units), appeals };
}

/** One unit's score with every line it is made of. */
export async function unitScore(tx: ScopedTransaction, id: string, year: number, on: string): Promise<UnitScore> {
  const [unit] = (await unitBriefs(tx, [id])).get(id) ?? [];
  if (unit === undefined) throw new Refusal("not_found", { zh: "没有这个单位。", en: "There is no such unit." });
  const happened = await happenedIn(tx, { year, units: [id], on });
  const appeals = await appealViews(tx, { year, unit: id });
  const lines = linesOf(await scoreRules(tx), happened, appeals);
  return { year, unit, points: sums(lines).points, lines, appeals };
}

function linesOf({ rules, tasks }: Ruled, happened: readonly Happened[], appeals: readonly ScoreAppeal[]): ScoreLine[] {
  return [...Map.groupBy(happened, ({ document }) => document)].flatMap(([document, of]) => {
    const own = rules.get(document) ?? [];
    return scoreOf(
      own,
      of.flatMap((it) => withGoal(it, tasks)),
    ).lines.map((line) => lineOf(line, own, tasks, appeals));
  });
}

/** What has a goal was also reached or missed, beside being done or not. */
function withGoal(it: Happened, tasks: ReadonlyMap<string, Task>): Happened[] {
  if (tasks.get(it.task)?.goal === undefined) return [it];
  if (it.event === "done_in_time" || it.event === "done_late") return [it, { ...it, event: "goal_reached" }];
  return it.event === "not_done" ? [it, { ...it, event: "goal_missed" }] : [it];
}

type Given = Happened & { readonly rule: string; readonly points: number; readonly cut: boolean };

function lineOf(
  line: Given,
  rules: readonly ScoreRule[],
  tasks: ReadonlyMap<string, Task>,
  appeals: readonly ScoreAppeal[],
): ScoreLine {
  const rule = rules.find(({ id }) => id === line.rule);
  const id = [line.rule, line.assignment, line.ref].filter((part) => part !== "").join("|");
  const appeal = appeals.find((it) => it.line === id);
  return {
    id,
    rule: line.rule,
    title: rule?.title ?? { zh: line.rule, en: line.rule },
    clause: rule?.clause ?? "",
    assignment: line.assignment,
    what: whatOf(tasks.get(line.task)?.title, line.label),
    on: line.on,
    points: line.points,
    cut: line.cut,
    appeal: appeal?.id ?? null,
    changedTo: appeal?.state === "upheld" ? appeal.points : null,
  };
}

function whatOf(title: Text | undefined, label: Text): Text {
  if (title === undefined) return label;
  return { zh: `${title.zh}（${label.zh}）`, en: `${title.en} (${label.en})` };
}

const worth = ({ points, changedTo }: ScoreLine): number => changedTo ?? points;

function sums(lines: readonly ScoreLine[]): { points: number; plus: number; minus: number } {
  const all = lines.map(worth);
  const plus = all.filter((it) => it > 0).reduce((sum, it) => sum + it, 0);
  const minus = all.filter((it) => it < 0).reduce((sum, it) => sum + it, 0);
  return { points: plus + minus, plus, minus };
}

type Scored = { readonly unit: UnitBrief; readonly points: number; readonly plus: number; readonly minus: number };

/** Best first; equal points share a rank and the next one is skipped. */
function ranked(units: readonly Scored[]): ScoreBoard["units"] {
  const sorted = units.toSorted((a, b) => b.points - a.points || a.unit.name.localeCompare(b.unit.name, "zh"));
  return sorted.map((it) => ({ ...it, rank: 1 + sorted.filter(({ points }) => points > it.points).length }));
}

/** Lets through whoever reaches the unit; a unit that merely leads another's tasks sees nothing of its score. */
export function refuseOthers({ all, units, places }: Scope, unit: UnitBrief): void {
  if (all || units.includes(unit.id) || places.includes(unit.place)) return;
  throw new Refusal("not_found", { zh: "没有这个单位。", en: "There is no such unit within your reach." });
}

/** The place of a unit within reach; a refusal for any other. */
export async function placeOfUnit(tx: ScopedTransaction, unit: string): Promise<string> {
  const row = await supervisionTables(tx)
    .selectFrom("task_assignment")
    .select("place")
    .where("unit_id", "=", unit)
    .limit(1)
    .executeTakeFirst();
  if (row === undefined) {
    throw new Refusal("not_found", { zh: "这个单位没有考评事项。", en: "Nothing of this unit is scored." });
  }
  return row.place;
}
