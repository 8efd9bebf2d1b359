import type { PolicyDetail } from "@jucai/contract";
import type { Text } from "@jucai/engine/model";
import type { ReactNode } from "react";
import { useQuery } from "@tanstack/react-query";
import { Link } from "react-router";
import { policies } from "../../lib/api.ts";
import { formatIsoDay } from "../../lib/format.ts";
import { useLanguage, useMessages, useText } from "../../lib/language.tsx";
import { Notice } from "../../ui/notice.tsx";
import { Clause } from "../clause.tsx";
import { ForceMeaning, ForceTag, ForceTerm } from "../force-line.tsx";
import { Title } from "../title.tsx";
import { documentMessages } from "./document.messages.ts";

type Props = { readonly document: PolicyDetail };

export function DocumentHeader({ document }: Props) {
  const m = useMessages(documentMessages);
  const { language } = useLanguage();
  const say = useText();
  return (
    <header className="jc-stack">
      <h1>
        <Title text={document.title} />
      </h1>
      <Today document={document} />
      <dl className="jc-facts jc-card">
        <Line term={m.number}>
          {document.number === null ? m.noNumber : <span lang="zh-CN">{document.number}</span>}
        </Line>
        <Line term={m.issuer}>{say(document.issuer)}</Line>
        <Line term={m.issued}>{formatIsoDay(document.issued, language)}</Line>
        <Line term={m.place}>{say(document.placeName)}</Line>
        <Line term={m.term}>
          <ForceTerm force={document.force} /> <Clause clause={document.force.clause} />
        </Line>
        {document.implements && (
          <Line term={m.parent}>
            <Parent id={document.implements} />
          </Line>
        )}
        <References term={m.basis} items={document.basis} />
        <References term={m.repeals} items={document.repeals} />
      </dl>
    </header>
  );
}

function Line({ term, children }: { readonly term: string; readonly children: ReactNode }) {
  return (
    <div>
      <dt>{term}</dt>
      <dd>{children}</dd>
    </div>
  );
}

type Reference = { readonly title: Text; readonly number: string | null };

function References({ term, items }: { readonly term: string; readonly items: readonly Reference[] }) {
  if (items.length === 0) return null;
  return (
    <Line term={term}>
      <ul className="jc-lines">
        {items.map(({ title, number }) => (
          <li key={title.zh}>
            <Title text={title} /> <span lang="zh-CN">{number}</span>
          </li>
        ))}
      </ul>
    </Line>
  );
}

/** The parent document with its term, since its end bears on this one. */
function Parent({ id }: { readonly id: string }) {
  const say = useText();
  const parent = useQuery(policies()).data?.items.find((one) => one.id === id);
  return (
    <span className="jc-row">
      <Link to={`/policies/${id}`}>{parent ? say(parent.short) : id}</Link>
      {parent && <ForceTag force={parent.force} />}
    </span>
  );
}

function Today({ document }: Props) {
  const m = useMessages(documentMessages);
  const say = useText();
  return (
    <Notice tone={document.force.status === "in_force" ? "green" : "grey"} icon="clock" role="note">
      <h2 className="jc-today">
        {m.today} <ForceTag force={document.force} />
      </h2>
      <p>
        <ForceMeaning force={document.force} />
      </p>
      <p>{say(document.force.says)}</p>
    </Notice>
  );
}
