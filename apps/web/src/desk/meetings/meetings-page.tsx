import type { AnswerOf } from "@jucai/contract/client";
import { Button } from "antd";
import { useState } from "react";
import { figureOf } from "../../lib/format.ts";
import { useMessages, useText } from "../../lib/language.tsx";
import { Answered } from "../shell/answered.tsx";
import { useAsk } from "../shell/ask.ts";
import { type Column, DataTable } from "../shell/data-table.tsx";
import { Page, Part } from "../shell/page.tsx";
import { useMay } from "../shell/session.ts";
import { useUrlState } from "../shell/url-state.ts";
import { meetingsMessages } from "./meetings.messages.ts";
import { RecordDialog } from "./record-dialog.tsx";

export type AgendaItem = AnswerOf<"GET /api/v1/meetings/agenda">["items"][number];

/** What waits for a meeting of a leading group, and the meetings that were held. */
export function MeetingsPage() {
  const m = useMessages(meetingsMessages);
  const may = useMay();
  const [recording, setRecording] = useState(false);
  const agenda = useAsk("GET /api/v1/meetings/agenda", { query: {} });
  const columns = useAgendaColumns();
  const record = may("decision", "approve") && (
    <Button type="primary" data-key="n" onClick={() => setRecording(true)}>
      {m.record}
    </Button>
  );
  return (
    <Page title={m.title} lead={m.lead} actions={record}>
      <Part title={m.agenda}>
        <Answered query={agenda}>
          {({ items }) => (
            <DataTable
              caption={m.agenda}
              columns={columns}
              rows={items}
              idOf={({ claim }) => claim}
              linkOf={({ claim }) => `/claims/${claim}`}
              empty={<p>{m.agendaNone}</p>}
            />
          )}
        </Answered>
      </Part>
      <Held />
      {recording && <RecordDialog onClose={() => setRecording(false)} />}
    </Page>
  );
}

function useAgendaColumns(): readonly Column<AgendaItem>[] {
  const m = useMessages(meetingsMessages);
  const say = useText();
  return [
    { key: "who", title: m.claimant, width: 130, render: ({ claimant }) => <span lang="zh-CN">{claimant}</span> },
    {
      key: "what",
      title: m.what,
      width: 260,
      render: ({ title, number }) => (
        <>
          {say(title)} <span className="jc-hint">{number}</span>
        </>
      ),
    },
    { key: "verdict", title: m.verdict, width: 120, render: ({ verdict }) => m[verdict] },
    {
      key: "amount",
      title: m.amount,
      width: 110,
      figures: true,
      render: ({ grantsFen }) => (grantsFen === null ? "—" : figureOf(grantsFen)),
    },
    { key: "due", title: m.due, width: 110, render: ({ dueOn }) => dueOn ?? "—" },
    {
      key: "opinions",
      title: m.opinions,
      width: 260,
      render: ({ opinions }) => opinions.map(({ by, opinion }) => `${by}：${opinion}`).join("；") || "—",
    },
  ];
}

function Held() {
  const m = useMessages(meetingsMessages);
  const say = useText();
  const [asked, set] = useUrlState({ page: "1", size: "20" });
  const [page, pageSize] = [Number(asked.page), Number(asked.size)];
  const meetings = useAsk("GET /api/v1/meetings", { query: { page, pageSize } }, { keep: true });
  return (
    <Part title={m.held}>
      <Answered query={meetings}>
        {({ items, total }) => (
          <DataTable
            caption={m.held}
            rows={items}
            idOf={({ id }) => id}
            linkOf={({ id }) => `/meetings/${id}`}
            empty={<p>{m.heldNone}</p>}
            paging={{ page, pageSize, total, onPage: (to, size) => set({ page: String(to), size: String(size) }) }}
            columns={[
              { key: "number", title: m.minutesNumber, width: 180, render: ({ number }) => number },
              { key: "on", title: m.heldOn, width: 120, render: ({ heldOn }) => heldOn },
              { key: "unit", title: m.unit, width: 220, render: ({ unit }) => say(unit.name) },
              { key: "who", title: m.attendees, width: 260, render: ({ attendees }) => attendees.join("、") },
              {
                key: "decided",
                title: m.decisions,
                width: 120,
                render: ({ decisions }) => m.decided(decisions.length),
              },
            ]}
          />
        )}
      </Answered>
    </Part>
  );
}
