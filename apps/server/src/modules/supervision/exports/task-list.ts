import type { Measure, Text, Unit } from "@jucai/engine";
import { sql } from "kysely";
import { Refusal } from "#kernel/refusal.ts";
import type { ScopedTransaction } from "#kernel/scope.ts";
import { safe } from "#modules/registry/sheets/index.ts";
import { currentPlans } from "../plan/definitions.ts";
import { unitNames } from "../board/unit-names.ts";
import { lookAt, type Looked } from "../standing/look.ts";
import { supervisionTables } from "../supervision.tables.ts";
import { sheetOf, stateNames } from "./assignment-table.ts";

type Language = "zh" | "en";
type Wanted = {
  readonly document: string;
  readonly period: string;
  readonly on: string;
  readonly unit: string;
  readonly language: Language;
};
type Document = { readonly title: Text; readonly measures: readonly Measure[]; readonly units: readonly Unit[] };
type Accepted = { readonly progress: string; readonly problems: string | null; readonly on: string };

/**
 * The task list 任务清单 of a document for a period: each task with its lead and responsible units as printed, what the
 * platform counted and what accepted reports say, then a second sheet with each report of the period's round.
 */
export async function taskList(tx: ScopedTransaction, wanted: Wanted): Promise<Uint8Array> {
  const { document, period, on, language } = wanted;
  const plan = (await currentPlans(tx)).find((it) => it.document === document);
  const body = await documentOf(tx, document);
  if (plan === undefined || body === undefined) throw noDocument();
  const span = spanOf(period) ?? (await spanFromRows(tx, document, period));
  if (span === undefined) throw noPeriod();
  const rows = await supervisionTables(tx)
    .selectFrom("task_assignment")
    .selectAll()
    .where("document", "=", document)
    .where("dropped_on", "is", null)
    .where("from_day", "<=", span.to)
    .where("to_day", ">=", span.from)
    .orderBy("from_day")
    .orderBy("unit_id")
    .execute();
  const looked = await lookAt(tx, rows, on);
  const reports = await acceptedReports(tx, looked);
  const names = await unitNames(
    tx,
    looked.map(({ row }) => row.unit_id),
  );
  const byTask = Map.groupBy(looked, ({ row }) => row.task);
  const unitName = (key: string) => body.units.find(({ id }) => id === key)?.name[language] ?? key;
  const join = (keys: readonly string[]) => safe(keys.map(unitName).join(language === "zh" ? "、" : ", "));
  const lines = plan.supervision.tasks.map((task) => {
    const own = byTask.get(task.id) ?? [];
    const title = body.measures.find(({ id }) => id === task.measure)?.title ?? task.title;
    return {
      measure: task.measure,
      cells: [
        safe(title[language]),
        safe(`${task.title[language]}${language === "zh" ? "：" : ": "}${task.does[language]}`),
        join(task.lead),
        join(task.responsible),
        safe(own.map((it) => standingLine(it, names(it.row.unit_id)[language], reports, language)).join("\n")),
        safe(problemsOf(own, names, reports, language)),
        "",
      ],
    };
  });
  const zh = language === "zh";
  const head = zh
    ? ["序号", "工作任务", "具体措施", "牵头单位", "责任单位", "完成情况", "存在问题", "备注"]
    : ["No.", "Task", "What is done", "Lead", "Responsible", "Where it stands", "Problems", "Remarks"];
  const line = [
    zh ? `填报单位：${wanted.unit}` : `Filled in by: ${wanted.unit}`,
    zh ? `日期：${on}` : `Date: ${on}`,
  ] as const;
  const groups = grouped(lines.map(({ measure }) => measure));
  return sheetOf(
    {
      name: zh ? "任务清单" : "Task list",
      title: zh ? `${body.title.zh}工作任务清单（${period}）` : `${body.title.en}: task list (${period})`,
      line,
      titles: head,
      widths: [6, 24, 44, 20, 28, 44, 28, 12],
      rows: lines.map(({ cells }, at) => [1 + groups.findIndex(({ from, to }) => at >= from && at <= to), ...cells]),
      merges: groups.filter(({ from, to }) => to > from).flatMap((it) => [0, 1].map((column) => ({ column, ...it }))),
    },
    {
      name: zh ? "牵头单位报告" : "Reports",
      title: zh ? `各单位填报情况（${period}）` : `What units reported (${period})`,
      line,
      titles: zh
        ? ["序号", "单位", "任务", "状态", "报送日期", "进展", "问题"]
        : ["No.", "Unit", "Task", "State", "Handed in", "Progress", "Problems"],
      widths: [6, 24, 30, 12, 12, 50, 30],
      rows: looked
        .filter(({ row, task }) => row.period === period && task.kind === "report")
        .map((it, at) => {
          const report = reports.get(it.row.id);
          return [
            at + 1,
            safe(names(it.row.unit_id)[language]),
            safe(it.task.title[language]),
            stateNames[it.state][language],
            report?.on ?? "",
            safe(report?.progress ?? ""),
            safe(report?.problems ?? ""),
          ];
        }),
    },
  );
}

/** One unit's line: its figure against the goal, what it reported, or how it stands. */
function standingLine(it: Looked, unit: string, reports: ReadonlyMap<string, Accepted>, language: Language): string {
  const report = reports.get(it.row.id)?.progress;
  const divide = it.goal?.metric.name === "paid" ? 100 : 1;
  const goal =
    it.goal === undefined
      ? []
      : [
          `${it.figure?.value == null ? "—" : it.figure.value / divide}/${it.goal.value / divide}${it.goal.unit[language]}`,
        ];
  const said = report === undefined ? [stateNames[it.state][language]] : [report];
  return `${unit}（${it.row.label[language]}）：${[...goal, ...said].join("，")}`;
}

function problemsOf(
  own: readonly Looked[],
  names: (id: string) => Text,
  reports: ReadonlyMap<string, Accepted>,
  language: Language,
): string {
  return own
    .flatMap(({ row }) => {
      const problems = reports.get(row.id)?.problems;
      return problems === null || problems === undefined ? [] : [`${names(row.unit_id)[language]}：${problems}`];
    })
    .join("\n");
}

/** Runs of tasks of the same measure that stand next to each other. */
function grouped(measures: readonly string[]): { from: number; to: number }[] {
  const groups: { from: number; to: number }[] = [];
  measures.forEach((measure, at) => {
    const last = groups.at(-1);
    if (last !== undefined && measures[at - 1] === measure) last.to = at;
    else groups.push({ from: at, to: at });
  });
  return groups;
}

/** The report of each assignment that was accepted, the latest one. */
async function acceptedReports(
  tx: ScopedTransaction,
  looked: readonly Looked[],
): Promise<ReadonlyMap<string, Accepted>> {
  if (looked.length === 0) return new Map();
  const rows = await supervisionTables(tx)
    .selectFrom("task_report")
    .select(["assignment", "progress", "problems", "handed_in_on as on"])
    .where("state", "=", "accepted")
    .where(
      "assignment",
      "in",
      looked.map(({ row }) => row.id),
    )
    .orderBy("handed_in_at")
    .execute();
  return new Map(rows.map(({ assignment, ...said }) => [assignment, said]));
}

async function documentOf(tx: ScopedTransaction, document: string): Promise<Document | undefined> {
  const { rows } = await sql<Document>`
    select body -> 'short' as title, body -> 'measures' as measures, body -> 'units' as units
    from current_document where document = ${document}`.execute(tx);
  return rows[0];
}

type Span = { readonly from: string; readonly to: string };

/** The days of a calendar period; undefined for holidays and what is due once. */
export function spanOf(period: string): Span | undefined {
  const match = /^(\d{4})(?:(H|Q|-)(\d{1,2}))?$/.exec(period);
  if (!match) return undefined;
  const [, year, kind, no] = match;
  if (kind === undefined) return { from: `${year}-01-01`, to: `${year}-12-31` };
  const months = kind === "H" ? 6 : kind === "Q" ? 3 : 1;
  const last = Number(no) * months;
  const end = new Date(Date.UTC(Number(year), last, 0)).getUTCDate();
  const two = (value: number) => String(value).padStart(2, "0");
  return { from: `${year}-${two(last - months + 1)}-01`, to: `${year}-${two(last)}-${two(end)}` };
}

async function spanFromRows(tx: ScopedTransaction, document: string, period: string): Promise<Span | undefined> {
  const row = await supervisionTables(tx)
    .selectFrom("task_assignment")
    .select((of) => [of.fn.min<string | null>("from_day").as("from"), of.fn.max<string | null>("to_day").as("to")])
    .where("document", "=", document)
    .where("period", "=", period)
    .executeTakeFirst();
  return row === undefined || row.from === null || row.to === null ? undefined : { from: row.from, to: row.to };
}

const noDocument = () =>
  new Refusal("not_found", {
    zh: "没有这份文件，或它没有任务。",
    en: "There is no such document, or it has no tasks.",
  });
const noPeriod = () => new Refusal("not_found", { zh: "这份文件没有这一期。", en: "The document has no such period." });
