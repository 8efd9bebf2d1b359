import { Select } from "antd";
import { useMessages, useText } from "../../lib/language.tsx";
import { Answered } from "../shell/answered.tsx";
import { useAsk } from "../shell/ask.ts";
import { DataTable } from "../shell/data-table.tsx";
import { Labelled } from "../shell/filter.tsx";
import { Page } from "../shell/page.tsx";
import { tableMoment } from "../shell/table-moment.ts";
import { useUrlState } from "../shell/url-state.ts";
import { noticesMessages } from "./notices.messages.ts";
import { objectionsMessages } from "./objections.messages.ts";

const states = ["received", "asked", "closed"] as const;

/** Objections to public notices, open ones first. */
export function ObjectionsPage() {
  const m = useMessages(objectionsMessages);
  const notices = useMessages(noticesMessages);
  const say = useText();
  const [asked, set] = useUrlState({ state: "", notice: "", page: "1", size: "20" });
  const [page, pageSize] = [Number(asked.page), Number(asked.size)];
  const state = states.find((one) => one === asked.state);
  const query = { page, pageSize, ...(state && { state }), ...(asked.notice && { notice: asked.notice }) };
  const list = useAsk("GET /api/v1/objections", { query }, { keep: true });
  return (
    <Page title={m.title} lead={m.lead} crumbs={[{ title: notices.title, to: "/notices" }]}>
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
      </div>
      <Answered query={list}>
        {({ items, total }) => (
          <DataTable
            caption={m.title}
            rows={items}
            idOf={({ id }) => id}
            linkOf={({ id }) => `/objections/${id}`}
            busy={list.isPlaceholderData}
            empty={<p>{m.none}</p>}
            paging={{ page, pageSize, total, onPage: (to, size) => set({ page: String(to), size: String(size) }) }}
            columns={[
              {
                key: "who",
                title: m.who,
                width: 140,
                render: ({ claim }) => <span lang="zh-CN">{claim.claimant}</span>,
              },
              { key: "what", title: m.measure, width: 240, render: ({ row }) => say(row.measure.title) },
              { key: "notice", title: m.notice, width: 180, render: ({ notice }) => notice.number },
              { key: "named", title: m.from, width: 110, render: ({ named }) => (named ? m.named : m.clue) },
              { key: "filed", title: m.filed, width: 150, render: ({ filedAt }) => tableMoment(filedAt) },
              { key: "due", title: m.due, width: 140, render: ({ dueOn }) => dueOn ?? m.dueUnset },
              {
                key: "state",
                title: m.state,
                width: 150,
                render: (one) => (one.outcome ? `${m.closed} · ${m[one.outcome]}` : m[one.state]),
              },
            ]}
          />
        )}
      </Answered>
    </Page>
  );
}
