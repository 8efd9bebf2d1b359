import { useParams } from "react-router";
import { figureOf } from "../../lib/format.ts";
import { useMessages, useText } from "../../lib/language.tsx";
import { Answered } from "../shell/answered.tsx";
import { useAsk } from "../shell/ask.ts";
import { DataTable } from "../shell/data-table.tsx";
import { Page, Part } from "../shell/page.tsx";
import { useMay } from "../shell/session.ts";
import { DecidePart } from "./decide-part.tsx";
import "./meetings.css";
import { meetingsMessages } from "./meetings.messages.ts";

/** One meeting: its minutes, what it decided, and the outcomes that are still to be entered. */
export function MeetingPage() {
  const m = useMessages(meetingsMessages);
  const say = useText();
  const may = useMay();
  const { id = "" } = useParams();
  const meeting = useAsk("GET /api/v1/meetings/:id", { params: { id } });
  return (
    <Page title={meeting.data?.number ?? m.title} crumbs={[{ title: m.title, to: "/meetings" }]}>
      <Answered query={meeting}>
        {({ unit, heldOn, attendees, minutes, by, decisions }) => (
          <>
            <Part title={m.minutes}>
              <p className="jc-hint">{[heldOn, say(unit.name), attendees.join("、"), m.by(by)].join(" · ")}</p>
              <p className="dk-minutes" lang="zh-CN">
                {minutes}
              </p>
            </Part>
            {may("decision", "approve") && <DecidePart meeting={id} unit={unit.id} />}
            <Part title={m.decisions}>
              <DataTable
                caption={m.decisions}
                rows={decisions}
                idOf={({ decision }) => decision}
                linkOf={({ decision }) => `/decisions/${decision}`}
                empty={<p>{m.decisionsNone}</p>}
                columns={[
                  { key: "who", title: m.claimant, width: 140, render: ({ claimant }) => claimant },
                  { key: "number", title: m.number, width: 180, render: ({ number }) => number },
                  { key: "what", title: m.what, width: 260, render: ({ title }) => say(title) },
                  { key: "outcome", title: m.outcome, width: 120, render: ({ outcome }) => m[outcome] },
                  {
                    key: "amount",
                    title: m.amount,
                    width: 120,
                    figures: true,
                    render: ({ amountFen }) => (amountFen === null ? "—" : figureOf(amountFen)),
                  },
                ]}
              />
            </Part>
          </>
        )}
      </Answered>
    </Page>
  );
}
