import type { Chasing, Text } from "@jucai/engine";
import { sql } from "kysely";
import { type Clock, today } from "#kernel/clock.ts";
import { notify } from "#kernel/notify/index.ts";
import type { ScopedTransaction } from "#kernel/scope.ts";
import { schemesOf } from "../plan/scheme.ts";
import type { Looked } from "../standing/look.ts";
import { whyOf } from "../standing/why.ts";
import { dayOfStep, stepName, stepsDue } from "./due-steps.ts";
import { type Holders, holdersOn } from "./who.ts";

type Reminder = {
  readonly assignment: string;
  readonly step: string;
  readonly unit: string;
  readonly why: Text;
  readonly title: Text;
  /** The step's day: what was sent before it was about an earlier last day. */
  readonly since: string;
};

/** Sends the steps of the chasing that have come, each once: one message for each unit and step, however many tasks. */
export async function chase(tx: ScopedTransaction, clock: Clock, all: readonly Looked[]): Promise<number> {
  const on = today(clock);
  const schemes = await schemesOf(tx);
  const wanted = all.flatMap((it) => {
    if (it.lastDay === null || it.state === "done" || it.state === "reported") return [];
    const { lastDay } = it;
    return stepsDue(schemes(it.row.place), lastDay, dayIn(it.row.created_at), on).map((step) => ({
      it,
      step,
      lastDay,
    }));
  });
  if (wanted.length === 0) return 0;
  const holders = await holdersOn(tx, on);
  const due = wanted.flatMap(({ it, step, lastDay }) =>
    unitsTold(it, step, holders).map((unit): Reminder => ({
      assignment: it.row.id,
      step: stepName(step),
      unit,
      why: whyOf(it),
      title: it.task.title,
      since: dayOfStep(step, lastDay),
    })),
  );
  const fresh = await write(tx, due, on, clock.now());
  await tell(tx, clock, fresh, holders, all);
  return fresh.length;
}

const dayIn = (at: Date): string => today({ now: () => at });

/** The units that hear of a step; whoever owes it himself is not told of it as its lead. */
function unitsTold({ row }: Looked, { tell }: Chasing, holders: Holders): string[] {
  switch (tell) {
    case "owing":
      return [row.unit_id];
    case "lead":
      return row.leads.filter((unit) => unit !== row.unit_id && unit !== row.collecting);
    case "collecting":
      return row.collecting === null || row.collecting === row.unit_id ? [] : [row.collecting];
    case "supervisor":
      return [...new Set(holders.over(row.place).map(({ unit }) => unit))];
  }
}

async function write(tx: ScopedTransaction, due: readonly Reminder[], on: string, at: Date): Promise<Reminder[]> {
  if (due.length === 0) return [];
  const { rows } = await sql<{ assignment: string; step: string; unit: string }>`
    insert into task_reminder (assignment, step, on_day, unit_id, why, sent_at)
    select assignment, step, ${on}::date, unit, why, ${at}
    from jsonb_to_recordset(${JSON.stringify(due)}::jsonb)
      as n(assignment uuid, step text, unit uuid, why jsonb, since date)
    where not exists (select 1 from task_reminder r where r.assignment = n.assignment and r.step = n.step
      and r.unit_id = n.unit and r.on_day >= n.since)
    on conflict do nothing returning assignment, step, unit_id as unit`.execute(tx);
  const key = ({ assignment, step, unit }: Pick<Reminder, "assignment" | "step" | "unit">) =>
    `${assignment} ${step} ${unit}`;
  const written = new Set(rows.map(key));
  return due.filter((each) => written.has(key(each)));
}

async function tell(
  tx: ScopedTransaction,
  clock: Clock,
  fresh: readonly Reminder[],
  holders: Holders,
  all: readonly Looked[],
): Promise<void> {
  const places = new Map(all.map(({ row }) => [row.id, row.place]));
  for (const of of Map.groupBy(fresh, ({ unit, step }) => `${unit} ${step}`).values()) {
    const [first] = of;
    if (first === undefined) continue;
    const up = first.step.endsWith(":supervisor");
    const people = up ? holders.over(places.get(first.assignment) ?? "") : holders.of(first.unit);
    const accounts = new Set(people.filter(({ unit }) => unit === first.unit).map(({ account }) => account));
    const message = { kind: "task.due" as const, says: words(of, up), link: linkOf(of, first.step) };
    for (const account of accounts) await notify(tx, clock, { account }, message);
  }
}

function linkOf(of: readonly Reminder[], step: string): string {
  if (of.length === 1) return `/desk/tasks/${of[0]?.assignment ?? ""}`;
  return step.endsWith(":owing") ? "/desk/tasks/mine" : "/desk/tasks";
}

function words(of: readonly Reminder[], up: boolean): Text {
  const [first] = of;
  const names = of.slice(0, 3);
  if (first !== undefined && of.length === 1) {
    return { zh: `${first.title.zh}：${first.why.zh}`, en: `${first.title.en}: ${first.why.en}` };
  }
  const more = of.length > names.length;
  return {
    zh: `${of.length} 项任务${up ? "逾期仍未完成" : "请留意"}：${names.map(({ title }) => title.zh).join("、")}${more ? "等" : ""}。`,
    en: `${of.length} tasks ${up ? "are still overdue" : "need attention"}: ${names.map(({ title }) => title.en).join(", ")}${more ? " and more" : ""}.`,
  };
}
