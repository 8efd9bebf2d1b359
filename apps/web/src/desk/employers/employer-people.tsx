import type { AnswerOf } from "@jucai/contract/client";
import { useState } from "react";
import { useMessages } from "../../lib/language.tsx";
import { Answered } from "../shell/answered.tsx";
import { useAsk } from "../shell/ask.ts";
import { type Column, DataTable } from "../shell/data-table.tsx";
import { Part } from "../shell/page.tsx";
import { employersMessages } from "./employers.messages.ts";

type Row = AnswerOf<"GET /api/v1/employers/:id/people">["items"][number];

/** The people that an employer holds, as far as the reader may see them. */
export function EmployerPeople({ employer }: { readonly employer: string }) {
  const m = useMessages(employersMessages);
  const [page, setPage] = useState(1);
  const people = useAsk(
    "GET /api/v1/employers/:id/people",
    { params: { id: employer }, query: { page } },
    { keep: true },
  );
  const columns: readonly Column<Row>[] = [
    { key: "name", title: m.person, width: 140, render: ({ name }) => <span lang="zh-CN">{name}</span> },
    { key: "gender", title: m.gender, width: 80, render: ({ gender }) => (gender ? m[gender] : "—") },
    { key: "birth", title: m.birth, width: 100, render: ({ birthMonth }) => birthMonth ?? "—" },
    { key: "phone", title: m.phone, width: 130, render: ({ phoneMasked }) => phoneMasked ?? "—" },
  ];
  return (
    <Part title={m.people}>
      <Answered query={people} lines={3}>
        {({ items, total, page: at, pageSize }) => (
          <DataTable
            caption={m.peopleCaption}
            columns={columns}
            rows={items}
            idOf={({ id }) => id}
            linkOf={({ id }) => `/people/${id}`}
            busy={people.isPlaceholderData}
            empty={<p>{m.peopleNone}</p>}
            paging={{ page: at, pageSize, total, onPage: setPage }}
          />
        )}
      </Answered>
    </Part>
  );
}
