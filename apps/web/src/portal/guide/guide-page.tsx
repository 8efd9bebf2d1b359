import type { AnswerOf } from "@jucai/contract/client";
import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { Link, useParams } from "react-router";
import { client } from "../../lib/client.ts";
import { clauseInWords } from "../../lib/clause.ts";
import { formatIsoDay } from "../../lib/format.ts";
import { useLanguage, useMessages, useText } from "../../lib/language.tsx";
import { useTitle } from "../../lib/title.ts";
import { Button, buttonClass } from "../../ui/button.tsx";
import { frameMessages } from "../../ui/frame.messages.ts";
import { Notice } from "../../ui/notice.tsx";
import { Answered } from "../answered.tsx";
import { ForceMeaning, ForceTag } from "../force-line.tsx";
import { QrCode } from "../my/qr-code.tsx";
import { Words } from "../words.tsx";
import "./guide.css";
import { guideMessages } from "./guide.messages.ts";

type Guide = AnswerOf<"GET /api/v1/measures/:pack/:measure/guide">;

/** 申兑指南: one benefit on one sheet of A4, to be handed out. */
export function GuidePage() {
  const { pack = "", measure = "" } = useParams();
  const params = { pack, measure };
  const guide = useQuery({
    queryKey: ["guide", params],
    queryFn: () => client.call("GET /api/v1/measures/:pack/:measure/guide", { params }),
  });
  return (
    <Answered query={guide}>{(found) => <Shown guide={found} file={`/api/v1/measures/${pack}/${measure}`} />}</Answered>
  );
}

function Shown({ guide, file }: { readonly guide: Guide; readonly file: string }) {
  const m = useMessages(guideMessages);
  const { site } = useMessages(frameMessages);
  const { language } = useLanguage();
  const say = useText();
  const { title, policy, placeName, force, on, clause } = guide;
  useTitle(`${say(title)} · ${m.title}`, site);
  return (
    <article className="jc-sheet">
      <header className="jc-sheet__head">
        <div>
          <p className="jc-hint">
            {say(placeName)} · {m.title}
          </p>
          <h1>
            <Words text={say(title)} />
          </h1>
          <p className="jc-row">
            <ForceTag force={force} />
            <span className="jc-hint">
              <Words
                text={`${m.basis(say(policy.title), policy.number ?? "")} · ${m.clause(clauseInWords(clause, language))}`}
              />
            </span>
          </p>
        </div>
        <Scan path={guide.path} />
      </header>
      {force.status !== "in_force" && (
        <Notice tone="grey" icon="hourglass" role="note">
          <p>
            <strong>{force.status === "ended" ? m.ended : m.notYet}</strong> <ForceMeaning force={force} />
          </p>
        </Notice>
      )}
      <p className="jc-row jc-no-print">
        <Button look="primary" onClick={() => window.print()}>
          {m.print}
        </Button>
        <a className={buttonClass()} href={`${file}/guide.docx?language=${language}`} download>
          {m.download}
        </a>
        <Link to={file.replace("/api/v1", "")}>{m.full}</Link>
      </p>
      <Body guide={guide} />
      <p className="jc-hint jc-sheet__foot">
        {m.asOf(formatIsoDay(on, language))}　{m.note}
      </p>
    </article>
  );
}

function Scan({ path }: { readonly path: string }) {
  const m = useMessages(guideMessages);
  const address = new URL(path, window.location.origin).href;
  return (
    <figure className="jc-sheet__scan">
      <QrCode text={address} label={m.scan} />
      <figcaption>
        <a href={path}>{m.scan}</a>
      </figcaption>
    </figure>
  );
}

function Body({ guide }: { readonly guide: Guide }) {
  const m = useMessages(guideMessages);
  const say = useText();
  const { who, pays, conditions, excluded, evidence, steps, where, until, open } = guide;
  return (
    <div className="jc-sheet__parts">
      <Part title={m.who}>
        <p>
          <Words text={say(who)} />
        </p>
      </Part>
      <Part title={m.pays}>
        <p className="jc-sheet__pays">
          <Words text={say(pays)} />
        </p>
      </Part>
      <Part title={m.conditions}>
        <Clauses items={conditions} />
      </Part>
      {excluded.length > 0 && (
        <Part title={m.excluded}>
          <Clauses items={excluded} />
        </Part>
      )}
      <Part title={m.evidence}>
        {evidence.length === 0 && <p>{m.noEvidence}</p>}
        <ul>
          {evidence.map((one) => (
            <li key={one.zh}>
              <Words text={say(one)} />
            </li>
          ))}
        </ul>
      </Part>
      <Part title={m.steps}>
        {steps.length === 0 && <p>{m.noSteps}</p>}
        <ol>
          {steps.map(({ name, days }, at) => (
            <li key={at}>
              <Words text={say(name)} />
              {days !== null && <span className="jc-hint"> {m.days(days)}</span>}
            </li>
          ))}
        </ol>
      </Part>
      <Part title={m.where}>
        <ul>
          {where.map(({ name, phone, address }) => (
            <li key={name.zh}>
              <Words text={say(name)} />{" "}
              <span className="jc-hint">
                {[phone && m.phone(phone), address].filter(Boolean).join("，") || m.noContact}
              </span>
            </li>
          ))}
        </ul>
      </Part>
      <Part title={m.until}>
        <p>
          <Words text={say(until)} />
        </p>
      </Part>
      {open.length > 0 && (
        <Part title={m.open}>
          <ul>
            {open.map(({ label, says, set }) => (
              <li key={label.zh}>
                <strong>
                  <Words text={say(label)} />
                </strong>
                （{set ? m.set : m.reading}）<Words text={say(says)} />
              </li>
            ))}
          </ul>
        </Part>
      )}
    </div>
  );
}

function Part({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <section>
      <h2>{title}</h2>
      {children}
    </section>
  );
}

function Clauses({ items }: { readonly items: Guide["conditions"] }) {
  const { language } = useLanguage();
  const say = useText();
  return (
    <ul>
      {items.map(({ clause, says }) => (
        <li key={`${clause} ${says.zh}`}>
          <Words text={say(says)} /> <span className="jc-hint">{clauseInWords(clause, language)}</span>
        </li>
      ))}
    </ul>
  );
}
