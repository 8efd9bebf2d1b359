import { Select } from "antd";
import { Link } from "react-router";
import { useMessages } from "../../lib/language.tsx";
import { Answered } from "../shell/answered.tsx";
import { useAsk } from "../shell/ask.ts";
import { DataTable } from "../shell/data-table.tsx";
import { Labelled } from "../shell/filter.tsx";
import { Page } from "../shell/page.tsx";
import { useMay } from "../shell/session.ts";
import { useUrlState } from "../shell/url-state.ts";
import { MoneyUnit } from "../funds/kit/money-unit.tsx";
import { yuan } from "../funds/kit/money.ts";
import { stateMessages } from "../funds/kit/state.messages.ts";
import { StateTag } from "../funds/kit/state-tag.tsx";
import { batchMessages } from "./batches.messages.ts";
import type { BatchRow } from "./types.ts";

const states = ["prepared", "checked", "released", "returned", "closed", "cancelled"] as const;

/** Batches of payments, newest first. */
export function BatchesPage() {
  const m = useMessages(batchMessages);
  const words = useMessages(stateMessages);
  const may = useMay();
  const [asked, set] = useUrlState({ state: "", page: "1", size: "20" });
  const [page, pageSize] = [Number(asked.page), Number(asked.size)];
  const state = states.find((one) => one === asked.state);
  const list = useAsk("GET /api/v1/batches", { query: { page, pageSize, ...(state && { state }) } }, { keep: true });
  const start = may("payment", "create") && (
    <Link className="dk-primary-link" data-key="n" to="/batches/new">
      {m.start}
    </Link>
  );
  return (
    <Page title={m.title} lead={m.lead} actions={start}>
      <div className="dk-filters">
        <Labelled label={m.state}>
          {(id) => (
            <Select
              id={id}
              value={state ?? ""}
              onChange={(next) => set({ state: next })}
              options={[{ value: "", label: m.allStates }, ...states.map((value) => ({ value, label: words[value] }))]}
            />
          )}
        </Labelled>
      </div>
      <Answered query={list}>
        {({ items, total }) => (
          <>
            <MoneyUnit />
            <DataTable
              caption={m.title}
              rows={items}
              idOf={({ id }) => id}
              linkOf={({ id }) => `/batches/${id}`}
              busy={list.isPlaceholderData}
              empty={
                <>
                  <p>{m.none}</p>
                  <p className="jc-hint">{m.noneDo}</p>
                </>
              }
              paging={{ page, pageSize, total, onPage: (to, size) => set({ page: String(to), size: String(size) }) }}
              columns={[
                { key: "number", title: m.number, width: 150, render: ({ number }) => number },
                { key: "name", title: m.name, width: 260, render: ({ title }) => title },
                { key: "state", title: m.state, width: 120, render: (batch) => <StateTag state={batch.state} /> },
                { key: "n", title: m.payments, width: 70, figures: true, render: ({ sum }) => sum.payments },
                { key: "due", title: m.due, width: 130, figures: true, render: ({ sum }) => yuan(sum.fen) },
                { key: "paid", title: m.paid, width: 130, figures: true, render: ({ paidFen }) => yuan(paidFen) },
                {
                  key: "bounced",
                  title: m.bounced,
                  width: 120,
                  figures: true,
                  render: ({ bouncedFen }) => yuan(bouncedFen),
                },
                { key: "who", title: `${m.prepared} → ${m.checked} → ${m.released}`, width: 220, render: threeOf },
              ]}
            />
          </>
        )}
      </Answered>
    </Page>
  );
}

const threeOf = ({ prepared, checked, released }: BatchRow) =>
  [prepared.name, checked?.name ?? "—", released?.name ?? "—"].join(" → ");
