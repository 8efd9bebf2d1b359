import { useMessages, useText } from "../../../lib/language.tsx";
import { calendarMessages } from "../calendar/calendar.messages.ts";
import { usePaged } from "../../funds/kit/use-paged.ts";
import { DataTable } from "../../shell/data-table.tsx";
import { listPath } from "../kit/paths.ts";
import { Shape } from "../kit/shape.tsx";
import { tasksMessages } from "../kit/tasks.messages.ts";
import type { Plan } from "../types.ts";

type Props = { readonly plan: Plan; readonly nameOf: (document: string) => string };

/** The same periods as rows, by their last day. */
export function PlanTable({ plan, nameOf }: Props) {
  const m = useMessages(calendarMessages);
  const words = useMessages(tasksMessages);
  const say = useText();
  const rows = plan.rows
    .flatMap((row) => row.periods.map((period) => ({ row, period, day: period.lastDay ?? "9999" })))
    .sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0));
  const { shown, paging } = usePaged(rows);
  return (
    <DataTable
      caption={m.yearTitle(plan.year)}
      rows={shown}
      idOf={({ row, period }) => `${row.task} ${period.period}`}
      linkOf={({ row, period }) => listPath({ task: row.task, period: period.period })}
      paging={paging}
      columns={[
        { key: "task", title: words.task, width: 240, render: ({ row }) => say(row.title) },
        { key: "period", title: words.period, width: 130, render: ({ period }) => say(period.label) },
        { key: "day", title: words.lastDay, width: 120, render: ({ period }) => period.lastDay ?? words.noDay },
        {
          key: "light",
          title: words.light,
          width: 140,
          render: ({ period: { tone } }) => (
            <span className="dk-light" data-tone={tone}>
              <Shape tone={tone} /> {m[tone]}
            </span>
          ),
        },
        {
          key: "done",
          title: m.doneOf,
          width: 110,
          figures: true,
          render: ({ period: { done, total } }) => m.item(done, total),
        },
        { key: "document", title: words.document, width: 200, render: ({ row }) => nameOf(row.document) },
        { key: "clause", title: words.clause, width: 110, render: ({ row }) => <span lang="zh-CN">{row.clause}</span> },
      ]}
    />
  );
}
