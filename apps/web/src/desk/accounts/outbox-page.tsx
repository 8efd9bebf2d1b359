import type { AnswerOf } from "@jucai/contract/client";
import { useMessages } from "../../lib/language.tsx";
import { Answered } from "../shell/answered.tsx";
import { useAsk } from "../shell/ask.ts";
import { type Column, DataTable } from "../shell/data-table.tsx";
import { Page } from "../shell/page.tsx";
import { useUrlState } from "../shell/url-state.ts";
import { tableMoment } from "../shell/table-moment.ts";
import { outboxMessages } from "./outbox.messages.ts";

type Row = AnswerOf<"GET /api/v1/messages">["items"][number];

/** Development only: what the sender of text messages would have sent. */
export function OutboxPage() {
  const m = useMessages(outboxMessages);
  const [{ page }, set] = useUrlState({ page: "1" });
  const sent = useAsk("GET /api/v1/messages", { query: { page: Number(page) } }, { keep: true });
  const columns: readonly Column<Row>[] = [
    { key: "to", title: m.to, width: 140, render: ({ to }) => to },
    { key: "text", title: m.text, width: 420, render: ({ text }) => <span lang="zh-CN">{text}</span> },
    { key: "at", title: m.at, width: 170, render: ({ at }) => tableMoment(at) },
  ];
  return (
    <Page title={m.title} lead={m.lead}>
      <Answered query={sent}>
        {({ items, total, page: at, pageSize }) => (
          <DataTable
            caption={m.caption}
            columns={columns}
            rows={items}
            idOf={({ id }) => String(id)}
            empty={<p>{m.none}</p>}
            paging={{ page: at, pageSize, total, onPage: (next) => set({ page: String(next) }) }}
          />
        )}
      </Answered>
    </Page>
  );
}
