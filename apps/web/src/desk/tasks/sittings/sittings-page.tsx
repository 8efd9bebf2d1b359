import { Select } from "antd";
import { useMessages, useText } from "../../../lib/language.tsx";
import { yearNow } from "../../funds/types.ts";
import { YearChoice } from "../../rosters/rosters-page.tsx";
import { Answered } from "../../shell/answered.tsx";
import { useAsk } from "../../shell/ask.ts";
import { DataTable } from "../../shell/data-table.tsx";
import { Labelled } from "../../shell/filter.tsx";
import { Page, Part } from "../../shell/page.tsx";
import { useMay } from "../../shell/session.ts";
import { useUrlState } from "../../shell/url-state.ts";
import { AssignmentLines } from "../kit/assignment-lines.tsx";
import { tasksMessages } from "../kit/tasks.messages.ts";
import "../kit/tasks.css";
import { sittingKinds } from "../types.ts";
import { SittingState } from "./sitting-state.tsx";
import { sittingMessages } from "./sittings.messages.ts";

/** How many that come next are named. */
const ahead = 5;

/** Meetings, inspections, briefs and summaries: those on record, and those that come next. */
export function SittingsPage() {
  const m = useMessages(sittingMessages);
  const words = useMessages(tasksMessages);
  const say = useText();
  const may = useMay();
  const [asked, set] = useUrlState({ year: "", kind: "", page: "1", size: "20" });
  const [page, pageSize] = [Number(asked.page), Number(asked.size)];
  const kind = sittingKinds.find((one) => one === asked.kind);
  const year = Number(asked.year) || yearNow();
  const query = { year, page, pageSize, ...(kind && { kind }) };
  const list = useAsk("GET /api/v1/sittings", { query }, { keep: true });
  return (
    <Page title={m.title} lead={m.lead}>
      {may("task", "update") && <Coming />}
      <Part title={m.held}>
        <div className="dk-filters">
          <YearChoice year={year} onYear={(next) => set({ year: String(next) })} />
          <Labelled label={m.kind}>
            {(id) => (
              <Select
                id={id}
                allowClear
                value={kind ?? null}
                placeholder={m.all}
                onChange={(next: string | undefined) => set({ kind: next ?? "" })}
                options={sittingKinds.map((value) => ({ value, label: words[value] }))}
              />
            )}
          </Labelled>
        </div>
        <Answered query={list}>
          {({ items, total }) => (
            <DataTable
              caption={m.held}
              rows={items}
              idOf={({ id }) => id}
              linkOf={({ id }) => `/sittings/${id}`}
              busy={list.isPlaceholderData}
              empty={m.none}
              paging={{ page, pageSize, total, onPage: (to, size) => set({ page: String(to), size: String(size) }) }}
              columns={[
                { key: "name", title: m.name, width: 240, render: ({ title }) => say(title) },
                { key: "on", title: m.on, width: 120, render: ({ on }) => on },
                { key: "kind", title: m.kind, width: 100, render: (one) => words[one.kind] },
                { key: "period", title: m.period, width: 130, render: ({ periodLabel }) => say(periodLabel) },
                { key: "unit", title: m.unit, width: 160, render: ({ unit }) => <span lang="zh-CN">{unit.name}</span> },
                { key: "state", title: m.state, width: 120, render: ({ state }) => <SittingState state={state} /> },
              ]}
            />
          )}
        </Answered>
      </Part>
    </Page>
  );
}

/** The sittings that the reader's own units owe next. */
function Coming() {
  const m = useMessages(sittingMessages);
  const mine = useAsk("GET /api/v1/assignments", { query: { mine: "true", state: "open", pageSize: 100 } });
  return (
    <Part title={m.due}>
      <Answered query={mine} lines={3}>
        {({ items }) => (
          <AssignmentLines
            none={m.dueNone}
            items={items.filter(({ kind }) => sittingKinds.some((one) => one === kind)).slice(0, ahead)}
          />
        )}
      </Answered>
    </Part>
  );
}
