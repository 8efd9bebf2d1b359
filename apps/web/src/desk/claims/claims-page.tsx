import { Button, Tooltip } from "antd";
import { useState } from "react";
import { Link, useNavigate } from "react-router";
import { figureOf } from "../../lib/format.ts";
import { useLanguage, useMessages } from "../../lib/language.tsx";
import { formatIsoDay } from "../../lib/format.ts";
import { UndoBar } from "../review/undo-bar.tsx";
import { Answered } from "../shell/answered.tsx";
import { useAsk, useTell } from "../shell/ask.ts";
import { DataTable } from "../shell/data-table.tsx";
import { Faults } from "../shell/faults.tsx";
import { Page } from "../shell/page.tsx";
import { useMay } from "../shell/session.ts";
import { useUrlState } from "../shell/url-state.ts";
import { claimsMessages } from "./claims.messages.ts";
import { type Card, useQueueColumns } from "./queue-columns.tsx";
import { noFilters, queueQuery, queueSearch } from "./queue-filters.ts";
import { QueueFilterBar } from "./queue-filter-bar.tsx";
import { type Queue, QueueTabs } from "./queue-tabs.tsx";

/** The queues of the desk: what waits for whom, the least time left first. */
export function ClaimsPage() {
  const m = useMessages(claimsMessages);
  const [filters, set] = useUrlState<keyof typeof noFilters>(noFilters);
  const [chosen, choose] = useState<readonly string[]>([]);
  const query = queueQuery(filters);
  const queues = useAsk("GET /api/v1/claims/queues");
  const claims = useAsk("GET /api/v1/claims", { query }, { keep: true });
  const queue = queues.data?.items.find(({ key }) => key === query.queue);
  const may = useMay();
  // Whoever only supervises or pays reads what was decided.
  const linkOf = ({ id }: Card) =>
    may("claim", "approve") ? `/claims/${id}${queueSearch(filters)}` : `/claims/${id}/decisions`;
  const columns = useQueueColumns(queue, linkOf);
  const mine = queues.data?.items.find(({ key }) => key === "to_review");
  const pick = query.queue === "to_review";
  return (
    <Page
      title={m.title}
      lead={mine && m.waiting(mine.count, mine.overdue)}
      actions={<Ways chosen={pick ? chosen : []} />}
    >
      <UndoBar />
      <QueueTabs queues={queues.data?.items ?? []} chosen={query.queue ?? ""} />
      <QueueFilterBar filters={filters} onFilter={set} />
      <Answered query={claims} lines={12}>
        {({ items, total, page, pageSize, totalFen }) => (
          <DataTable
            caption={m.title}
            columns={columns}
            rows={items}
            idOf={({ id }) => id}
            linkOf={linkOf}
            busy={claims.isPlaceholderData}
            empty={<Nothing queue={queue} filtered={filters.q !== "" || filters.measure !== ""} />}
            {...(pick && {
              selection: {
                selectedRowKeys: [...chosen],
                onChange: (keys) => choose(keys.map(String)),
                getCheckboxProps: (row: Card) => ({ "aria-label": row.claimant.name }) as object,
              },
            })}
            sums={[
              { key: "page", title: m.pageTotal, cells: { amount: figureOf(sumOf(items)) } },
              { key: "all", title: m.total, cells: { amount: figureOf(totalFen), what: m.rows(total) } },
            ]}
            paging={{
              page,
              pageSize,
              total,
              onPage: (next, size) => set({ page: String(next), size: String(size) }),
            }}
          />
        )}
      </Answered>
    </Page>
  );
}

const sumOf = (items: readonly Card[]) => items.reduce((sum, { askedFen }) => sum + (askedFen ?? 0), 0);

/** The batch, and the pages beside the queues. */
function Ways({ chosen }: { readonly chosen: readonly string[] }) {
  const m = useMessages(claimsMessages);
  const may = useMay();
  const go = useNavigate();
  const preview = useTell("POST /api/v1/review/batches", ({ id }) => void go(`/claims/batches/${id}`));
  return (
    <>
      <span className="dk-links">
        {may("decision", "list") && <Link to="/appeals">{m.appeals}</Link>}
        {may("claim", "approve") && <Link to="/leave">{m.leave}</Link>}
        {may("rating", "list") && <Link to="/ratings">{m.ratings}</Link>}
      </span>
      {may("decision", "approve") && (
        <Tooltip title={m.batchHint}>
          <Button
            disabled={chosen.length === 0}
            loading={preview.isPending}
            onClick={() => preview.mutate({ body: { claims: [...chosen] } })}
          >
            {chosen.length === 0 ? m.batch : m.batchOf(chosen.length)}
          </Button>
        </Tooltip>
      )}
      <Faults error={preview.error} />
    </>
  );
}

function Nothing({ queue, filtered }: { readonly queue: Queue | undefined; readonly filtered: boolean }) {
  const m = useMessages(claimsMessages);
  const { language } = useLanguage();
  if (filtered) return <p>{m.noneFound}</p>;
  return <p>{queue?.nextOn ? m.emptyNext(formatIsoDay(queue.nextOn, language)) : m.empty}</p>;
}
