import { Button } from "antd";
import { useState } from "react";
import { Link } from "react-router";
import { useMessages } from "../../lib/language.tsx";
import { Answered } from "../shell/answered.tsx";
import { useAsk } from "../shell/ask.ts";
import { Part } from "../shell/page.tsx";
import { useMay } from "../shell/session.ts";
import { NewNeedDialog } from "./need-dialogs.tsx";
import { needsMessages } from "./needs.messages.ts";
import { NeedsTable } from "./needs-table.tsx";

/** What one company needs, on its own page. `locked`: its record can only be read. */
export function NeedsPart({ employer, locked }: { readonly employer: string; readonly locked: boolean }) {
  const m = useMessages(needsMessages);
  const may = useMay();
  const [adding, setAdding] = useState(false);
  const [page, setPage] = useState({ page: 1, pageSize: 10 });
  const needs = useAsk("GET /api/v1/needs", { query: { employer, ...page } }, { keep: true });
  return (
    <Part
      title={m.title}
      actions={
        may("liaison", "create") && !locked ? (
          <Button onClick={() => setAdding(true)}>{m.add}</Button>
        ) : (
          <Link to="/needs">{m.all}</Link>
        )
      }
    >
      <Answered query={needs} lines={3}>
        {({ items, total }) => (
          <NeedsTable
            needs={items}
            ofOne
            busy={needs.isPlaceholderData}
            empty={m.noneHere}
            paging={{ ...page, total, onPage: (to, pageSize) => setPage({ page: to, pageSize }) }}
          />
        )}
      </Answered>
      {adding && <NewNeedDialog employer={employer} onClose={() => setAdding(false)} />}
    </Part>
  );
}
