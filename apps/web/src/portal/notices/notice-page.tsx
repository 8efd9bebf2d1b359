import type { PublicNotice } from "@jucai/contract";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { Link, useParams } from "react-router";
import { client } from "../../lib/client.ts";
import { formatFen } from "../../lib/format.ts";
import { useLanguage, useMessages, useText } from "../../lib/language.tsx";
import { useTitle } from "../../lib/title.ts";
import { Button } from "../../ui/button.tsx";
import { ClauseText } from "../../ui/clause-text.tsx";
import type { IconName } from "../../ui/icon.tsx";
import { Tag, type Tone } from "../../ui/tag.tsx";
import { Answered } from "../answered.tsx";
import "./notices.css";
import { noticesMessages } from "./notices.messages.ts";
import { Period, TimeLeft } from "./notices-page.tsx";
import { ObjectionForm } from "./objection-form.tsx";

type Row = PublicNotice["rows"][number];

/** One notice: who, what, how much, by which clause, until when, and how to object. */
export function NoticePage() {
  const { id = "" } = useParams();
  const m = useMessages(noticesMessages);
  const found = useQuery({
    queryKey: ["notice", id],
    queryFn: () => client.call("GET /api/v1/public-notices/:id", { params: { id } }),
    staleTime: 60_000,
  });
  return (
    <div className="jc-stack">
      <p className="jc-no-print">
        <Link to="/notices">{m.back}</Link>
      </p>
      {found.isPending && <h1>{m.title}</h1>}
      <Answered query={found}>{(notice) => <OneNotice notice={notice} />}</Answered>
    </div>
  );
}

function OneNotice({ notice }: { readonly notice: PublicNotice }) {
  const m = useMessages(noticesMessages);
  const say = useText();
  useTitle(say(notice.title), m.site);
  const [against, setAgainst] = useState<Row>();
  const { office, phone, address } = notice.contact;
  const takesObjections = notice.kind === "decision" && notice.daysLeft > 0;
  return (
    <>
      <h1>{say(notice.title)}</h1>
      <p className="jc-row">
        <span>{say(notice.unit)}</span>
        <TimeLeft notice={notice} />
      </p>
      <Period notice={notice} />
      <p className="jc-hint">{m.number(notice.number)}</p>
      <p>
        {m.contact(office)} <a href={`tel:${phone}`}>{phone}</a> {address}
      </p>
      <ul className="nt-list nt-rows">
        {notice.rows.map((row) => (
          <li key={row.id} className="jc-card jc-stack jc-stack--tight">
            <OneRow row={row} />
            {takesObjections && against?.id !== row.id && (
              <p className="jc-no-print">
                <Button look="plain" aria-label={m.objectTo(row.name)} onClick={() => setAgainst(row)}>
                  {m.object}
                </Button>
              </p>
            )}
            {against?.id === row.id && (
              <ObjectionForm notice={notice.id} row={row} onClose={() => setAgainst(undefined)} />
            )}
          </li>
        ))}
      </ul>
      {!takesObjections && notice.kind === "decision" && <p className="jc-muted">{m.objectEnded}</p>}
      <p>
        <Link to="/notices/follow">{m.follow}</Link>
      </p>
    </>
  );
}

const looks: Readonly<Record<Row["state"], readonly [Tone, IconName]>> = {
  running: ["blue", "clock"],
  objected: ["orange", "warning"],
  clear: ["green", "check"],
  upheld: ["grey", "swap"],
  withdrawn: ["grey", "close"],
};

function OneRow({ row }: { readonly row: Row }) {
  const m = useMessages(noticesMessages);
  const say = useText();
  const { language } = useLanguage();
  const [tone, icon] = looks[row.state];
  return (
    <>
      <p className="jc-row">
        <strong>{row.name}</strong>
        {row.workplace && <span className="jc-secondary">{row.workplace}</span>}
        <Tag tone={tone} icon={icon}>
          {row.state === "running" ? m.runningRow : m[row.state]}
        </Tag>
      </p>
      <p>
        <Link to={`/measures/${row.measure.id}`}>{say(row.measure.title)}</Link>{" "}
        <strong className="jc-money">{row.fen === null ? m.noMoney : formatFen(row.fen, language)}</strong>{" "}
        <ClauseText clause={row.clause} tag />
      </p>
    </>
  );
}
