import type { AnswerOf } from "@jucai/contract/client";
import { Select, Tag } from "antd";
import { Link } from "react-router";
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
import { employersMessages } from "./employers.messages.ts";

type Row = AnswerOf<"GET /api/v1/employers">["items"][number];
const noFilters = { q: "", state: "current", sort: "name", page: "1", pageSize: "20" };

/** Employers of the places that the reader works for. */
export function EmployersPage() {
  const m = useMessages(employersMessages);
  const may = useMay();
  const columns = useColumns();
  const [filters, set] = useUrlState(noFilters);
  const { q, state, sort, page, pageSize } = filters;
  const employers = useAsk(
    "GET /api/v1/employers",
    {
      query: {
        q,
        state: state as "current",
        sort: sort as "name",
        direction: sort === "updated" ? "down" : "up",
        page: Number(page),
        pageSize: Math.min(50, Number(pageSize)),
      },
    },
    { keep: true },
  );
  return (
    <Page
      title={m.title}
      actions={
        may("employer", "create") && (
          <Link to="/employers/new" data-key="n" className="dk-primary-link">
            {m.add}
          </Link>
        )
      }
    >
      <SearchBar
        label={m.title}
        hint={m.find}
        q={q}
        onSearch={(next) => set({ q: next })}
        onReset={() => set(noFilters)}
      >
        <Labelled label={m.state}>
          {(id) => (
            <Select
              id={id}
              value={state}
              onChange={(next) => set({ state: next })}
              options={[
                { value: "current", label: m.current },
                { value: "withdrawn", label: m.withdrawn },
                { value: "all", label: m.all },
              ]}
            />
          )}
        </Labelled>
        <Labelled label={m.sort}>
          {(id) => (
            <Select
              id={id}
              value={sort}
              onChange={(next) => set({ sort: next })}
              options={[
                { value: "name", label: m.byName },
                { value: "updated", label: m.byUpdated },
              ]}
            />
          )}
        </Labelled>
      </SearchBar>
      <Answered query={employers} lines={12}>
        {({ items, total, page: at, pageSize: size }) => (
          <DataTable
            caption={m.caption}
            columns={columns}
            rows={items}
            idOf={({ id }) => id}
            linkOf={({ id }) => `/employers/${id}`}
            busy={employers.isPlaceholderData}
            empty={<p>{q ? m.nobody(q) : m.nobodyPlain}</p>}
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

function useColumns(): readonly Column<Row>[] {
  const m = useMessages(employersMessages);
  return [
    {
      key: "name",
      title: m.name,
      width: 260,
      render: ({ name, withdrawn }) => (
        <>
          <span lang="zh-CN">{name}</span> {withdrawn && <Tag>{m.withdrawn}</Tag>}
        </>
      ),
    },
    { key: "uscc", title: m.uscc, width: 190, render: ({ uscc }) => uscc ?? "—" },
    { key: "phone", title: m.phone, width: 140, render: ({ phone }) => phone ?? "—" },
    {
      key: "address",
      title: m.address,
      width: 220,
      render: ({ address }) => <span lang="zh-CN">{address ?? "—"}</span>,
    },
    {
      key: "employees",
      title: m.employees,
      width: 90,
      figures: true,
      render: ({ employees }) => employees.toLocaleString("en-US"),
    },
    { key: "updated", title: m.updated, width: 170, render: ({ updatedAt }) => tableMoment(updatedAt) },
  ];
}
