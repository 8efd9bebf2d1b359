import type { AnswerOf } from "@jucai/contract/client";
import { Select } from "antd";
import { Link } from "react-router";
import { useMessages, useText } from "../../lib/language.tsx";
import { Answered } from "../shell/answered.tsx";
import { useAsk } from "../shell/ask.ts";
import { type Column, DataTable } from "../shell/data-table.tsx";
import { Labelled } from "../shell/filter.tsx";
import { Page } from "../shell/page.tsx";
import { useMay } from "../shell/session.ts";
import { useUrlState } from "../shell/url-state.ts";
import { NoticeTag } from "./notice-tag.tsx";
import { noticesMessages } from "./notices.messages.ts";

type Card = AnswerOf<"GET /api/v1/notices">["items"][number];
const states = ["draft", "published", "closed"] as const;
const kinds = ["decision", "result"] as const;

/** Notices of the place, drafts too. */
export function NoticesPage() {
  const m = useMessages(noticesMessages);
  const may = useMay();
  const [asked, set] = useUrlState({ state: "", kind: "", page: "1", size: "20" });
  const [page, pageSize] = [Number(asked.page), Number(asked.size)];
  const state = states.find((one) => one === asked.state);
  const kind = kinds.find((one) => one === asked.kind);
  const query = { page, pageSize, ...(state && { state }), ...(kind && { kind }) };
  const list = useAsk("GET /api/v1/notices", { query }, { keep: true });
  const columns = useColumns();
  return (
    <Page
      title={m.title}
      lead={m.lead}
      actions={
        <>
          {may("objection", "list") && <Link to="/objections">{m.toObjections}</Link>}
          {may("notice", "create") && (
            <Link to="/notices/new" data-key="n" className="dk-primary-link">
              {m.build}
            </Link>
          )}
        </>
      }
    >
      <div className="dk-filters">
        <Labelled label={m.state}>
          {(id) => (
            <Select
              id={id}
              data-key="f"
              value={asked.state}
              onChange={(next) => set({ state: next })}
              options={[{ value: "", label: m.any }, ...states.map((value) => ({ value, label: m[value] }))]}
            />
          )}
        </Labelled>
        <Labelled label={m.kind}>
          {(id) => (
            <Select
              id={id}
              value={asked.kind}
              onChange={(next) => set({ kind: next })}
              options={[{ value: "", label: m.any }, ...kinds.map((value) => ({ value, label: m[value] }))]}
            />
          )}
        </Labelled>
      </div>
      <Answered query={list}>
        {({ items, total }) => (
          <DataTable
            caption={m.title}
            columns={columns}
            rows={items}
            idOf={({ id }) => id}
            linkOf={({ id }) => `/notices/${id}`}
            busy={list.isPlaceholderData}
            empty={<p>{m.none}</p>}
            paging={{ page, pageSize, total, onPage: (to, size) => set({ page: String(to), size: String(size) }) }}
          />
        )}
      </Answered>
    </Page>
  );
}

function useColumns(): readonly Column<Card>[] {
  const m = useMessages(noticesMessages);
  const say = useText();
  return [
    { key: "name", title: m.name, width: 300, render: ({ title }) => say(title) },
    { key: "number", title: m.number, width: 150, render: ({ number }) => number },
    { key: "kind", title: m.kind, width: 130, render: ({ kind }) => m[kind] },
    { key: "unit", title: m.unit, width: 180, render: ({ unit }) => say(unit) },
    {
      key: "period",
      title: m.period,
      width: 200,
      render: ({ startsOn, endsOn, daysLeft, state }) => (
        <>
          {startsOn} – {endsOn}{" "}
          <span className="jc-hint">{state === "published" && (daysLeft > 0 ? m.left(daysLeft) : m.ended)}</span>
        </>
      ),
    },
    { key: "count", title: m.count, width: 80, figures: true, render: ({ count }) => count },
    { key: "state", title: m.state, width: 110, render: ({ state }) => <NoticeTag state={state} /> },
  ];
}
