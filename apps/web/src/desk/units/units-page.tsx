import { Button, Select } from "antd";
import { useState } from "react";
import { useMessages } from "../../lib/language.tsx";
import { Answered } from "../shell/answered.tsx";
import { useAsk } from "../shell/ask.ts";
import { Labelled } from "../shell/filter.tsx";
import { Page, Part } from "../shell/page.tsx";
import { SearchBar } from "../shell/search-bar.tsx";
import { useMay } from "../shell/session.ts";
import { useUrlState } from "../shell/url-state.ts";
import { type UnitKind, unitKinds } from "./unit-kinds.ts";
import { NewUnitDialog } from "./new-unit-dialog.tsx";
import { UnitTree } from "./unit-tree.tsx";
import "./units.css";
import { UnitsTable } from "./units-table.tsx";
import { unitsMessages } from "./units.messages.ts";

const noFilters = { q: "", kind: "", page: "1", pageSize: "50" };

/** The tree of units from its top, or whatever words and kind find. */
export function UnitsPage() {
  const m = useMessages(unitsMessages);
  const may = useMay();
  const [filters, set] = useUrlState(noFilters);
  const [adding, setAdding] = useState(false);
  const { q, kind, page, pageSize } = filters;
  const filtered = q !== "" || kind !== "";
  const units = useAsk(
    "GET /api/v1/units",
    {
      query: {
        q,
        ...(kind !== "" && { kind: kind as UnitKind }),
        page: Number(page),
        pageSize: Math.min(50, Number(pageSize)),
      },
    },
    { keep: true, enabled: filtered },
  );
  return (
    <Page
      title={m.title}
      lead={m.lead}
      actions={
        may("unit", "create") && (
          <Button type="primary" data-key="n" onClick={() => setAdding(true)}>
            {m.add}
          </Button>
        )
      }
    >
      <SearchBar
        label={m.title}
        hint={m.find}
        q={q}
        onSearch={(next) => set({ q: next })}
        onReset={() => set(noFilters)}
      >
        <Labelled label={m.kind}>
          {(id) => (
            <Select
              id={id}
              value={kind}
              onChange={(next) => set({ kind: next })}
              options={[{ value: "", label: m.all }, ...unitKinds.map((value) => ({ value, label: m[value] }))]}
            />
          )}
        </Labelled>
      </SearchBar>
      {!filtered && (
        <Part title={m.tree}>
          <UnitTree />
        </Part>
      )}
      {filtered && (
        <Answered query={units} lines={12}>
          {({ items, total, page: at, pageSize: size }) => (
            <UnitsTable
              units={items}
              busy={units.isPlaceholderData}
              empty={m.nobody}
              paging={{
                page: at,
                pageSize: size,
                total,
                onPage: (next, rows) => set({ page: String(next), pageSize: String(rows) }),
              }}
            />
          )}
        </Answered>
      )}
      {adding && <NewUnitDialog onClose={() => setAdding(false)} />}
    </Page>
  );
}
