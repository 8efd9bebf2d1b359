import type { ComponentProps } from "react";
import { Link } from "react-router";
import { formatIsoDay } from "../../../lib/format.ts";
import { useLanguage, useMessages } from "../../../lib/language.tsx";
import { usePaged } from "../../funds/kit/use-paged.ts";
import { Answered } from "../../shell/answered.tsx";
import { useAsk } from "../../shell/ask.ts";
import { DataTable } from "../../shell/data-table.tsx";
import { Part } from "../../shell/page.tsx";
import { useMay } from "../../shell/session.ts";
import { AssignmentLines } from "../kit/assignment-lines.tsx";
import { listPath } from "../kit/paths.ts";
import { isPressing } from "../kit/pressing.ts";
import { TakeFile } from "../kit/take-file.tsx";
import { tasksMessages } from "../kit/tasks.messages.ts";
import { TasksFrame } from "../kit/tasks-frame.tsx";
import { useColumns } from "../kit/use-columns.tsx";
import { type Assignment, sittingKinds } from "../types.ts";
import { listMessages } from "./list.messages.ts";

/** Most of them that one screen asks for; the list has the others. */
const most = 100;
/** How many of those that press are named one by one. */
const named = 8;

/** What the reader's own units owe: what is due next, with one button each, then the rest. */
export function MinePage() {
  const m = useMessages(listMessages);
  const words = useMessages(tasksMessages);
  const may = useMay();
  const list = useAsk("GET /api/v1/assignments", { query: { mine: "true", pageSize: most } });
  const ics = may("task", "export") && (
    <TakeFile route="GET /api/v1/task-calendar.ics" input={{}} label={m.ics} keyed="x" />
  );
  return (
    <TasksFrame title={words.mine} lead={m.mineLead} actions={ics}>
      <Answered query={list}>{({ items }) => <Shown items={items} />}</Answered>
    </TasksFrame>
  );
}

function Shown({ items }: { readonly items: readonly Assignment[] }) {
  const m = useMessages(listMessages);
  const { language } = useLanguage();
  const columns = useColumns();
  const waits = items.filter(({ state }) => state === "open" || state === "returned");
  const next = waits.filter(isPressing);
  const later = waits.filter((item) => !isPressing(item));
  const done = items.filter(({ state }) => state === "reported" || state === "done");
  const day = later
    .map(({ lastDay }) => lastDay ?? "")
    .filter(Boolean)
    .sort()[0];
  const none = day === undefined ? m.mineNone : m.nextDue(formatIsoDay(day, language));
  const table = { columns, idOf: ({ id }: Assignment) => id, linkOf: ({ id }: Assignment) => `/tasks/${id}` };
  return (
    <>
      <Part title={m.mineNext}>
        <AssignmentLines items={next.slice(0, named)} none={none} actionOf={(item) => <NextStep item={item} />} />
        {next.length > named && (
          <p className="dk-copy">
            <Link to={listPath({ mine: "true", state: "open" })}>{m.mineMore(next.length - named)}</Link>
          </p>
        )}
      </Part>
      <Part title={m.mineLater}>
        <Rows {...table} caption={m.mineLater} rows={later} empty={m.mineLaterNone} />
      </Part>
      <Part title={m.mineDone}>
        <Rows {...table} caption={m.mineDone} rows={done} empty={m.mineDoneNone} />
      </Part>
    </>
  );
}

/** A table of rows that are all here, page by page. */
function Rows({ rows, ...table }: ComponentProps<typeof DataTable<Assignment>>) {
  const { shown, paging } = usePaged(rows);
  return <DataTable {...table} rows={shown} paging={paging} />;
}

/** The one way on with an assignment. */
function NextStep({ item: { id, kind, state, goal } }: { readonly item: Assignment }) {
  const m = useMessages(listMessages);
  const sits = sittingKinds.some((one) => one === kind);
  const records = goal?.metric === "activities" || goal?.metric === "activity_people";
  const counted = goal?.source === "counted";
  const label = state === "returned" ? m.toFix : sits ? m.toSit : records ? m.toRecord : counted ? m.look : m.toReport;
  return (
    <Link className="dk-plain-link" to={`/tasks/${id}`}>
      {label}
    </Link>
  );
}
