import type { MeasureKind, TaskKind } from "@jucai/engine";
import type { Draft, DraftDeadline, DraftMeasure, DraftTarget } from "./draft.ts";
import { plain, printed } from "./words.ts";

/** Kinds of measures that units carry out, and what the task is then. */
const taskOf: Partial<Readonly<Record<MeasureKind, TaskKind>>> = {
  task: "do",
  event: "hold",
  training: "train",
  publicity: "publish",
  service: "serve",
  platform: "keep",
  governance: "keep",
  registry: "keep",
  kpi: "do",
  workflow: "report",
  matching: "do",
  programme: "do",
};

/** Whether a measure becomes a task: somebody has to carry it out. */
export function isTask({ kind, removed }: DraftMeasure): boolean {
  return !removed && taskOf[kind] !== undefined;
}

/** Who owes it: the lead unit, or where none is printed the first that is named at all. */
export function owesTask(measure: DraftMeasure, unitKeys: ReadonlySet<string>): string | undefined {
  const order = ["lead", "responsible", "implementing", "cooperating"] as const;
  for (const role of order) {
    const found = measure.units.find((it) => it.role === role && unitKeys.has(it.unit));
    if (found) return found.unit;
  }
  return undefined;
}

/** `tasks.yaml` of a draft as plain data; undefined where nobody owes anything. */
export function tasksOf(draft: Draft): object | undefined {
  const keys = new Set(draft.units.filter(({ is }) => is !== "none").map(({ key }) => key));
  const tasks = draft.measures.filter(isTask).flatMap((measure) => {
    const owes = owesTask(measure, keys);
    return owes === undefined
      ? []
      : [[`t${measure.number.toLowerCase().replaceAll(".", "-")}`, taskData(draft, measure, owes)]];
  });
  const [first] = tasks;
  if (first === undefined) return undefined;
  const by = collector(draft, keys) ?? String((first[1] as { owes: string[] }).owes[0]);
  return { by, tasks: Object.fromEntries(tasks) };
}

/** Whoever collects and chases: the talent office where the document names it. */
function collector(draft: Draft, keys: ReadonlySet<string>): string | undefined {
  const named = (sign: RegExp) =>
    draft.units.find(({ key, name, aliases }) => keys.has(key) && [name, ...aliases].some((it) => sign.test(it)))?.key;
  return named(/人才(工作)?(领导小组)?办(公室)?$/) ?? named(/组织部$/) ?? named(/人社局|人力资源和社会保障局/);
}

function taskData(draft: Draft, measure: DraftMeasure, owes: string): object {
  const kind = taskOf[measure.kind] ?? "do";
  const lead = measure.units.some(({ role }) => role === "lead");
  const goal = goalOf(measure);
  const text = plain(measure.text, measure.title);
  return {
    measure: `${draft.policy}/${measure.number}`,
    kind,
    title: printed(plain(measure.title, measure.clause)),
    does: printed(text.length > 300 ? `${text.slice(0, 300)}…` : text),
    clause: plain(measure.clause, "全文"),
    ...(lead ? {} : { owes: [owes] }),
    rhythm: rhythmOf(measure, draft),
    evidence: { zh: "办理情况和佐证材料", en: "A report of what was done, with its evidence" },
    ...(goal === undefined ? {} : { goal }),
    ...(lead
      ? {}
      : {
          readings: [
            {
              clause: plain(measure.clause, "全文"),
              issue: { zh: "没有写牵头单位", en: "No lead unit is printed" },
              reading: { zh: "由最先列出的单位承担", en: "The unit that is named first owes it" },
            },
          ],
        }),
  };
}

const yearly = {
  every: "year",
  by: "12-31",
  reading: {
    zh: "没有写办理期限，按每年12月31日前报一次办理情况处理",
    en: "No time is printed; it is read as a yearly account by 31 December",
  },
};

/** The rhythm that is printed; anything else is read as a yearly account and says so. */
function rhythmOf({ deadlines, targets, clause }: DraftMeasure, draft: Draft): object {
  const from = plain(clause, "全文");
  const found = deadlines.map((it) => printedRhythm(it, draft)).find((it) => it !== undefined);
  if (found) return { ...found, clause: from };
  const every = targets.find((it) => it.every !== undefined)?.every;
  if (every !== undefined) {
    const reading = {
      zh: "没有写日子，按每期最后一天处理",
      en: "No day is printed; the last day of each period counts",
    };
    return { every, clause: from, reading };
  }
  return { ...yearly, clause: from };
}

function printedRhythm(
  { every, by, years, window, within }: DraftDeadline,
  { issued, from }: Draft,
): object | undefined {
  const start = from ?? issued;
  switch (every) {
    case "year":
      return {
        every,
        ...(fits(by, /^\d{2}-\d{2}$/) ? { by } : lastDay),
        ...(years !== undefined && years > 1 ? { years } : {}),
      };
    case "half_year":
    case "quarter":
    case "month":
      return { every, ...(fits(by, /^\d{2}$/) ? { by } : lastDay) };
    case "week":
    case "often":
      return undefined;
    case "holiday": {
      const holiday = /春节/.test(window ?? "")
        ? "spring_festival"
        : /寒假/.test(window ?? "")
          ? "winter_vacation"
          : /暑/.test(window ?? "")
            ? "summer_vacation"
            : undefined;
      return holiday === undefined ? undefined : { every, holiday };
    }
    case undefined:
      if (fits(by, /^\d{4}-\d{2}-\d{2}$/)) return { every: "once", by };
      if (within !== undefined && start !== null) return { every: "once", by: later(start, within) };
      return undefined;
  }
}

const lastDay = {
  reading: { zh: "没有写日子，按每期最后一天处理", en: "No day is printed; the last day of each period counts" },
};

function fits(by: string | undefined, pattern: RegExp): by is string {
  return by !== undefined && pattern.test(by);
}

/** The day so many days, months or years after another. */
function later(
  day: string,
  { count, unit }: { readonly count: number; readonly unit: "day" | "month" | "year" },
): string {
  const [year = 1970, month = 1, date = 1] = day.split("-").map(Number);
  if (unit === "day") return new Date(Date.UTC(year, month - 1, date + count)).toISOString().slice(0, 10);
  const months = year * 12 + month - 1 + (unit === "year" ? 12 * count : count);
  const last = new Date(Date.UTC(Math.floor(months / 12), (months % 12) + 1, 0)).getUTCDate();
  const two = (value: number) => String(value).padStart(2, "0");
  return `${Math.floor(months / 12)}-${two((months % 12) + 1)}-${two(Math.min(date, last))}`;
}

/** The first whole number that has to be reached; units report it themselves until somebody binds a metric. */
function goalOf({ targets, clause }: DraftMeasure): object | undefined {
  const target = targets.find(({ value }) => Number.isInteger(value) && value >= 0 && value <= 1_000_000_000);
  if (target === undefined) return undefined;
  return {
    metric: "reported",
    [bound[target.op]]: target.value,
    ...(target.op === "~" ? { about: true } : {}),
    unit: printed(plain(target.unit, "个")),
    clause: plain(clause, "全文"),
  };
}

const bound: Readonly<Record<DraftTarget["op"], "at_least" | "at_most" | "exactly">> = {
  ">=": "at_least",
  "~": "at_least",
  "<=": "at_most",
  "=": "exactly",
};
