import { App, Button, Select } from "antd";
import { useNavigate } from "react-router";
import { download } from "../../../lib/download.ts";
import { formatIsoDay } from "../../../lib/format.ts";
import { formatMoment } from "../../../lib/format-moment.ts";
import { useLanguage, useMessages, useText } from "../../../lib/language.tsx";
import { usePlace } from "../../funds/kit/use-place.ts";
import { Answered } from "../../shell/answered.tsx";
import { useAsk } from "../../shell/ask.ts";
import { DataTable } from "../../shell/data-table.tsx";
import { Labelled } from "../../shell/filter.tsx";
import { Page, Part } from "../../shell/page.tsx";
import type { Paging } from "../../shell/pages-bar.tsx";
import { useMay } from "../../shell/session.ts";
import { useUrlState } from "../../shell/url-state.ts";
import "../../funds/kit/kit.css";
import "../documents.css";
import type { DraftSummary } from "../types.ts";
import { documentsMessages } from "./documents.messages.ts";
import { EndingItem } from "./ending-item.tsx";
import { DraftTag, standingOf, StandingTag } from "./state-tag.tsx";

/** 政策文件: what waits for a second person, what is being worked on, and what is published. */
export function DocumentsPage() {
  const m = useMessages(documentsMessages);
  const may = useMay();
  const navigate = useNavigate();
  const start = may("draft", "create") && (
    <Button type="primary" data-key="n" onClick={() => void navigate("/documents/import")}>
      {m.import}
    </Button>
  );
  return (
    <Page title={m.title} lead={m.lead} actions={start}>
      <Waiting />
      <Drafts />
      <Published />
    </Page>
  );
}

function Waiting() {
  const m = useMessages(documentsMessages);
  const submitted = useAsk("GET /api/v1/drafts", { query: { state: "submitted", pageSize: 50 } });
  const endings = useAsk("GET /api/v1/endings", { query: { state: "asked" } });
  const nothing = submitted.data?.items.length === 0 && endings.data?.items.length === 0;
  return (
    <Part title={m.waiting}>
      {nothing && <p className="jc-hint">{m.waitingNone}</p>}
      <Answered query={submitted} lines={2}>
        {({ items }) => (items.length > 0 ? <DraftTable items={items} label={m.waiting} /> : null)}
      </Answered>
      <Answered query={endings} lines={2}>
        {({ items }) => (
          <ul className="dk-plain dk-endings">
            {items.map((ending) => (
              <EndingItem key={ending.id} ending={ending} named />
            ))}
          </ul>
        )}
      </Answered>
    </Part>
  );
}

function Drafts() {
  const m = useMessages(documentsMessages);
  const [{ drafts, page }, set] = useUrlState({ drafts: "open", page: "1" });
  const list = useAsk("GET /api/v1/drafts", { query: { page: Number(page) || 1, pageSize: 20 } }, { keep: true });
  return (
    <Part
      title={m.drafts}
      actions={
        <Labelled label={m.show}>
          {(id) => (
            <Select
              id={id}
              value={drafts}
              onChange={(next) => set({ drafts: next })}
              options={[
                { value: "open", label: m.onlyOpen },
                { value: "all", label: m.allDrafts },
              ]}
            />
          )}
        </Labelled>
      }
    >
      <Answered query={list} lines={4}>
        {({ items, total, pageSize }) => {
          const shown = drafts === "all" ? items : items.filter(({ state }) => isUnfinished(state));
          return (
            <DraftTable
              items={shown}
              label={m.drafts}
              busy={list.isPlaceholderData}
              paging={
                total > pageSize
                  ? { page: Number(page) || 1, pageSize, total, onPage: (to) => set({ page: String(to) }) }
                  : undefined
              }
            />
          );
        }}
      </Answered>
    </Part>
  );
}

const isUnfinished = (state: string) => !["published", "dropped", "submitted"].includes(state);

type DraftTableProps = {
  readonly items: readonly DraftSummary[];
  readonly label: string;
  readonly busy?: boolean;
  readonly paging?: Paging | undefined;
};

function DraftTable({ items, label, busy = false, paging }: DraftTableProps) {
  const m = useMessages(documentsMessages);
  const { language } = useLanguage();
  return (
    <DataTable
      caption={label}
      rows={items}
      idOf={({ id }) => id}
      linkOf={({ id }) => `/documents/drafts/${id}`}
      busy={busy}
      empty={m.draftsNone}
      {...(paging && { paging })}
      columns={[
        {
          key: "title",
          title: m.name,
          width: 300,
          render: ({ title, file }) => <span lang="zh-CN">{title || file?.name || m.untitled}</span>,
        },
        { key: "state", title: m.state, width: 130, render: ({ state }) => <DraftTag state={state} /> },
        { key: "measures", title: m.measures, width: 70, figures: true, render: ({ counts }) => counts.measures },
        { key: "errors", title: m.errors, width: 80, figures: true, render: ({ counts }) => counts.errors },
        { key: "doubts", title: m.doubts, width: 80, figures: true, render: ({ counts }) => counts.doubts },
        {
          key: "by",
          title: m.changedBy,
          width: 200,
          render: ({ changed }) => m.publishedBy(changed.name, formatMoment(changed.at, language)),
        },
      ]}
    />
  );
}

function Published() {
  const m = useMessages(documentsMessages);
  const say = useText();
  const { language } = useLanguage();
  const place = usePlace();
  const endings = useAsk("GET /api/v1/endings", { query: { state: "made" } });
  const list = useAsk("GET /api/v1/policies", { query: { pageSize: 100, ...(place && { place }) } });
  const day = (iso: string) => formatIsoDay(iso, language);
  return (
    <Part title={m.published} actions={<DigestLinks place={place} />}>
      <Answered query={list} lines={6}>
        {({ items }) => (
          <DataTable
            caption={m.published}
            rows={items}
            idOf={({ id }) => id}
            linkOf={({ id }) => `/documents/${id}`}
            empty={m.publishedNone}
            columns={[
              { key: "title", title: m.name, width: 300, render: ({ title }) => say(title) },
              {
                key: "state",
                title: m.state,
                width: 120,
                render: ({ id, force }) => (
                  <StandingTag
                    standing={standingOf(
                      force,
                      (endings.data?.items ?? []).filter(({ document }) => document === id),
                    )}
                  />
                ),
              },
              { key: "number", title: m.number, width: 150, render: ({ number }) => number ?? m.noNumber },
              {
                key: "term",
                title: m.term,
                width: 230,
                render: ({ force: { from, to } }) => (to ? m.fromTo(day(from), day(to)) : m.from(day(from))),
              },
              { key: "place", title: m.place, width: 90, render: ({ placeName }) => say(placeName) },
              { key: "measures", title: m.measures, width: 70, figures: true, render: ({ counts }) => counts.measures },
              { key: "benefits", title: m.benefits, width: 70, figures: true, render: ({ counts }) => counts.benefits },
            ]}
          />
        )}
      </Answered>
    </Part>
  );
}

/** The digest to read, and as a file in either language. */
function DigestLinks({ place }: { readonly place: string }) {
  const m = useMessages(documentsMessages);
  const may = useMay();
  const { message } = App.useApp();
  const save = (language: "zh" | "en") =>
    void download("GET /api/v1/digest.docx", { query: { place, language } }).catch(() =>
      message.error(m.notDownloaded),
    );
  return (
    <span className="dk-acts">
      <a href={`/digest${place && `?place=${place}`}`} target="_blank">
        {m.digest}
      </a>
      {place !== "" && may("draft", "export") && (
        <>
          <Button size="small" onClick={() => save("zh")}>
            {m.digestZh}
          </Button>
          <Button size="small" onClick={() => save("en")}>
            {m.digestEn}
          </Button>
        </>
      )}
    </span>
  );
}
