import { parseDay } from "@jucai/engine/model";
import { Button, Select } from "antd";
import { useState } from "react";
import { formatIsoDay, todayInChina } from "../../lib/format.ts";
import { useLanguage, useMessages } from "../../lib/language.tsx";
import { Answered } from "../shell/answered.tsx";
import { useAsk } from "../shell/ask.ts";
import { Labelled } from "../shell/filter.tsx";
import { Page } from "../shell/page.tsx";
import { useMay } from "../shell/session.ts";
import { useUrlState } from "../shell/url-state.ts";
import { NewNeedDialog } from "./need-dialogs.tsx";
import { needsMessages } from "./needs.messages.ts";
import { NeedsTable } from "./needs-table.tsx";
import { needStates } from "./types.ts";

/** What the companies within reach need, with this quarter and its last day. */
export function NeedsPage() {
  const m = useMessages(needsMessages);
  const may = useMay();
  const [adding, setAdding] = useState(false);
  const [asked, set] = useUrlState({ state: "", page: "1", size: "20" });
  const [page, pageSize] = [Number(asked.page), Number(asked.size)];
  const state = needStates.find((one) => one === asked.state);
  const query = { page, pageSize, ...(state && { state }) };
  const needs = useAsk("GET /api/v1/needs", { query }, { keep: true });
  const add = may("liaison", "create") && (
    <Button type="primary" data-key="n" onClick={() => setAdding(true)}>
      {m.add}
    </Button>
  );
  return (
    <Page
      title={m.title}
      lead={
        <>
          {needs.data && <Quarter quarter={needs.data.quarter} due={needs.data.due} />} {add ? m.leadKeeper : m.lead}
        </>
      }
      actions={add}
    >
      <Answered query={needs}>
        {({ items, total }) => (
          <>
            <div className="dk-filters">
              <Labelled label={m.state}>
                {(id) => (
                  <Select
                    id={id}
                    data-key="f"
                    value={asked.state}
                    onChange={(next) => set({ state: next })}
                    options={[{ value: "", label: m.any }, ...needStates.map((value) => ({ value, label: m[value] }))]}
                    popupMatchSelectWidth={false}
                  />
                )}
              </Labelled>
            </div>
            <NeedsTable
              needs={items}
              busy={needs.isPlaceholderData}
              empty={
                <>
                  <p>{m.none}</p>
                  {add && <p>{m.noneDo}</p>}
                </>
              }
              paging={{
                page,
                pageSize,
                total,
                onPage: (to, size) => set({ page: String(to), size: String(size) }),
              }}
            />
          </>
        )}
      </Answered>
      {adding && <NewNeedDialog onClose={() => setAdding(false)} />}
    </Page>
  );
}

/** The quarter, such as `2026-Q3`, in words, and how many days are left for its list. */
function Quarter({ quarter, due }: { readonly quarter: string; readonly due: string | null }) {
  const m = useMessages(needsMessages);
  const { language } = useLanguage();
  const [year = "", part = ""] = quarter.split("-Q");
  const day = due === null ? undefined : parseDay(due);
  const says = due === null || day === undefined ? m.noDue : m.dueOn(formatIsoDay(due, language), day - todayInChina());
  return (
    <strong>
      {m.quarter(year, part)} · {says}
    </strong>
  );
}
