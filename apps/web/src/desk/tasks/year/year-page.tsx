import { Button, Select } from "antd";
import { useState } from "react";
import { formatIsoDay } from "../../../lib/format.ts";
import { useLanguage, useMessages, useText } from "../../../lib/language.tsx";
import { YearChoice } from "../../rosters/rosters-page.tsx";
import { Answered } from "../../shell/answered.tsx";
import { useAsk } from "../../shell/ask.ts";
import { Labelled } from "../../shell/filter.tsx";
import { Part } from "../../shell/page.tsx";
import { UnitSelect } from "../../shell/unit-select.tsx";
import { useUrlState } from "../../shell/url-state.ts";
import { useNarrow } from "../../shell/use-narrow.ts";
import { calendarMessages } from "../calendar/calendar.messages.ts";
import "../calendar/calendar.css";
import { Shape } from "../kit/shape.tsx";
import { tasksMessages } from "../kit/tasks.messages.ts";
import { TasksFrame } from "../kit/tasks-frame.tsx";
import type { Plan } from "../types.ts";
import { Gantt } from "./gantt.tsx";
import { PlanTable } from "./plan-table.tsx";

/** The year's tasks as bars, one for each period, or the same as a table. */
export function YearPage() {
  const m = useMessages(calendarMessages);
  const words = useMessages(tasksMessages);
  const say = useText();
  const [asked, set] = useUrlState({ year: "", unit: "", document: "" });
  const { unit, document } = asked;
  const year = asked.year === "" ? {} : { year: Number(asked.year) };
  const query = { ...year, ...(unit && { unit }), ...(document && { document }) };
  const plan = useAsk("GET /api/v1/task-plan", { query }, { keep: true });
  const board = useAsk("GET /api/v1/task-board", { query: year });
  const documents = new Map((board.data?.documents ?? []).map(({ id, name }) => [id, say(name)]));
  return (
    <TasksFrame title={words.year} lead={m.yearLead}>
      <Answered query={plan}>
        {(plan) => (
          <>
            <div className="dk-filters">
              <YearChoice year={plan.year} onYear={(next) => set({ year: String(next) })} />
              <Labelled label={words.document} wide>
                {(id) => (
                  <Select
                    id={id}
                    allowClear
                    value={document || null}
                    onChange={(value: string | undefined) => set({ document: value ?? "" })}
                    options={[...documents].map(([value, label]) => ({ value, label }))}
                  />
                )}
              </Labelled>
              <Labelled label={words.unit} wide>
                {(id) => <UnitSelect id={id} allowClear value={unit} onChange={(next = "") => set({ unit: next })} />}
              </Labelled>
            </div>
            <Shown plan={plan} nameOf={(id) => documents.get(id) ?? id} />
          </>
        )}
      </Answered>
    </TasksFrame>
  );
}

function Shown({ plan, nameOf }: { readonly plan: Plan; readonly nameOf: (document: string) => string }) {
  const m = useMessages(calendarMessages);
  const { language } = useLanguage();
  const narrow = useNarrow();
  const [chosen, setChosen] = useState<boolean>();
  // On a phone the picture is wider than the screen.
  const asTable = chosen ?? narrow;
  if (plan.rows.length === 0) return <p className="dk-part dk-empty">{m.yearNone(plan.year)}</p>;
  const toggle = (
    <Button size="small" aria-pressed={asTable} onClick={() => setChosen(!asTable)}>
      {asTable ? m.asPicture : m.asTable}
    </Button>
  );
  return (
    <Part title={m.yearTitle(plan.year)} actions={toggle}>
      <Legend plan={plan} />
      {asTable ? <PlanTable plan={plan} nameOf={nameOf} /> : <Gantt plan={plan} nameOf={nameOf} />}
      {!asTable && plan.on.startsWith(String(plan.year)) && (
        <p className="jc-hint">{m.now(formatIsoDay(plan.on, language))}</p>
      )}
    </Part>
  );
}

const tones = ["red", "orange", "yellow", "purple", "blue", "grey", "green"] as const;

function Legend({ plan }: { readonly plan: Plan }) {
  const m = useMessages(calendarMessages);
  const words = useMessages(tasksMessages);
  const used = new Set(plan.rows.flatMap(({ periods }) => periods.map(({ tone }) => tone)));
  return (
    <ul className="dk-legend" aria-label={words.legend}>
      {tones
        .filter((tone) => used.has(tone))
        .map((tone) => (
          <li key={tone} className="dk-light" data-tone={tone}>
            <Shape tone={tone} /> {m[tone]}
          </li>
        ))}
    </ul>
  );
}
