import {
  parseDay,
  type ActivityKind,
  type Goal,
  type Rhythm,
  type ScoreRule,
  type Supervision,
  type Task,
} from "@jucai/engine";
import { sittingKinds } from "@jucai/engine";
import type { ReadOf } from "../shape/shape.ts";
import type { tasksFile } from "../shapes/tasks.ts";
import { whereIs, type Sheet } from "../yaml/sheet.ts";
import { faultsInto, reportTwice } from "./faults.ts";
import { known, knownAll, measure, unit, type Kind } from "./known.ts";
import type { RawPack } from "./raw-pack.ts";

type RawFile = ReadOf<typeof tasksFile>;
type RawTask = RawFile["tasks"][number]["value"];
type RawGoal = NonNullable<RawTask["goal"]>;
type RawRhythm = RawTask["rhythm"];
type RawScore = NonNullable<RawFile["scores"]>[number];

const activityKind: Kind = { code: "unknown-activity", zh: "活动类别", en: "kind of activity" };
const rosterKind: Kind = { code: "unknown-roster", zh: "名册", en: "roster" };
const dutyKind: Kind = { code: "unknown-duty", zh: "联系职责", en: "duty" };
const taskKind: Kind = { code: "unknown-task", zh: "任务", en: "task" };

/** Tasks, kinds of activity and rules of scoring of a pack. */
export function buildSupervision(raw: RawPack): Supervision | undefined {
  if (!raw.tasks) return undefined;
  const { sheet, value } = raw.tasks;
  const pack = raw.pack.value.policy;
  checkNames(raw, value, sheet);
  const activities = (value.activities ?? []).map(({ key, value: it }): ActivityKind => ({
    id: `${pack}/${key}`,
    pack,
    measure: it.measure,
    serves: it.serves ?? [],
    name: it.name,
    clause: it.clause,
    ...(it.people ? { people: it.people } : {}),
  }));
  return {
    by: value.by,
    activities,
    tasks: value.tasks.map(({ key, value: it }) => taskOf(key, it, raw, sheet)),
    scores: scoresOf(value, pack, sheet),
  };
}

function taskOf(key: string, it: RawTask, raw: RawPack, sheet: Sheet): Task {
  const pack = raw.pack.value.policy;
  const own = raw.measures?.value.measures.find(({ id }) => id === it.measure);
  const lead = it.lead ?? own?.lead ?? [];
  const owes = it.owes ?? lead.slice(0, 1);
  const sitting = (sittingKinds as readonly string[]).includes(it.kind);
  if (owes.length === 0) reportNobody(it, sheet);
  if (it.agenda && !sitting) reportAgenda(it, sheet);
  return {
    id: `${pack}/${key}`,
    pack,
    measure: it.measure,
    serves: it.serves ?? [],
    kind: it.kind,
    title: it.title,
    does: it.does,
    clause: it.clause,
    lead,
    responsible: it.responsible ?? own?.responsible ?? [],
    owes,
    joint: it.joint ?? false,
    ...(it.to === undefined ? {} : { to: it.to }),
    rhythm: rhythmOf(it.rhythm, sheet),
    steps: it.steps ?? [],
    evidence: it.evidence,
    ...(it.goal ? { goal: goalOf(it.goal, pack, sheet) } : {}),
    agenda: it.agenda ?? [],
    readings: it.readings ?? [],
  };
}

const days: Readonly<Record<RawRhythm["every"], RegExp | undefined>> = {
  once: /^\d{4}-\d{2}-\d{2}$/,
  month: /^\d{2}$/,
  quarter: /^\d{2}$/,
  half_year: /^\d{2}$/,
  year: /^\d{2}-\d{2}$/,
  holiday: undefined,
};

function rhythmOf(raw: RawRhythm, sheet: Sheet): Rhythm {
  const { every, by, holiday, years, from, until, clause, reading } = raw;
  const fits = !by || (days[every]?.test(by) ?? false);
  const whole = every !== "once" || !by || parseDay(by) !== undefined;
  if (
    !fits ||
    !whole ||
    (holiday !== undefined) !== (every === "holiday") ||
    (years !== undefined && every !== "year")
  ) {
    faultsInto(sheet.problems)(
      whereIs(sheet, raw, by === undefined ? "every" : "by"),
      "rhythm",
      { zh: "这个周期读不通。", en: "This rhythm cannot be read." },
      {
        zh: '一次性写 by: "2023-10-15"，每年写 "11-25"，每月、每季、每半年写 "25"（期末月）；holiday 只配 every: holiday，years 只配 every: year。',
        en: 'Once takes `by: "2023-10-15"`, every year "11-25", month, quarter and half-year "25" (of the last month); `holiday` goes with `every: holiday` only, `years` with `every: year`.',
      },
    );
  }
  return {
    every,
    ...(by === undefined ? {} : { by }),
    ...(holiday === undefined ? {} : { holiday }),
    ...(years === undefined ? {} : { years }),
    ...(from === undefined ? {} : { from }),
    ...(until === undefined ? {} : { until }),
    clause,
    ...(reading ? { reading } : {}),
  };
}

function goalOf(raw: RawGoal, pack: string, sheet: Sheet): Goal {
  const given = (["at_least", "at_most", "exactly"] as const).filter((key) => raw[key] !== undefined);
  const [op] = given;
  if (given.length !== 1) {
    faultsInto(sheet.problems)(
      whereIs(sheet, raw),
      "goal",
      { zh: "目标要写明一个数。", en: "A goal says one number." },
      { zh: "在 at_least、at_most、exactly 中写一个。", en: "Write one of `at_least`, `at_most` and `exactly`." },
    );
  }
  checkMetric(raw, sheet);
  const value = op === undefined ? 0 : raw[op]!;
  return {
    metric: {
      name: raw.metric,
      ...(raw.activities ? { activities: raw.activities.map((it) => `${pack}/${it}`) } : {}),
      ...(raw.roster === undefined ? {} : { roster: `${pack}/${raw.roster}` }),
      ...(raw.duty === undefined ? {} : { duty: `${pack}/${raw.duty}` }),
      ...(raw.measures ? { measures: raw.measures } : {}),
    },
    op: op === "at_most" ? "<=" : op === "exactly" ? "=" : ">=",
    // Authors write yuan; money is whole fen everywhere else.
    value: raw.metric === "paid" ? value * 100 : value,
    unit: raw.unit,
    ...(raw.about ? { about: true } : {}),
    clause: raw.clause,
  };
}

const takes: Readonly<Record<string, keyof RawGoal>> = {
  activities: "activities",
  activity_people: "activities",
  contacts: "duty",
  contacted_share: "duty",
  collection_handed_in: "duty",
  roster_handed_in: "roster",
  roster_entries: "roster",
  roster_published: "roster",
};

/** Whether a metric says what it counts. */
function checkMetric(raw: RawGoal, sheet: Sheet): void {
  const needed = takes[raw.metric];
  if (needed === undefined || raw[needed] !== undefined) return;
  faultsInto(sheet.problems)(
    whereIs(sheet, raw, "metric"),
    "metric",
    { zh: `指标 ${raw.metric} 没有写明数什么。`, en: `The metric \`${raw.metric}\` does not say what it counts.` },
    { zh: `加上 ${needed}。`, en: `Add \`${needed}\`.` },
  );
}

function scoresOf({ scores }: RawFile, pack: string, sheet: Sheet): ScoreRule[] {
  reportTwice(
    (scores ?? []).map((it) => ({ name: it.id, at: whereIs(sheet, it, "id") })),
    faultsInto(sheet.problems),
  );
  return (scores ?? []).map((it: RawScore) => ({
    id: `${pack}/${it.id}`,
    pack,
    measure: it.measure,
    title: it.title,
    clause: it.clause,
    when: it.when,
    ...(it.tasks ? { tasks: it.tasks.map((task) => `${pack}/${task}`) } : {}),
    points: hundredths(it.points),
    ...(it.limit === undefined ? {} : { limit: hundredths(it.limit) }),
    reading: it.reading,
  }));
}

/** Hundredths of what is written as `+1.5`. */
function hundredths(written: string): number {
  const match = /^([+-])(\d+)(?:\.(\d{1,2}))?$/.exec(written);
  if (!match) return 0;
  const size = Number(match[2]) * 100 + Number((match[3] ?? "0").padEnd(2, "0"));
  return match[1] === "-" ? -size : size;
}

function checkNames(raw: RawPack, value: RawFile, sheet: Sheet): void {
  const activities = (value.activities ?? []).map(({ key }) => key);
  const tasks = value.tasks.map(({ key }) => key);
  for (const it of value.scores ?? []) knownAll(it.tasks, tasks, sheet, taskKind);
  if (raw.units) {
    const names = raw.units.value.units.map(({ key }) => key);
    known(value.by, names, sheet, whereIs(sheet, value, "by"), unit);
    for (const { value: it } of value.tasks) {
      for (const units of [it.lead, it.responsible, it.owes]) knownAll(units, names, sheet, unit);
      if (it.to !== undefined) known(it.to, names, sheet, whereIs(sheet, it, "to"), unit);
    }
  }
  if (raw.partial || !raw.measures) return;
  const measures = raw.measures.value.measures.map(({ id }) => id);
  for (const it of [...(value.activities ?? []), ...value.tasks].map((each) => each.value)) {
    known(it.measure, measures, sheet, whereIs(sheet, it, "measure"), measure);
    knownAll(it.serves, measures, sheet, measure);
  }
  for (const it of value.scores ?? []) known(it.measure, measures, sheet, whereIs(sheet, it, "measure"), measure);
  for (const { value: it } of value.tasks) if (it.goal) checkCounted(it.goal, raw, activities, measures, sheet);
}

function checkCounted(
  goal: RawGoal,
  raw: RawPack,
  activities: readonly string[],
  measures: readonly string[],
  sheet: Sheet,
): void {
  const rosters = raw.rosters?.value.rosters.map(({ key }) => key) ?? [];
  const duties = raw.liaison?.value.duties.map(({ key }) => key) ?? [];
  knownAll(goal.activities, activities, sheet, activityKind);
  knownAll(goal.measures, measures, sheet, measure);
  if (goal.roster !== undefined) known(goal.roster, rosters, sheet, whereIs(sheet, goal, "roster"), rosterKind);
  if (goal.duty !== undefined) known(goal.duty, duties, sheet, whereIs(sheet, goal, "duty"), dutyKind);
}

function reportNobody(it: RawTask, sheet: Sheet): void {
  faultsInto(sheet.problems)(
    whereIs(sheet, it, "measure"),
    "nobody-owes",
    { zh: "没有单位承担这项任务。", en: "No unit owes this task." },
    {
      zh: "文件没有写牵头单位时，写 owes，并在 readings 里说明。",
      en: "Where the document names no lead unit, write `owes` and say so in `readings`.",
    },
  );
}

function reportAgenda(it: RawTask, sheet: Sheet): void {
  faultsInto(sheet.problems)(
    whereIs(sheet, it, "agenda"),
    "agenda",
    { zh: "只有例会、督查、小结、总结才有议程。", en: "Only sittings have an agenda." },
    {
      zh: `kind 改为 ${sittingKinds.join("、")} 之一，或去掉 agenda。`,
      en: `Make \`kind\` one of ${sittingKinds.join(", ")}, or leave \`agenda\` out.`,
    },
  );
}
