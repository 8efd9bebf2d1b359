import { App, Button } from "antd";
import { useState } from "react";
import { useMessages } from "../../lib/language.tsx";
import { fenTyped } from "../review/amount-typed.ts";
import { Answered } from "../shell/answered.tsx";
import { useAsk, useTell } from "../shell/ask.ts";
import { Faults } from "../shell/faults.tsx";
import { Part } from "../shell/page.tsx";
import { AgendaRow, type Written } from "./agenda-row.tsx";
import { meetingsMessages } from "./meetings.messages.ts";
import type { AgendaItem } from "./meetings-page.tsx";

/** Each claim of the agenda with what the meeting decided on it; all that are chosen are entered together. */
export function DecidePart({ meeting, unit }: { readonly meeting: string; readonly unit: string }) {
  const m = useMessages(meetingsMessages);
  const agenda = useAsk("GET /api/v1/meetings/agenda", { query: { unit } });
  return (
    <Part title={m.decide}>
      <p>{m.decideLead}</p>
      <Answered query={agenda}>
        {({ items }) => (items.length === 0 ? <p>{m.agendaNone}</p> : <Rows meeting={meeting} items={items} />)}
      </Answered>
    </Part>
  );
}

function Rows({ meeting, items }: { readonly meeting: string; readonly items: readonly AgendaItem[] }) {
  const m = useMessages(meetingsMessages);
  const { message } = App.useApp();
  const [written, setWritten] = useState<Readonly<Record<string, Written>>>({});
  const decide = useTell("POST /api/v1/meetings/:id/decide", () => {
    void message.success(m.saved);
    setWritten({});
  });
  const rows = items.flatMap(({ claim, version }) => {
    const row = written[claim];
    return row && row.outcome !== undefined ? [requestOf(claim, version, row, row.outcome)] : [];
  });
  const whole = rows.every(
    ({ opinion, outcome, grounds }) => opinion !== "" && (outcome === "approved" || grounds.length > 0),
  );
  return (
    <>
      <Faults error={decide.error} />
      {items.map((item) => (
        <AgendaRow
          key={item.claim}
          item={item}
          written={written[item.claim]}
          onWrite={(next) => setWritten({ ...written, [item.claim]: next })}
        />
      ))}
      <Button
        type="primary"
        disabled={rows.length === 0 || !whole}
        loading={decide.isPending}
        onClick={() => decide.mutate({ params: { id: meeting }, body: { rows } })}
      >
        {m.sign} {rows.length > 0 && rows.length}
      </Button>
    </>
  );
}

function requestOf(claim: string, version: number, row: Written, outcome: "approved" | "rejected") {
  const fen = row.amount.trim() === "" ? undefined : fenTyped(row.amount);
  return {
    claim,
    version,
    outcome,
    opinion: row.opinion.trim(),
    grounds: outcome === "rejected" ? [...row.grounds] : [],
    ...(outcome === "approved" && fen !== undefined && { amountFen: fen }),
  };
}
