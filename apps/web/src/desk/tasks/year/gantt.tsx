import { Link } from "react-router";
import { useMessages, useText } from "../../../lib/language.tsx";
import { calendarMessages } from "../calendar/calendar.messages.ts";
import { listPath } from "../kit/paths.ts";
import { Shape } from "../kit/shape.tsx";
import { tasksMessages } from "../kit/tasks.messages.ts";
import type { Plan, PlanPeriod, PlanRow } from "../types.ts";
import { barOf, shareOf } from "./bars.ts";

type Props = { readonly plan: Plan; readonly nameOf: (document: string) => string };
const months = Array.from({ length: 12 }, (_, at) => at + 1);
const percent = (share: number) => `${share * 100}%`;

/** Bars in a year of twelve months, grouped by document. */
export function Gantt({ plan, nameOf }: Props) {
  const m = useMessages(calendarMessages);
  const words = useMessages(tasksMessages);
  const documents = [...new Set(plan.rows.map(({ document }) => document))];
  return (
    <div className="dk-scroll" role="region" tabIndex={0} aria-label={m.yearTitle(plan.year)}>
      <div className="dk-gantt">
        <div className="dk-gantt__head" aria-hidden="true">
          <span className="dk-gantt__name">{words.task}</span>
          <span className="dk-gantt__line">
            {months.map((month) => (
              <span key={month}>{m.monthShort(month)}</span>
            ))}
          </span>
        </div>
        {documents.map((document) => (
          <section key={document} aria-label={nameOf(document)}>
            <h3>{nameOf(document)}</h3>
            {plan.rows
              .filter((row) => row.document === document)
              .map((row) => (
                <Row key={row.task} row={row} plan={plan} />
              ))}
          </section>
        ))}
      </div>
    </div>
  );
}

function Row({ row, plan }: { readonly row: PlanRow; readonly plan: Plan }) {
  const say = useText();
  const now = plan.on.startsWith(String(plan.year)) ? shareOf(plan.year, plan.on) : undefined;
  return (
    <div className="dk-gantt__row">
      <span className="dk-gantt__name">
        {say(row.title)}{" "}
        <span className="jc-hint" lang="zh-CN">
          {row.clause}
        </span>
      </span>
      <span className="dk-gantt__line">
        {row.periods.map((period) => (
          <PeriodBar key={period.period} row={row} period={period} year={plan.year} />
        ))}
        {now !== undefined && <span className="dk-gantt__today" style={{ left: percent(now) }} />}
      </span>
    </div>
  );
}

type BarProps = { readonly row: PlanRow; readonly period: PlanPeriod; readonly year: number };

function PeriodBar({ row, period, year }: BarProps) {
  const m = useMessages(calendarMessages);
  const words = useMessages(tasksMessages);
  const say = useText();
  const { left, width } = barOf(year, period);
  const { tone, label, lastDay, done, total } = period;
  const says = `${m.bar(say(row.title), say(label), lastDay ?? words.noDay, done, total)}: ${m[tone]}`;
  return (
    <Link
      className="dk-gantt__bar"
      data-tone={tone}
      to={listPath({ task: row.task, period: period.period })}
      aria-label={says}
      title={says}
      style={{ left: percent(left), width: `calc(${percent(width)} - 2px)` }}
    >
      <Shape tone={tone} />
    </Link>
  );
}
