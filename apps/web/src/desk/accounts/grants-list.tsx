import type { AnswerOf } from "@jucai/contract/client";
import { App, Button, Select, Tag } from "antd";
import { useState } from "react";
import { useMessages } from "../../lib/language.tsx";
import { Answered } from "../shell/answered.tsx";
import { useAsk, useTell } from "../shell/ask.ts";
import { type Column, DataTable } from "../shell/data-table.tsx";
import { Faults } from "../shell/faults.tsx";
import { Labelled } from "../shell/filter.tsx";
import { useMay } from "../shell/session.ts";
import { shellMessages } from "../shell/shell.messages.ts";
import { accountsMessages } from "./accounts.messages.ts";
import { type Role, roles } from "./roles.ts";

type Row = AnswerOf<"GET /api/v1/grants">["items"][number];
const states = ["valid", "coming", "ended", "revoked"] as const;

/** Who holds which role where and until when: of everybody, or of one account. */
export function GrantsList({ account, filtered = false }: { readonly account?: string; readonly filtered?: boolean }) {
  const m = useMessages(accountsMessages);
  const shell = useMessages(shellMessages);
  const may = useMay();
  const { modal } = App.useApp();
  const [page, setPage] = useState(1);
  const [role, setRole] = useState<Role | "">("");
  const [state, setState] = useState<Row["state"] | "">(filtered ? "valid" : "");
  const grants = useAsk(
    "GET /api/v1/grants",
    { query: { ...(account && { account }), ...(role && { role }), ...(state && { state }), page } },
    { keep: true },
  );
  const revoke = useTell("DELETE /api/v1/grants/:id");
  const ask = (grant: Row) =>
    void modal.confirm({
      title: m.revokeTitle(m[grant.role]),
      content: m.revokeLead,
      okText: m.revoke,
      cancelText: shell.cancel,
      onOk: () => revoke.mutate({ params: { id: grant.id } }),
    });
  const all: readonly Column<Row>[] = [
    {
      key: "account",
      title: m.account,
      width: 140,
      render: ({ account: held }) => <span lang="zh-CN">{held.name}</span>,
    },
    { key: "role", title: m.role, width: 150, render: (grant) => m[grant.role] },
    { key: "unit", title: m.unit, width: 200, render: ({ unit }) => <span lang="zh-CN">{unit.name}</span> },
    { key: "state", title: m.state, width: 100, render: (grant) => <Tag>{m[grant.state]}</Tag> },
    { key: "from", title: m.from, width: 110, render: ({ from }) => from },
    { key: "to", title: m.to, width: 110, render: ({ to }) => to ?? "—" },
    {
      key: "by",
      title: m.grantedBy,
      width: 120,
      render: ({ grantedBy }) => <span lang="zh-CN">{grantedBy ?? "—"}</span>,
    },
    {
      key: "do",
      title: shell.actions,
      width: 90,
      render: (grant) =>
        may("grant", "delete") &&
        (grant.state === "valid" || grant.state === "coming") && (
          <Button type="link" size="small" onClick={() => ask(grant)}>
            {m.revoke}
          </Button>
        ),
    },
  ];
  const columns = account === undefined ? all : all.slice(1);
  return (
    <>
      {filtered && (
        <div className="dk-filters">
          <Labelled label={m.role}>
            {(id) => (
              <Select
                id={id}
                value={role}
                popupMatchSelectWidth={false}
                onChange={(next: Role | "") => setRole(next)}
                options={[{ value: "", label: m.all }, ...roles.map((value) => ({ value, label: m[value] }))]}
              />
            )}
          </Labelled>
          <Labelled label={m.state}>
            {(id) => (
              <Select
                id={id}
                value={state}
                onChange={(next: Row["state"] | "") => setState(next)}
                options={[{ value: "", label: m.all }, ...states.map((value) => ({ value, label: m[value] }))]}
              />
            )}
          </Labelled>
        </div>
      )}
      <Faults error={revoke.error} />
      <Answered query={grants} lines={4}>
        {({ items, total, page: at, pageSize }) => (
          <DataTable
            caption={m.grantsCaption}
            columns={columns}
            rows={items}
            idOf={({ id }) => id}
            {...(account === undefined && { linkOf: (grant: Row) => `/accounts/${grant.account.id}` })}
            busy={grants.isPlaceholderData}
            empty={<p>{m.noGrants}</p>}
            paging={{ page: at, pageSize, total, onPage: setPage }}
          />
        )}
      </Answered>
    </>
  );
}
