import { Button } from "antd";
import { formatIsoDay } from "../../../lib/format.ts";
import { useLanguage, useMessages } from "../../../lib/language.tsx";
import { todayIso } from "../../liaison/today.ts";
import { Answered } from "../../shell/answered.tsx";
import { useAsk } from "../../shell/ask.ts";
import { Labelled } from "../../shell/filter.tsx";
import { Part } from "../../shell/page.tsx";
import { useMay } from "../../shell/session.ts";
import { UnitSelect } from "../../shell/unit-select.tsx";
import { useUrlState } from "../../shell/url-state.ts";
import { useNarrow } from "../../shell/use-narrow.ts";
import { TakeFile } from "../kit/take-file.tsx";
import { tasksMessages } from "../kit/tasks.messages.ts";
import { TasksFrame } from "../kit/tasks-frame.tsx";
import type { Plan } from "../types.ts";
import "./calendar.css";
import { calendarMessages } from "./calendar.messages.ts";
import { DueItem } from "./due-item.tsx";
import { byDay, monthAway } from "./month.ts";
import { DayList, MonthTable } from "./month-views.tsx";

/** A month with what is due on its days: a table at the desk, a list on a phone; or as .ics for one's own calendar. */
export function CalendarPage() {
  const m = useMessages(calendarMessages);
  const words = useMessages(tasksMessages);
  const may = useMay();
  const [asked, set] = useUrlState({ month: "", unit: "" });
  const { unit } = asked;
  const month = /^\d{4}-\d\d$/.test(asked.month) ? asked.month : "";
  const year = month === "" ? undefined : Number(month.slice(0, 4));
  const query = { ...(year !== undefined && { year }), ...(unit && { unit }) };
  const plan = useAsk("GET /api/v1/task-plan", { query }, { keep: true });
  // The server's day holds, not the device's.
  const shown = month || (plan.data?.on ?? todayIso()).slice(0, 7);
  const go = (by: number) => set({ month: monthAway(shown, by) });
  const ics = may("task", "export") && (
    <TakeFile route="GET /api/v1/task-calendar.ics" input={{ query }} label={m.ics} keyed="x" />
  );
  return (
    <TasksFrame title={words.calendar} lead={m.lead} actions={ics}>
      <div className="dk-filters">
        <Button data-key="[" onClick={() => go(-1)}>
          {m.before}
        </Button>
        <Button onClick={() => set({ month: "" })}>{m.today}</Button>
        <Button data-key="]" onClick={() => go(1)}>
          {m.after}
        </Button>
        <Labelled label={words.unit} wide>
          {(id) => <UnitSelect id={id} allowClear value={unit} onChange={(next = "") => set({ unit: next })} />}
        </Labelled>
      </div>
      <Answered query={plan}>{(plan) => <Month plan={plan} month={shown} />}</Answered>
    </TasksFrame>
  );
}

function Month({ plan, month }: { readonly plan: Plan; readonly month: string }) {
  const m = useMessages(calendarMessages);
  const { language } = useLanguage();
  const narrow = useNarrow();
  const days = byDay(plan.rows);
  const title = m.month(Number(month.slice(0, 4)), Number(month.slice(5)));
  const due = [...days.keys()].filter((day) => day.startsWith(month)).sort();
  const undated = days.get("") ?? [];
  const next = [...days.keys()].filter((day) => day > `${month}-31`).sort()[0];
  return (
    <>
      <Part title={title}>
        {due.length === 0 && (
          <p role="status">
            {m.none(title)} {next !== undefined && m.nextDue(formatIsoDay(next, language))}
          </p>
        )}
        {narrow ? (
          <DayList days={due} items={days} today={plan.on} />
        ) : (
          <MonthTable caption={title} month={month} items={days} today={plan.on} />
        )}
      </Part>
      {undated.length > 0 && (
        <Part title={m.undated}>
          <p className="jc-hint">{m.undatedLead}</p>
          <ul className="dk-due">
            {undated.map((item) => (
              <DueItem key={`${item.row.task} ${item.period.period}`} item={item} />
            ))}
          </ul>
        </Part>
      )}
    </>
  );
}
