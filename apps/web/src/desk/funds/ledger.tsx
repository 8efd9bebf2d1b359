import { Button, Select } from "antd";
import { useState } from "react";
import { useMessages } from "../../lib/language.tsx";
import { Answered } from "../shell/answered.tsx";
import { useAsk } from "../shell/ask.ts";
import { DataTable } from "../shell/data-table.tsx";
import { Labelled } from "../shell/filter.tsx";
import { Part } from "../shell/page.tsx";
import { tableMoment } from "../shell/table-moment.ts";
import { useUrlState } from "../shell/url-state.ts";
import { fundsMessages } from "./funds.messages.ts";
import { MoneyUnit } from "./kit/money-unit.tsx";
import { yuan } from "./kit/money.ts";
import { PostingDialog } from "./posting-dialog.tsx";
import { What } from "./what.tsx";

/** The ledger of a fund, newest first; a line opens the posting that it is a part of. */
export function Ledger({ id, years }: { readonly id: string; readonly years: readonly number[] }) {
  const m = useMessages(fundsMessages);
  const [asked, set] = useUrlState({ year: "", page: "1", size: "20" });
  const [open, setOpen] = useState<string>();
  const [page, pageSize] = [Number(asked.page), Number(asked.size)];
  const query = { page, pageSize, ...(asked.year && { year: Number(asked.year) }) };
  const entries = useAsk("GET /api/v1/funds/:id/entries", { params: { id }, query }, { keep: true });
  return (
    <Part title={m.ledger}>
      <div className="dk-filters">
        <Labelled label={m.year}>
          {(field) => (
            <Select
              id={field}
              value={asked.year}
              onChange={(next) => set({ year: next })}
              options={[
                { value: "", label: m.allYears },
                ...years.map((year) => ({ value: String(year), label: year })),
              ]}
            />
          )}
        </Labelled>
      </div>
      <Answered query={entries}>
        {({ items, total }) => (
          <>
            <MoneyUnit />
            <DataTable
              caption={m.ledger}
              rows={items}
              idOf={(entry) => entry.id}
              busy={entries.isPlaceholderData}
              empty={m.ledgerNone}
              paging={{ page, pageSize, total, onPage: (to, size) => set({ page: String(to), size: String(size) }) }}
              columns={[
                { key: "at", title: m.at, width: 150, render: ({ at }) => tableMoment(at) },
                { key: "account", title: m.account, width: 110, render: ({ kind }) => m[`${kind}_account`] },
                {
                  key: "in",
                  title: m.inward,
                  width: 130,
                  figures: true,
                  render: ({ fen }) => (fen > 0 ? yuan(fen) : "—"),
                },
                {
                  key: "out",
                  title: m.outward,
                  width: 130,
                  figures: true,
                  render: ({ fen }) => (fen < 0 ? yuan(-fen) : "—"),
                },
                { key: "why", title: m.why, width: 240, render: (entry) => <What entry={entry} /> },
                { key: "year", title: m.year, width: 70, render: ({ year }) => year },
                { key: "by", title: m.by, width: 110, render: ({ by }) => by },
                {
                  key: "posting",
                  title: m.posting,
                  width: 90,
                  render: ({ posting }) => (
                    <Button
                      size="small"
                      aria-label={`${m.postingSee} ${posting.slice(0, 8)}`}
                      onClick={() => setOpen(posting)}
                    >
                      {posting.slice(0, 8)}
                    </Button>
                  ),
                },
              ]}
            />
            {open && (
              <PostingDialog
                entries={items.filter(({ posting }) => posting === open)}
                onClose={() => setOpen(undefined)}
              />
            )}
          </>
        )}
      </Answered>
    </Part>
  );
}
