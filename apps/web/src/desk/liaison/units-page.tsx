import { formatIsoDay } from "../../lib/format.ts";
import { useLanguage, useMessages, useText } from "../../lib/language.tsx";
import { Answered } from "../shell/answered.tsx";
import { useAsk } from "../shell/ask.ts";
import { DataTable } from "../shell/data-table.tsx";
import { Part } from "../shell/page.tsx";
import { LiaisonFrame } from "./liaison-frame.tsx";
import { liaisonMessages } from "./liaison.messages.ts";
import { Legend, StateBar } from "./state-bar.tsx";
import type { Board } from "./types.ts";

/** How far each unit and each duty is: bars with their figures, the furthest behind first. */
export function UnitsPage() {
  const m = useMessages(liaisonMessages);
  const board = useAsk("GET /api/v1/liaison/board");
  return (
    <LiaisonFrame title={m.units}>
      <Answered query={board}>{(found) => <Bars board={found} />}</Answered>
    </LiaisonFrame>
  );
}

function Bars({ board: { units, duties, contacts, events } }: { readonly board: Board }) {
  const m = useMessages(liaisonMessages);
  const say = useText();
  const { language } = useLanguage();
  // Whoever has no number set is owed no contact by any day.
  const total = units.reduce((sum, one) => sum + one.total - one.noLimit, 0);
  const done = units.reduce((sum, one) => sum + one.done, 0);
  const percent = total === 0 ? 0 : Math.round((done / total) * 100);
  const behind = [...units].sort((a, b) => share(a) - share(b));
  return (
    <>
      <Part title={total === 0 ? m.unitsNone : m.unitsTitle(done, total, percent)}>
        <Legend />
        <ul className="dk-bars">
          {behind.map((tally) => (
            <li key={tally.unit.id}>
              <span>{say(tally.unit.name)}</span>
              <StateBar tally={tally} />
              <span className="dk-bars__figures">{m.unitChart(tally.total, tally.done)}</span>
            </li>
          ))}
        </ul>
      </Part>
      <Part title={m.dutiesTitle}>
        <ul className="dk-bars">
          {duties.map((tally) => (
            <li key={tally.id}>
              <span>
                {say(tally.name)}{" "}
                <span className="jc-hint">
                  {m.clause(tally.clause)}
                  {tally.due && ` · ${m.dutyDue(formatIsoDay(tally.due, language))}`}
                </span>
              </span>
              <StateBar tally={tally} />
              <span className="dk-bars__figures">
                {m.unitChart(tally.total, tally.done)}
                {tally.notAssigned > 0 && ` · ${m.notAssigned(tally.notAssigned)}`}
              </span>
            </li>
          ))}
        </ul>
      </Part>
      {(events.open > 0 || events.overdue > 0) && <p>{m.eventsTitle(events.open, events.overdue)}</p>}
      <Part title={m.byContact}>
        <DataTable
          caption={m.byContact}
          rows={contacts}
          idOf={({ contact, unit }) => `${contact.account ?? contact.name} ${unit.id}`}
          empty={m.allNone}
          columns={[
            { key: "contact", title: m.contact, width: 140, render: ({ contact }) => contact.name },
            { key: "unit", title: m.unit, width: 180, render: ({ unit }) => say(unit.name) },
            { key: "total", title: m.total, width: 80, figures: true, render: (row) => row.total },
            { key: "done", title: m.done, width: 90, figures: true, render: (row) => row.done },
            { key: "near", title: m.near, width: 90, figures: true, render: (row) => row.near },
            { key: "overdue", title: m.overdue, width: 90, figures: true, render: (row) => row.overdue },
            {
              key: "last",
              title: m.last,
              width: 140,
              render: ({ last }) => (last ? formatIsoDay(last, language) : m.never),
            },
          ]}
        />
      </Part>
    </>
  );
}

type Share = Pick<Board["units"][number], "done" | "total" | "noLimit">;
const share = ({ done, total, noLimit }: Share) => (total === noLimit ? 1 : done / (total - noLimit));
