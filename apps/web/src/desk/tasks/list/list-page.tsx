import { Button } from "antd";
import { useState } from "react";
import { useMessages, useText } from "../../../lib/language.tsx";
import { Answered } from "../../shell/answered.tsx";
import { useAsk } from "../../shell/ask.ts";
import { DataTable } from "../../shell/data-table.tsx";
import { useMay } from "../../shell/session.ts";
import { useUrlState } from "../../shell/url-state.ts";
import { TakeFile } from "../kit/take-file.tsx";
import { tasksMessages } from "../kit/tasks.messages.ts";
import { TasksFrame } from "../kit/tasks-frame.tsx";
import { useColumns } from "../kit/use-columns.tsx";
import { FilterBar } from "./filter-bar.tsx";
import { noFilters, queryOf } from "./filters.ts";
import { listMessages } from "./list.messages.ts";
import { TaskListDialog } from "./task-list-dialog.tsx";

/** What units owe, most pressing first, with filters that stand in the address. */
export function ListPage() {
  const m = useMessages(listMessages);
  const words = useMessages(tasksMessages);
  const say = useText();
  const may = useMay();
  const columns = useColumns();
  const [merging, setMerging] = useState(false);
  const [filters, set] = useUrlState(noFilters);
  const query = queryOf(filters);
  const list = useAsk("GET /api/v1/assignments", { query }, { keep: true });
  const [page, pageSize] = [Number(filters.page), Number(filters.size)];
  const [first] = list.data?.items ?? [];
  const actions = may("task", "export") && (
    <>
      <TakeFile route="GET /api/v1/assignments/table.xlsx" input={{ query }} label={m.export} keyed="x" />
      <Button onClick={() => setMerging(true)}>{m.taskList}</Button>
    </>
  );
  return (
    <TasksFrame title={words.list} lead={m.lead} actions={actions}>
      <FilterBar filters={filters} onFilter={set} />
      {filters.task !== "" && (
        <p>
          {m.of(first?.task === filters.task ? say(first.title) : filters.task)} {filters.period}{" "}
          <Button size="small" onClick={() => set({ task: "", period: "" })}>
            {m.every}
          </Button>
        </p>
      )}
      <Answered query={list}>
        {({ items, total }) => (
          <DataTable
            caption={words.list}
            columns={columns}
            rows={items}
            idOf={({ id }) => id}
            linkOf={({ id }) => `/tasks/${id}`}
            busy={list.isPlaceholderData}
            empty={m.none}
            paging={{ page, pageSize, total, onPage: (to, size) => set({ page: String(to), size: String(size) }) }}
          />
        )}
      </Answered>
      {merging && <TaskListDialog document={filters.document} year={filters.year} onClose={() => setMerging(false)} />}
    </TasksFrame>
  );
}
