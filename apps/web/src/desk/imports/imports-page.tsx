import { Button, Tag } from "antd";
import { useNavigate } from "react-router";
import { formatMoment } from "../../lib/format-moment.ts";
import { useLanguage, useMessages, useText } from "../../lib/language.tsx";
import { Answered } from "../shell/answered.tsx";
import { useAsk } from "../shell/ask.ts";
import { DataTable } from "../shell/data-table.tsx";
import { Page } from "../shell/page.tsx";
import { useMay } from "../shell/session.ts";
import { useUrlState } from "../shell/url-state.ts";
import { importsMessages } from "./imports.messages.ts";
import { figure, type Status } from "./types.ts";

/** What was imported, newest first; unfinished ones can be taken up again. */
export function ImportsPage() {
  const m = useMessages(importsMessages);
  const say = useText();
  const { language } = useLanguage();
  const navigate = useNavigate();
  const may = useMay();
  const [asked, setAsked] = useUrlState({ page: "1", size: "20" });
  const [page, pageSize] = [Number(asked.page), Number(asked.size)];
  const list = useAsk("GET /api/v1/imports", { query: { page, pageSize } }, { keep: true });
  const start = may("import", "create") && (
    <Button type="primary" data-key="n" onClick={() => void navigate("/imports/new")}>
      {m.start}
    </Button>
  );
  return (
    <Page title={m.title} lead={m.lead} actions={start}>
      <Answered query={list}>
        {({ items, total }) => (
          <DataTable
            caption={m.title}
            rows={items}
            idOf={({ id }) => id}
            linkOf={({ id }) => `/imports/${id}`}
            busy={list.isPlaceholderData}
            empty={m.none}
            paging={{
              page,
              pageSize,
              total,
              onPage: (to, size) => setAsked({ page: String(to), size: String(size) }),
            }}
            columns={[
              { key: "file", title: m.file, width: 240, render: ({ fileName }) => fileName },
              { key: "state", title: m.state, width: 110, render: ({ status }) => <StatusTag status={status} /> },
              { key: "roster", title: m.roster, width: 200, render: ({ rosterName }) => say(rosterName) },
              { key: "unit", title: m.unit, width: 160, render: ({ unit }) => say(unit.name) },
              { key: "year", title: m.year, width: 70, render: ({ year }) => year },
              {
                key: "rows",
                title: m.rows,
                width: 80,
                figures: true,
                render: ({ counts }) => (counts ? figure(counts.rows) : "—"),
              },
              { key: "by", title: m.by, width: 100, render: ({ createdBy }) => createdBy },
              { key: "at", title: m.at, width: 160, render: ({ createdAt }) => formatMoment(createdAt, language) },
            ]}
          />
        )}
      </Answered>
    </Page>
  );
}

const colours = {
  checking: "processing",
  checked: "warning",
  failed: "error",
  writing: "processing",
  done: "success",
  undone: "default",
  dropped: "default",
} as const satisfies Record<Status, string>;

export function StatusTag({ status }: { readonly status: Status }) {
  const m = useMessages(importsMessages);
  return <Tag color={colours[status]}>{m[status]}</Tag>;
}
