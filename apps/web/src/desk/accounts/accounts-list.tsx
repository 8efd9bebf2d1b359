import type { AnswerOf } from "@jucai/contract/client";
import { Select, Tag } from "antd";
import { useLanguage, useMessages } from "../../lib/language.tsx";
import { Answered } from "../shell/answered.tsx";
import { useAsk } from "../shell/ask.ts";
import { type Column, DataTable } from "../shell/data-table.tsx";
import { Labelled } from "../shell/filter.tsx";
import { SearchBar } from "../shell/search-bar.tsx";
import { UnitSelect } from "../shell/unit-select.tsx";
import { useUrlState } from "../shell/url-state.ts";
import { tableMoment } from "../shell/table-moment.ts";
import { accountsMessages } from "./accounts.messages.ts";
import { type Role, roles } from "./roles.ts";

type Row = AnswerOf<"GET /api/v1/accounts">["items"][number];
const states = ["invited", "active", "locked", "disabled"] as const;
const noFilters = { q: "", role: "", state: "", unit: "", page: "1", pageSize: "20" };

/** Accounts by name, with what they may do today. */
export function AccountsList() {
  const m = useMessages(accountsMessages);
  const [filters, set] = useUrlState(noFilters);
  const columns = useColumns();
  const { q, role, state, unit, page, pageSize } = filters;
  const accounts = useAsk(
    "GET /api/v1/accounts",
    {
      query: {
        q,
        ...(role && { role: role as Role }),
        ...(state && { state: state as Row["state"] }),
        ...(unit && { unit }),
        page: Number(page),
        pageSize: Math.min(50, Number(pageSize)),
      },
    },
    { keep: true },
  );
  return (
    <>
      <SearchBar
        label={m.accounts}
        hint={m.find}
        q={q}
        onSearch={(next) => set({ q: next })}
        onReset={() => set(noFilters)}
      >
        <Labelled label={m.role}>
          {(id) => (
            <Select
              id={id}
              value={role}
              popupMatchSelectWidth={false}
              onChange={(next) => set({ role: next })}
              options={[{ value: "", label: m.all }, ...roles.map((value) => ({ value, label: m[value] }))]}
            />
          )}
        </Labelled>
        <Labelled label={m.state}>
          {(id) => (
            <Select
              id={id}
              value={state}
              onChange={(next) => set({ state: next })}
              options={[{ value: "", label: m.all }, ...states.map((value) => ({ value, label: m[value] }))]}
            />
          )}
        </Labelled>
        <Labelled label={m.unit}>
          {(id) => (
            <UnitSelect
              id={id}
              allowClear
              placeholder={m.all}
              value={unit || undefined}
              onChange={(next) => set({ unit: next ?? "" })}
            />
          )}
        </Labelled>
      </SearchBar>
      <Answered query={accounts} lines={12}>
        {({ items, total, page: at, pageSize: size }) => (
          <DataTable
            caption={m.caption}
            columns={columns}
            rows={items}
            idOf={({ id }) => id}
            linkOf={({ id }) => `/accounts/${id}`}
            busy={accounts.isPlaceholderData}
            empty={<p>{m.nobody}</p>}
            paging={{
              page: at,
              pageSize: size,
              total,
              onPage: (next, rows) => set({ page: String(next), pageSize: String(rows) }),
            }}
          />
        )}
      </Answered>
    </>
  );
}

function useColumns(): readonly Column<Row>[] {
  const m = useMessages(accountsMessages);
  const { language } = useLanguage();
  return [
    { key: "name", title: m.name, width: 140, render: ({ name }) => <span lang="zh-CN">{name}</span> },
    {
      key: "username",
      title: m.username,
      width: 140,
      render: ({ username, kind }) => (kind === "machine" ? <Tag>{m.machineKind}</Tag> : (username ?? "—")),
    },
    {
      key: "unit",
      title: m.unit,
      width: 200,
      render: ({ unit }) => <span lang="zh-CN">{unit?.name ?? "—"}</span>,
    },
    {
      key: "roles",
      title: m.roles,
      width: 240,
      render: ({ roles: held }) =>
        held.length === 0
          ? m.noRoles
          : [...new Set(held.map(({ role }) => m[role]))].join(language === "zh" ? "、" : ", "),
    },
    { key: "state", title: m.state, width: 110, render: ({ state }) => <Tag>{m[state]}</Tag> },
    { key: "step", title: m.step, width: 110, render: ({ secondStep }) => (secondStep ? m.on : m.off) },
    {
      key: "last",
      title: m.lastSignIn,
      width: 170,
      render: ({ lastSignIn }) => (lastSignIn === null ? m.never : tableMoment(lastSignIn)),
    },
  ];
}
