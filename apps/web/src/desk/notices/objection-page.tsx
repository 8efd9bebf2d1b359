import type { AnswerOf } from "@jucai/contract/client";
import { App, Button, Radio } from "antd";
import { useState } from "react";
import { Link, useParams } from "react-router";
import { useMessages, useText } from "../../lib/language.tsx";
import { WordsField } from "../review/words-field.tsx";
import { Answered } from "../shell/answered.tsx";
import { useAsk, useTell } from "../shell/ask.ts";
import { Faults } from "../shell/faults.tsx";
import { Page, Part } from "../shell/page.tsx";
import { useMay } from "../shell/session.ts";
import { tableMoment } from "../shell/table-moment.ts";
import "./notices.css";
import { objectionsMessages } from "./objections.messages.ts";

type Objection = AnswerOf<"GET /api/v1/objections/:id">;
const outcomes = ["upheld", "partly", "dismissed"] as const;

/** One objection: what was said, questions to both sides, and what came of it. */
export function ObjectionPage() {
  const m = useMessages(objectionsMessages);
  const may = useMay();
  const { id = "" } = useParams();
  const objection = useAsk("GET /api/v1/objections/:id", { params: { id } });
  return (
    <Page
      title={objection.data ? m.about(objection.data.claim.claimant) : m.title}
      crumbs={[{ title: m.title, to: "/objections" }]}
    >
      <Answered query={objection}>
        {(found) => (
          <>
            <Said objection={found} />
            <Talk objection={found} />
            {found.state !== "closed" && may("objection", "update") && <Ask id={id} named={found.named} />}
            {found.state !== "closed" && may("objection", "approve") && <Close id={id} />}
          </>
        )}
      </Answered>
    </Page>
  );
}

function Said({ objection }: { readonly objection: Objection }) {
  const m = useMessages(objectionsMessages);
  const say = useText();
  const { claim, row, notice, from, named, text, filedAt, dueOn, outcome, answer, closedBy, closedAt } = objection;
  return (
    <Part title={m.text}>
      <p className="dk-words">{text}</p>
      <dl className="dk-facts">
        <Row term={m.from} says={from ? `${from.name} ${from.phone}` : named ? m.named : m.clue} />
        <Row term={m.filed} says={tableMoment(filedAt)} />
        <Row term={m.due} says={dueOn ?? m.dueUnset} />
        <div>
          <dt>{m.claim}</dt>
          <dd>
            <Link to={`/claims/${claim.id}`}>
              <span lang="zh-CN">{claim.claimant}</span> {claim.number}
            </Link>
          </dd>
        </div>
        <Row term={m.measure} says={say(row.measure.title)} />
        <div>
          <dt>{m.notice}</dt>
          <dd>
            <Link to={`/notices/${notice.id}`}>{notice.number}</Link>
          </dd>
        </div>
      </dl>
      {outcome && (
        <>
          <h3>
            {m.outcome}: {m[outcome]}
          </h3>
          <p className="dk-words">{answer}</p>
          {closedBy && closedAt && <p className="jc-hint">{m.closedBy(closedBy, tableMoment(closedAt))}</p>}
        </>
      )}
    </Part>
  );
}

function Row({ term, says }: { readonly term: string; readonly says: string }) {
  return (
    <div>
      <dt>{term}</dt>
      <dd>{says}</dd>
    </div>
  );
}

function Talk({ objection: { messages } }: { readonly objection: Objection }) {
  const m = useMessages(objectionsMessages);
  return (
    <Part title={m.talk}>
      {messages.length === 0 && <p className="jc-hint">{m.talkNone}</p>}
      <ol className="dk-plain dk-talk">
        {messages.map(({ at, from, text }) => (
          <li key={`${at} ${from}`}>
            <strong>{m[from]}</strong> <span className="jc-hint">{tableMoment(at)}</span>
            <p className="dk-words">{text}</p>
          </li>
        ))}
      </ol>
    </Part>
  );
}

function Ask({ id, named }: { readonly id: string; readonly named: boolean }) {
  const m = useMessages(objectionsMessages);
  const { message } = App.useApp();
  const [to, setTo] = useState<"objector" | "claimant">("claimant");
  const [text, setText] = useState("");
  const ask = useTell("POST /api/v1/objections/:id/questions", () => {
    void message.success(m.saved);
    setText("");
  });
  return (
    <Part title={m.ask}>
      <Faults error={ask.error} />
      <Radio.Group
        aria-label={m.askTo}
        value={to}
        onChange={({ target }) => setTo(target.value as "objector" | "claimant")}
        options={[
          { value: "claimant", label: m.claimant },
          // A clue has a code to answer by as well; nobody is called.
          { value: "objector", label: named ? m.objector : `${m.objector} (${m.clue})` },
        ]}
      />
      <WordsField label={m.askText} value={text} onChange={setText} />
      <Button
        disabled={text.trim() === ""}
        loading={ask.isPending}
        onClick={() => ask.mutate({ params: { id }, body: { to, text: text.trim() } })}
      >
        {m.send}
      </Button>
    </Part>
  );
}

function Close({ id }: { readonly id: string }) {
  const m = useMessages(objectionsMessages);
  const { message } = App.useApp();
  const [outcome, setOutcome] = useState<(typeof outcomes)[number]>();
  const [reasons, setReasons] = useState("");
  const close = useTell("POST /api/v1/objections/:id/outcome", () => void message.success(m.saved));
  return (
    <Part title={m.close}>
      <p>{m.closeLead}</p>
      <Faults error={close.error} />
      <Radio.Group
        aria-label={m.outcome}
        value={outcome}
        onChange={({ target }) => setOutcome(target.value as (typeof outcomes)[number])}
        options={outcomes.map((value) => ({ value, label: m[value] }))}
      />
      <WordsField label={m.reasons} value={reasons} onChange={setReasons} />
      <Button
        type="primary"
        disabled={outcome === undefined || reasons.trim() === ""}
        loading={close.isPending}
        onClick={() => outcome && close.mutate({ params: { id }, body: { outcome, reasons: reasons.trim() } })}
      >
        {m.closeDo}
      </Button>
    </Part>
  );
}
