import { Button } from "antd";
import { useCallback, useState } from "react";
import { Link, useParams } from "react-router";
import { useMessages, useText } from "../../../lib/language.tsx";
import { Answered } from "../../shell/answered.tsx";
import { useAsk } from "../../shell/ask.ts";
import { Line } from "../../shell/line.tsx";
import { Page, Part } from "../../shell/page.tsx";
import "../../liaison/liaison.css";
import { LightMark } from "../kit/light-mark.tsx";
import type { Slip } from "../types.ts";
import { SlipActions } from "./slip-actions.tsx";
import { SlipSheet } from "./slip-sheet.tsx";
import { SlipState } from "./slip-state.tsx";
import { slipMessages } from "./slips.messages.ts";

/** One slip: what is demanded of whom by when, its answer and its close; also as a sheet for signatures. */
export function SlipPage() {
  const m = useMessages(slipMessages);
  const { id = "" } = useParams();
  const [printing, setPrinting] = useState(false);
  const printed = useCallback(() => setPrinting(false), []);
  const query = useAsk("GET /api/v1/slips/:id", { params: { id } });
  const slip = query.data;
  return (
    <Page
      title={slip?.number ?? m.title}
      beside={slip && <SlipState slip={slip} />}
      crumbs={[{ title: m.title, to: "/slips" }]}
      actions={
        slip && (
          <>
            <Button onClick={() => setPrinting(true)}>{m.print}</Button>
            <SlipActions slip={slip} />
          </>
        )
      }
    >
      <Answered query={query}>{(slip) => <Shown slip={slip} />}</Answered>
      {printing && slip && <SlipSheet slip={slip} onDone={printed} />}
    </Page>
  );
}

function Shown({ slip }: { readonly slip: Slip }) {
  const m = useMessages(slipMessages);
  const say = useText();
  const { title, assignment, unit, from, issuedBy, issuedOn, answerBy, policy, clause, periodLabel, light, demand } =
    slip;
  return (
    <>
      <Part title={say(title)} actions={<Link to={`/tasks/${assignment}`}>{m.toTask}</Link>}>
        <dl className="dk-facts">
          <Line term={m.unit} says={unit.name} chinese />
          <Line term={m.from} says={from?.name} chinese />
          <Line term={m.by} says={issuedBy} chinese />
          <Line term={m.on} says={issuedOn} />
          <Line term={m.answerBy} says={answerBy} />
          <Line term={m.period} says={say(periodLabel)} />
          <Line term={m.basis} says={`${say(policy)} ${clause}`} />
          <div>
            <dt>{m.light}</dt>
            <dd>
              <LightMark light={light} /> {say(light.why)}
            </dd>
          </div>
        </dl>
        <h3>{m.demand}</h3>
        <p className="dk-words" lang="zh-CN">
          {demand}
        </p>
      </Part>
      <AnswerPart slip={slip} />
    </>
  );
}

function AnswerPart({ slip: { answer, returned, closed } }: { readonly slip: Slip }) {
  const m = useMessages(slipMessages);
  return (
    <Part title={m.answer}>
      {answer === null ? (
        <p className="jc-hint">{m.waiting}</p>
      ) : (
        <>
          <p className="dk-words" lang="zh-CN">
            {answer.text}
          </p>
          <p className="jc-hint">
            {m.answeredBy(answer.by, answer.on)} {answer.late && m.late}
          </p>
        </>
      )}
      {closed && (
        <>
          <h3>{m.closeLabel}</h3>
          <p className="dk-words" lang="zh-CN">
            {closed.words}
          </p>
          <p className="jc-hint">{m.closedBy(closed.by, closed.on)}</p>
        </>
      )}
      {returned.length > 0 && (
        <details className="dk-fold">
          <summary>{m.returned}</summary>
          <ul className="dk-plain">
            {returned.map(({ text, on, why }) => (
              <li key={`${on} ${text}`}>
                <p className="dk-words" lang="zh-CN">
                  {text}
                </p>
                <p className="jc-hint">{m.returnedWhy(on, why)}</p>
              </li>
            ))}
          </ul>
        </details>
      )}
    </Part>
  );
}
