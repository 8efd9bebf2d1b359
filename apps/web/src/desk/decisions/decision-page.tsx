import type { AnswerOf } from "@jucai/contract/client";
import type { ReactNode } from "react";
import { Link, useParams } from "react-router";
import { clauseInWords } from "../../lib/clause.ts";
import { figureOf, formatFen } from "../../lib/format.ts";
import { useLanguage, useMessages, useText } from "../../lib/language.tsx";
import { ClaimTag } from "../claims/claim-tag.tsx";
import { claimsMessages } from "../claims/claims.messages.ts";
import { CapitalsLine } from "../review/capitals-line.tsx";
import { Answered } from "../shell/answered.tsx";
import { useAsk } from "../shell/ask.ts";
import { DataTable } from "../shell/data-table.tsx";
import { Page, Part } from "../shell/page.tsx";
import { decisionsMessages } from "./decisions.messages.ts";
import { ReplayPart } from "./replay-part.tsx";

export type Decision = AnswerOf<"GET /api/v1/decisions/:id">;

/** One decision as it was made: outcome, letter, reasoning, and whether it comes out the same today. */
export function DecisionPage() {
  const m = useMessages(decisionsMessages);
  const words = useMessages(claimsMessages);
  const { id = "" } = useParams();
  const decision = useAsk("GET /api/v1/decisions/:id", { params: { id } });
  const title = decision.data ? `${m.title} ${decision.data.number}` : m.title;
  return (
    <Page title={title} crumbs={[{ title: words.title, to: "/claims" }]}>
      <Answered query={decision} lines={12}>
        {(found) => (
          <>
            <Outcome decision={found} />
            <Letter decision={found} />
            <ReplayPart id={found.id} />
            <Reasoning decision={found} />
            <Instalments decision={found} />
          </>
        )}
      </Answered>
    </Page>
  );
}

function Outcome({ decision }: { readonly decision: Decision }) {
  const m = useMessages(decisionsMessages);
  const say = useText();
  const { language } = useLanguage();
  const { outcome, on, by, claim, claimant, title, unit, amountFen, ruleFen, clause, why } = decision;
  return (
    <Part title={say(title)} actions={<ClaimTag status={outcome} />}>
      <dl className="dk-facts">
        <Row term={m.claimant}>
          <span lang="zh-CN">{claimant}</span>
        </Row>
        <Row term={m.claim}>
          <Link to={`/claims/${claim}`}>{decision.number}</Link>
        </Row>
        <Row term={m[outcome]}>{m.on(on, by)}</Row>
        <Row term={m.unit}>{unit ? say(unit.name) : "—"}</Row>
        <Row term={m.amount}>
          {amountFen === null ? (
            "—"
          ) : (
            <>
              <strong>{formatFen(amountFen, language)}</strong> <CapitalsLine fen={amountFen} />
            </>
          )}
        </Row>
        {ruleFen !== null && ruleFen !== amountFen && <Row term={m.rule}>{formatFen(ruleFen, language)}</Row>}
        <Row term={m.clause}>{clauseInWords(clause, language)}</Row>
        <Row term={m.why}>{why || "—"}</Row>
        {decision.meeting && (
          <Row term={m.meeting}>
            <Link to={`/meetings/${decision.meeting}`}>{m.meeting}</Link>
          </Row>
        )}
        {decision.appealBy && <Row term={m.appeal}>{m.appealBy(decision.appealBy)}</Row>}
        {decision.appeal && (
          <Row term={m.appeal}>
            <Link to="/appeals?state=all">{m.appealOpen}</Link>
          </Row>
        )}
      </dl>
    </Part>
  );
}

function Row({ term, children }: { readonly term: string; readonly children: ReactNode }) {
  return (
    <div>
      <dt>{term}</dt>
      <dd>{children}</dd>
    </div>
  );
}

function Letter({ decision: { id, letterNumber, verifyCode } }: { readonly decision: Decision }) {
  const m = useMessages(decisionsMessages);
  const address = `/api/v1/decisions/${id}/letter`;
  return (
    <Part title={m.letter}>
      <p className="dk-links">
        <span>
          {m.letterNumber} <strong lang="zh-CN">{letterNumber}</strong>
        </span>
        <a href={`${address}?language=zh`} target="_blank" rel="noreferrer" data-key="p" data-key-does={m.openLetter}>
          {m.openLetter}
        </a>
        <a href={`${address}?language=en`} target="_blank" rel="noreferrer">
          {m.letterEn}
        </a>
        <span>
          {m.verify} {verifyCode}{" "}
          <a href={`/verify/${verifyCode}`} target="_blank" rel="noreferrer">
            {m.verifyOpen}
          </a>
        </span>
      </p>
    </Part>
  );
}

function Reasoning({ decision: { conditions, settings } }: { readonly decision: Decision }) {
  const m = useMessages(decisionsMessages);
  const say = useText();
  const { language } = useLanguage();
  const word = (holds: boolean | null) => (holds === null ? m.open : holds ? m.yes : m.no);
  return (
    <Part title={m.conditions}>
      <ol>
        {conditions.map(({ id, line, clause, says, holds, judged }) => (
          <li key={`${id} ${line}`}>
            <strong>{word(holds)}</strong> {line !== null && `${m.line(line + 1)} `}
            {say(says)} <span className="jc-hint">{clauseInWords(clause, language)}</span>
            {judged && <p className="dk-words">{m.judged(judged.by, judged.basis)}</p>}
          </li>
        ))}
      </ol>
      {settings.length > 0 && <h3>{m.settings}</h3>}
      <ul className="dk-plain">
        {settings.map(({ id, value, set }) => (
          <li key={id}>
            {id}: {value} <span className="jc-hint">{set ? m.settingSet : m.settingOpen}</span>
          </li>
        ))}
      </ul>
    </Part>
  );
}

type Instalment = Decision["instalments"][number] & { readonly at: number };

function Instalments({ decision: { instalments } }: { readonly decision: Decision }) {
  const m = useMessages(decisionsMessages);
  if (instalments.length === 0) return null;
  return (
    <Part title={m.instalments}>
      <DataTable<Instalment>
        caption={m.instalments}
        rows={instalments.map((one, at) => ({ ...one, at: at + 1 }))}
        idOf={({ at }) => String(at)}
        columns={[
          { key: "at", title: m.instalments, width: 80, render: ({ at }) => at },
          { key: "due", title: m.due, width: 160, render: ({ due }) => due ?? m.dueLater },
          { key: "fen", title: m.fen, width: 140, figures: true, render: ({ fen }) => figureOf(fen) },
        ]}
      />
    </Part>
  );
}
