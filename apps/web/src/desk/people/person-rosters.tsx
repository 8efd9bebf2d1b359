import type { AnswerOf } from "@jucai/contract/client";
import { Link } from "react-router";
import { useMessages, useText } from "../../lib/language.tsx";
import { Answered } from "../shell/answered.tsx";
import { useAsk } from "../shell/ask.ts";
import { type Column, DataTable } from "../shell/data-table.tsx";
import { Part } from "../shell/page.tsx";
import { useMay } from "../shell/session.ts";
import { partsMessages } from "./person-parts.messages.ts";

type Entry = AnswerOf<"GET /api/v1/people/:id/rosters">["items"][number];

/** On which rosters this person stands or stood, who wrote him down, and how the row came. */
export function PersonRosters({ person }: { readonly person: string }) {
  const m = useMessages(partsMessages);
  const say = useText();
  const may = useMay();
  const rosters = useAsk("GET /api/v1/people/:id/rosters", { params: { id: person } });
  const columns: readonly Column<Entry>[] = [
    { key: "roster", title: m.roster, width: 220, render: ({ name, roster }) => (name === null ? roster : say(name)) },
    { key: "year", title: m.year, width: 80, render: ({ year }) => year },
    { key: "by", title: m.by, width: 160, render: ({ unit }) => <span lang="zh-CN">{unit.name}</span> },
    { key: "category", title: m.category, width: 160, render: ({ category }) => (category ? say(category) : "—") },
    { key: "status", title: m.status, width: 100, render: ({ status }) => m[status] },
    {
      key: "from",
      title: m.from,
      width: 140,
      render: ({ import: batch }) => {
        if (batch === null) return m.typed;
        const name = m.import(batch.number);
        return may("import", "read") ? <Link to={`/imports/${batch.id}`}>{name}</Link> : name;
      },
    },
  ];
  return (
    <Part id="rosters" title={m.rosters}>
      <Answered query={rosters} lines={2}>
        {({ items }) => (
          <DataTable
            caption={m.rostersCaption}
            columns={columns}
            rows={items}
            idOf={({ id }) => id}
            linkOf={({ roster, year }) => `/rosters/${roster}?year=${year}`}
            empty={<p>{m.rostersNone}</p>}
          />
        )}
      </Answered>
    </Part>
  );
}
