import type { AnswerOf } from "@jucai/contract/client";
import { Button } from "antd";
import { useState } from "react";
import { useMessages } from "../../../lib/language.tsx";
import { Answered } from "../../shell/answered.tsx";
import { useAsk, useTell } from "../../shell/ask.ts";
import { type Column, DataTable } from "../../shell/data-table.tsx";
import { Faults } from "../../shell/faults.tsx";
import { Page, Part } from "../../shell/page.tsx";
import { claimsMessages } from "../claims.messages.ts";
import { LeaveDialog } from "./leave-dialog.tsx";
import { leaveMessages } from "./leave.messages.ts";
import { RelativesPart } from "./relatives-part.tsx";

type Substitute = AnswerOf<"GET /api/v1/substitutes">["items"][number];

/** Who stands in for whom, and the relatives on whose claims one never acts. */
export function LeavePage() {
  const m = useMessages(leaveMessages);
  const words = useMessages(claimsMessages);
  const [adding, setAdding] = useState(false);
  const list = useAsk("GET /api/v1/substitutes");
  const end = useTell("POST /api/v1/substitutes/:id/end");
  const columns = useColumns((id) => end.mutate({ params: { id } }), end.isPending);
  return (
    <Page title={m.title} lead={m.lead} crumbs={[{ title: words.title, to: "/claims" }]}>
      <Faults error={end.error} />
      <Part
        title={m.substitutes}
        actions={
          <Button data-key="n" onClick={() => setAdding(true)}>
            {m.add}
          </Button>
        }
      >
        <Answered query={list}>
          {({ items }) => (
            <DataTable
              caption={m.substitutes}
              columns={columns}
              rows={items}
              idOf={({ id }) => id}
              empty={<p>{m.none}</p>}
            />
          )}
        </Answered>
      </Part>
      <RelativesPart />
      {adding && <LeaveDialog onClose={() => setAdding(false)} />}
    </Page>
  );
}

function useColumns(onEnd: (id: string) => void, busy: boolean): readonly Column<Substitute>[] {
  const m = useMessages(leaveMessages);
  return [
    { key: "who", title: m.account, width: 160, render: ({ account }) => <span lang="zh-CN">{account.name}</span> },
    {
      key: "by",
      title: m.substitute,
      width: 160,
      render: ({ substitute }) => <span lang="zh-CN">{substitute.name}</span>,
    },
    { key: "period", title: m.period, width: 220, render: ({ from, to }) => `${from} – ${to}` },
    { key: "why", title: m.why, width: 260, render: ({ why }) => why },
    {
      key: "act",
      title: m.act,
      width: 140,
      render: ({ id, ended, account }) =>
        ended ? (
          m.ended
        ) : (
          <Button size="small" loading={busy} aria-label={`${m.endsNow}: ${account.name}`} onClick={() => onEnd(id)}>
            {m.endsNow}
          </Button>
        ),
    },
  ];
}
