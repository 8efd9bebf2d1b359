import type { AnswerOf } from "@jucai/contract/client";
import { Tag } from "antd";
import { useMessages } from "../../lib/language.tsx";
import { type Column, DataTable } from "../shell/data-table.tsx";
import type { Paging } from "../shell/pages-bar.tsx";
import { unitsMessages } from "./units.messages.ts";

type Row = AnswerOf<"GET /api/v1/units">["items"][number];

/** Units with what stands above and below them. */
export function UnitsTable({
  units,
  busy = false,
  empty,
  paging,
}: {
  readonly units: readonly Row[];
  readonly busy?: boolean;
  readonly empty: string;
  readonly paging?: Paging;
}) {
  const m = useMessages(unitsMessages);
  const columns: readonly Column<Row>[] = [
    {
      key: "name",
      title: m.name,
      width: 260,
      render: ({ name, validTo }) => (
        <>
          <span lang="zh-CN">{name}</span> {validTo && <Tag>{m.ended(validTo)}</Tag>}
        </>
      ),
    },
    { key: "kind", title: m.kind, width: 130, render: ({ kind }) => m[kind] },
    {
      key: "above",
      title: m.above,
      width: 260,
      render: ({ above }) => <span lang="zh-CN">{above.join(" / ") || "—"}</span>,
    },
    { key: "code", title: m.code, width: 190, render: ({ code }) => code ?? "—" },
    {
      key: "children",
      title: m.children,
      width: 90,
      figures: true,
      render: ({ children }) => children.toLocaleString("en-US"),
    },
  ];
  return (
    <DataTable
      caption={m.caption}
      columns={columns}
      rows={units}
      idOf={({ id }) => id}
      linkOf={({ id }) => `/units/${id}`}
      busy={busy}
      empty={<p>{empty}</p>}
      {...(paging && { paging })}
    />
  );
}
