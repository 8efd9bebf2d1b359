import { Button } from "antd";
import { useState } from "react";
import { Link } from "react-router";
import { useMessages } from "../../lib/language.tsx";
import { Answered } from "../shell/answered.tsx";
import { DataTable } from "../shell/data-table.tsx";
import { Page } from "../shell/page.tsx";
import { usePreference } from "../shell/preference.ts";
import { useMay } from "../shell/session.ts";
import { ColumnsDialog } from "./columns-dialog.tsx";
import { Counts } from "./counts.tsx";
import { ExportDialog } from "./export-dialog.tsx";
import { queryOf } from "./filters.ts";
import "./people.css";
import { standardColumns, usePeopleColumns } from "./people-columns.tsx";
import { PeopleFilterBar } from "./people-filter-bar.tsx";
import { peopleMessages } from "./people.messages.ts";
import { SavedViews } from "./saved-views.tsx";
import { holdsNumber } from "./typed-number.ts";
import { usePeopleFilters } from "./use-people-filters.ts";
import { usePeople } from "./use-people.ts";

/** People whom the reader may see: found by name, pinyin or numbers, filtered, counted, taken out. */
export function PeoplePage() {
  const m = useMessages(peopleMessages);
  const may = useMay();
  const [filters, set] = usePeopleFilters();
  const [keys, setKeys] = usePreference<readonly string[]>("people.columns", standardColumns);
  const [dialog, setDialog] = useState<"columns" | "export">();
  const columns = usePeopleColumns(keys);
  const people = usePeople(queryOf(filters), { keep: true });
  return (
    <Page
      title={m.title}
      actions={
        <>
          <Button onClick={() => setDialog("columns")}>{m.columns}</Button>
          {may("person", "export") && (
            <Button data-key="x" onClick={() => setDialog("export")}>
              {m.export}
            </Button>
          )}
          {may("person", "create") && (
            <Link to="/people/new" data-key="n" className="dk-primary-link">
              {m.add}
            </Link>
          )}
        </>
      }
    >
      <SavedViews filters={filters} />
      <PeopleFilterBar filters={filters} onFilter={set} />
      <Answered query={people} lines={12}>
        {({ items, total, page, pageSize }) => (
          <>
            <DataTable
              caption={m.caption}
              columns={columns}
              rows={items}
              idOf={({ id }) => id}
              linkOf={({ id }) => `/people/${id}`}
              busy={people.isPlaceholderData}
              empty={<p>{filters.q ? m.nobody(filters.q) : m.nobodyPlain}</p>}
              paging={{
                page,
                pageSize,
                total,
                onPage: (next, size) => set({ page: String(next), pageSize: String(size) }),
              }}
            />
            {dialog === "export" && (
              <ExportDialog filters={filters} total={total} onClose={() => setDialog(undefined)} />
            )}
          </>
        )}
      </Answered>
      {may("person", "count") && !holdsNumber(filters.q) && <Counts filters={filters} />}
      {dialog === "columns" && <ColumnsDialog keys={keys} onSave={setKeys} onClose={() => setDialog(undefined)} />}
    </Page>
  );
}
