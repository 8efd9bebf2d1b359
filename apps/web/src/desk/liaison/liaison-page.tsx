import { Button } from "antd";
import { useState } from "react";
import { Link, useParams } from "react-router";
import { useMessages, useText } from "../../lib/language.tsx";
import { Answered } from "../shell/answered.tsx";
import { useAsk } from "../shell/ask.ts";
import { Part } from "../shell/page.tsx";
import { useMay } from "../shell/session.ts";
import { CallButton } from "./call-button.tsx";
import { EndDialog, HandOverDialog, RaiseDialog } from "./liaison-dialogs.tsx";
import { LiaisonFrame } from "./liaison-frame.tsx";
import { liaisonMessages } from "./liaison.messages.ts";
import { Records } from "./records.tsx";
import { StateTag } from "./state-tag.tsx";
import type { Detail } from "./types.ts";

/** One assignment: how it stands, what took place, who did it before, and handing it on. */
export function LiaisonPage() {
  const { id = "" } = useParams();
  const detail = useAsk("GET /api/v1/liaisons/:id", { params: { id } });
  return <Answered query={detail}>{(found) => <Shown detail={found} />}</Answered>;
}

function Shown({ detail }: { readonly detail: Detail }) {
  const m = useMessages(liaisonMessages);
  const say = useText();
  const { liaison, events, before, handover } = detail;
  const { subject, contact, unit, role, duty, standing, from, to } = liaison;
  return (
    <LiaisonFrame title={subject.name} actions={<Acts detail={detail} />}>
      <Part title={say(standing.says)} actions={<StateTag state={standing.state} />}>
        <dl className="dk-facts">
          <Line
            term={m.contact}
            says={[contact.name, contact.title, role && say(role.label)].filter(Boolean).join(" · ")}
          />
          <Line term={m.unit} says={say(unit.name)} />
          <Line term={m.duty} says={duty ? `${say(duty.name)}（${m.clause(duty.clause)}）` : m.noDuty} />
          <Line term={m.from} says={to ? `${from} — ${to}` : from} />
          {handover && <Line term={m.handoverNote} says={handover} />}
        </dl>
        <CallButton subject={subject} />
      </Part>
      {events.length > 0 && (
        <Part title={m.event}>
          <ul className="dk-plain">
            {events.map(({ id, what, on, due, state }) => (
              <li key={id}>
                {m.eventLine(what, on, due)} · {m[state]}
              </li>
            ))}
          </ul>
        </Part>
      )}
      <Part title={m.records}>
        <Records records={detail.records} />
      </Part>
      {before.length > 0 && (
        <Part title={m.before}>
          <ul className="dk-plain">
            {before.map(({ contact: who, from: since, to: until, handover: note }) => (
              <li key={`${who.name} ${since}`}>
                {m.beforeLine(who.name, since, until ?? "—")} {note && m.noteLeft(note)}
              </li>
            ))}
          </ul>
        </Part>
      )}
    </LiaisonFrame>
  );
}

function Acts({ detail: { liaison } }: { readonly detail: Detail }) {
  const m = useMessages(liaisonMessages);
  const may = useMay();
  const [open, setOpen] = useState<"handover" | "end" | "raise">();
  const { id, subject, unit, to } = liaison;
  const close = () => setOpen(undefined);
  const where = `/liaison/contact?kind=${subject.kind}&subject=${subject.id}&name=${encodeURIComponent(subject.name)}&unit=${unit.id}`;
  return (
    <>
      {may("liaison", "create") && (
        <>
          <Link className="dk-primary-link" data-key="n" to={where}>
            {m.record}
          </Link>
          <Button onClick={() => setOpen("raise")}>{m.raise}</Button>
        </>
      )}
      {may("liaison", "update") && to === null && (
        <>
          <Button onClick={() => setOpen("handover")}>{m.handover}</Button>
          <Button onClick={() => setOpen("end")}>{m.end}</Button>
        </>
      )}
      {open === "handover" && <HandOverDialog id={id} onClose={close} />}
      {open === "end" && <EndDialog id={id} onClose={close} />}
      {open === "raise" && <RaiseDialog subject={subject} onClose={close} />}
    </>
  );
}

function Line({ term, says }: { readonly term: string; readonly says: string }) {
  return (
    <div>
      <dt>{term}</dt>
      <dd>{says}</dd>
    </div>
  );
}
