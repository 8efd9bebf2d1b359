import type { ScoreEvent, ScoreRule } from "../model/task.ts";

/** Something that happened to a unit in a year and may give or take points. */
export type Scored = {
  readonly event: ScoreEvent;
  readonly task: string;
  readonly assignment: string;
  readonly on: string;
};

/** Points that one rule gives for one thing; hundredths of a point. `cut`: the rule's limit left less than its points. */
export type ScoreLine<Thing extends Scored = Scored> = Thing & {
  readonly rule: string;
  readonly points: number;
  readonly cut: boolean;
};

export type Score<Thing extends Scored = Scored> = {
  readonly points: number;
  readonly lines: readonly ScoreLine<Thing>[];
};

/**
 * The points of one unit for one year, each traceable to what happened. Rules apply in the pack's order, what happened in
 * the order of days; a rule's limit cuts the line that would go beyond it.
 */
export function scoreOf<Thing extends Scored>(rules: readonly ScoreRule[], happened: readonly Thing[]): Score<Thing> {
  const inOrder = happened.toSorted((a, b) => a.on.localeCompare(b.on) || a.assignment.localeCompare(b.assignment));
  const lines = rules.flatMap((rule) => linesOf(rule, inOrder));
  return { points: lines.reduce((sum, { points }) => sum + points, 0), lines };
}

function linesOf<Thing extends Scored>(rule: ScoreRule, happened: readonly Thing[]): ScoreLine<Thing>[] {
  let sum = 0;
  return happened
    .filter(({ event, task }) => event === rule.when && (rule.tasks === undefined || rule.tasks.includes(task)))
    .map((it) => {
      const points = within(rule, sum);
      sum += points;
      return { ...it, rule: rule.id, points, cut: points !== rule.points };
    });
}

function within({ points, limit }: ScoreRule, sum: number): number {
  if (limit === undefined) return points;
  return points >= 0 ? Math.min(points, Math.max(limit - sum, 0)) : Math.max(points, Math.min(limit - sum, 0));
}
