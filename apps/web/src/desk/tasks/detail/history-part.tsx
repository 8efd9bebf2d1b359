import { Link } from "react-router";
import { useMessages, useText } from "../../../lib/language.tsx";
import { DataTable } from "../../shell/data-table.tsx";
import { Part } from "../../shell/page.tsx";
import { tableMoment } from "../../shell/table-moment.ts";
import { LightMark } from "../kit/light-mark.tsx";
import { tasksMessages } from "../kit/tasks.messages.ts";
import type { AssignmentDetail } from "../types.ts";
import { detailMessages } from "./detail.messages.ts";

/** Changes of the light and reminders, newest first, and the slips. */
export function HistoryPart({ task: { lights, reminders, slips } }: { readonly task: AssignmentDetail }) {
  const m = useMessages(detailMessages);
  const say = useText();
  const words = useMessages(tasksMessages);
  const events = [
    ...lights.map((light) => ({
      id: `light ${light.on} ${light.light}`,
      at: light.on,
      light,
      to: undefined,
      why: light.why,
    })),
    ...reminders.map(({ at, to, why }) => ({ id: `${at} ${to.zh}`, at: tableMoment(at), light: undefined, to, why })),
  ].sort((a, b) => (a.at < b.at ? 1 : a.at > b.at ? -1 : 0));
  const slipWords = { issued: m.issued, answered: m.slipAnswered, closed: m.closed };
  return (
    <Part title={m.history}>
      {slips.length > 0 && (
        <p>
          {words.said(m.slips, "")}
          {slips.map(({ id, number, state }) => (
            <span key={id} className="dk-apart">
              <Link to={`/slips/${id}`}>{number}</Link> {slipWords[state]}
            </span>
          ))}
        </p>
      )}
      <DataTable
        caption={m.history}
        rows={events}
        idOf={({ id }) => id}
        empty={m.historyNone}
        columns={[
          { key: "at", title: m.when, width: 150, render: ({ at }) => at },
          {
            key: "event",
            title: m.event,
            width: 220,
            render: ({ light, to }) => (light ? <LightMark light={light} /> : m.reminded(to ? say(to) : "")),
          },
          { key: "why", title: m.why, width: 320, render: ({ why }) => say(why) },
        ]}
      />
    </Part>
  );
}
