import type { Assignment } from "@jucai/contract";
import type { Task } from "@jucai/engine";
import { isMoney } from "../standing/why.ts";

type Point = { readonly title: string; readonly figures: string[]; readonly minutes: null };
/** A resolution of an earlier sitting that is still to be done. */
export type Unfinished = { readonly text: string; readonly unit: string | null; readonly by: string | null };

export type Ground = {
  readonly task: Pick<Task, "agenda" | "title">;
  /** What units owe of the place's documents today, this sitting's own left out. */
  readonly assignments: readonly Assignment[];
  readonly unfinished: readonly Unfinished[];
  readonly from: string;
  readonly on: string;
};

/** Lines of one point: what a meeting can go through in an hour. */
const most = 30;

/**
 * The agenda of a sitting as drafted: the document's points, what earlier sittings resolved and is not done, what is
 * pressing, what was done since the period began, and how the lights stand. Written in Chinese, as minutes are.
 */
export function draftAgenda({ task, assignments, unfinished, from, on }: Ground): Point[] {
  const pressing = assignments.filter(({ light }) => light.tone === "red" || light.tone === "yellow");
  const done = assignments.filter(({ doneOn }) => doneOn !== null && doneOn >= from && doneOn <= on);
  const goals = assignments.filter(({ goal, state }) => goal !== null && state !== "done");
  return [
    ...task.agenda.map(({ zh }) => point(zh, [])),
    ...(unfinished.length === 0 ? [] : [point("上次议定事项办理情况", unfinished.map(unfinishedLine))]),
    point("亮灯情况", [lightLine(assignments)]),
    ...(pressing.length === 0 ? [] : [point("逾期和滞后事项", pressing.map(pressingLine))]),
    ...(goals.length === 0 ? [] : [point("目标进度", goals.map(goalLine))]),
    ...(done.length === 0 ? [] : [point("本期办结事项", done.map(doneLine))]),
  ];
}

function point(title: string, lines: readonly string[]): Point {
  const rest = lines.length - most;
  return {
    title,
    figures: rest > 0 ? [...lines.slice(0, most), `另有 ${rest} 项，见任务清单。`] : [...lines],
    minutes: null,
  };
}

const unfinishedLine = ({ text, unit, by }: Unfinished): string =>
  [text, unit === null ? "" : `（${unit}）`, by === null ? "" : `，${by}前`].join("");

function lightLine(assignments: readonly Assignment[]): string {
  const counts = [...Map.groupBy(assignments, ({ light }) => light.name.zh)].map(
    ([name, of]) => `${name} ${of.length} 项`,
  );
  return counts.length === 0 ? "没有应办事项。" : `${counts.join("，")}。`;
}

const pressingLine = ({ unit, title, periodLabel, light }: Assignment): string =>
  `${light.name.zh}｜${unit.name}｜${title.zh}（${periodLabel.zh}）：${light.why.zh}`;

/** Money is kept in fen and read in yuan. */
function goalLine({ unit, title, goal }: Assignment): string {
  if (goal === null) return `${unit.name}｜${title.zh}`;
  const by = isMoney(goal.metric) ? 100 : 1;
  const value = goal.value === null ? "未知" : String(goal.value / by);
  return `${unit.name}｜${title.zh}：${value}/${goal.goal / by}${goal.unit.zh}`;
}

const doneLine = ({ unit, title, periodLabel, doneOn }: Assignment): string =>
  `${unit.name}｜${title.zh}（${periodLabel.zh}）${doneOn === null ? "" : `，${doneOn}办结`}`;
