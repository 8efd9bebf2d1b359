import type { AnswerOf } from "@jucai/contract/client";
import { Button, Input } from "antd";
import { addressOf } from "@jucai/contract/client";
import { useMessages } from "../../lib/language.tsx";
import { Answered } from "../shell/answered.tsx";
import { useAsk } from "../shell/ask.ts";
import { type Column, DataTable } from "../shell/data-table.tsx";
import { Labelled } from "../shell/filter.tsx";
import { Page } from "../shell/page.tsx";
import { SearchBar } from "../shell/search-bar.tsx";
import { useMay } from "../shell/session.ts";
import { useUrlState } from "../shell/url-state.ts";
import { tableMoment } from "../shell/table-moment.ts";
import { Action, detailText } from "./action.tsx";
import { auditMessages } from "./audit.messages.ts";
import { ChainState } from "./chain-state.tsx";

type Row = AnswerOf<"GET /api/v1/audit/entries">["items"][number];
const noFilters = { q: "", action: "", from: "", to: "", object: "", page: "1", pageSize: "50" };

/** Everything that was done, newest first, and whether the chain is whole. */
export function AuditPage() {
  const m = useMessages(auditMessages);
  const may = useMay();
  const columns = useColumns();
  const [filters, set] = useUrlState(noFilters);
  const { q, action, from, to, object, page, pageSize } = filters;
  const chosen = {
    ...(q && { actor: q }),
    ...(/^[a-z_]+(\.[a-z_]+)?$/.test(action) && { action }),
    ...(from && { from }),
    ...(to && { to }),
    ...(object && { objectId: object }),
  };
  const entries = useAsk(
    "GET /api/v1/audit/entries",
    { query: { ...chosen, page: Number(page), pageSize: Math.min(50, Number(pageSize)) } },
    { keep: true },
  );
  return (
    <Page
      title={m.title}
      lead={m.lead}
      actions={
        may("audit", "export") && (
          <Button data-key="x" href={addressOf("", "/api/v1/audit/entries.csv", {}, chosen)} download>
            {m.export}
          </Button>
        )
      }
    >
      {may("audit", "read") && <ChainState />}
      <SearchBar
        label={m.title}
        hint={m.who}
        q={q}
        onSearch={(next) => set({ q: next })}
        onReset={() => set(noFilters)}
      >
        <Typed label={`${m.action} (${m.actionHint})`} value={action} onType={(next) => set({ action: next })} />
        <Typed label={m.objectId} value={object} onType={(next) => set({ object: next })} />
        <Typed label={m.from} day value={from} onType={(next) => set({ from: next })} />
        <Typed label={m.to} day value={to} onType={(next) => set({ to: next })} />
      </SearchBar>
      <Answered query={entries} lines={12}>
        {({ items, total, page: at, pageSize: size }) => (
          <DataTable
            caption={m.caption}
            columns={columns}
            rows={items}
            idOf={({ id }) => id}
            busy={entries.isPlaceholderData}
            empty={<p>{m.none}</p>}
            paging={{
              page: at,
              pageSize: size,
              total,
              onPage: (next, rows) => set({ page: String(next), pageSize: String(rows) }),
            }}
          />
        )}
      </Answered>
    </Page>
  );
}

/** A filter that is typed; looked for once the box is left or Enter is pressed. */
function Typed({
  label,
  value,
  day = false,
  onType,
}: {
  readonly label: string;
  readonly value: string;
  readonly day?: boolean;
  readonly onType: (value: string) => void;
}) {
  return (
    <Labelled label={label}>
      {(id) => (
        <Input
          key={value}
          id={id}
          type={day ? "date" : "text"}
          defaultValue={value}
          onBlur={({ target }) => target.value.trim() !== value && onType(target.value.trim())}
          onPressEnter={({ currentTarget }) => onType(currentTarget.value.trim())}
        />
      )}
    </Labelled>
  );
}

function useColumns(): readonly Column<Row>[] {
  const m = useMessages(auditMessages);
  return [
    { key: "at", title: m.at, width: 170, render: ({ at }) => tableMoment(at) },
    {
      key: "who",
      title: m.who,
      width: 140,
      render: ({ actor, account }) => (account === null ? m.background : <span lang="zh-CN">{actor}</span>),
    },
    { key: "action", title: m.action, width: 210, render: ({ action }) => <Action action={action} /> },
    {
      key: "object",
      title: m.object,
      width: 240,
      render: ({ object }) => (
        <>
          {object.kind} <span className="jc-hint">{object.id}</span>
        </>
      ),
    },
    {
      key: "detail",
      title: m.detail,
      width: 320,
      render: ({ detail }) => <span lang="zh-CN">{detail === null ? "—" : detailText(detail)}</span>,
    },
    { key: "seq", title: m.seq, width: 100, figures: true, render: ({ seq }) => seq ?? m.waiting },
  ];
}
