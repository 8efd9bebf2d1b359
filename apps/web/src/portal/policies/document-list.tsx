import type { PolicySummary } from "@jucai/contract";
import { useQuery } from "@tanstack/react-query";
import { Link } from "react-router";
import { policies } from "../../lib/api.ts";
import { formatIsoDay } from "../../lib/format.ts";
import { useLanguage, useMessages, useText } from "../../lib/language.tsx";
import { Failed, Loading } from "../../ui/states.tsx";
import { ForceTag, ForceTerm, ParentEnded } from "../force-line.tsx";
import { inOrder } from "../in-order.ts";
import { Title } from "../title.tsx";
import { policiesMessages } from "./policies.messages.ts";

/** All documents, or those of a place and of the places around it; what is in force stands first. */
export function DocumentList({ place }: { readonly place?: string | undefined }) {
  const m = useMessages(policiesMessages);
  const documents = useQuery(policies());
  const all = documents.data?.items ?? [];
  const shown = inOrder(all.filter((document) => place === undefined || isAround(document.place, place)));
  return (
    <section aria-labelledby="documents" aria-busy={documents.isPending}>
      <h2 id="documents">{m.documents}</h2>
      {documents.isPending && <Loading lines={4} />}
      {documents.isError && <Failed onRetry={() => void documents.refetch()} />}
      {documents.isSuccess && documents.data.items.length === 0 && <p>{m.noDocuments}</p>}
      <ul className="jc-documents">
        {shown.map((document) => (
          <li key={document.id}>
            <DocumentCard document={document} parent={all.find(({ id }) => id === document.implements)} />
          </li>
        ))}
      </ul>
    </section>
  );
}

/** A document holds in its place and everywhere inside it. */
function isAround(around: string, place: string): boolean {
  return place.startsWith(around.replace(/(00){1,3}$/, ""));
}

type CardProps = { readonly document: PolicySummary; readonly parent: PolicySummary | undefined };

function DocumentCard({ document, parent }: CardProps) {
  const m = useMessages(policiesMessages);
  const { language } = useLanguage();
  const say = useText();
  return (
    <article className="jc-card jc-document-card">
      <p className="jc-row">
        <ForceTag force={document.force} />
        <span className="jc-hint">{say(document.placeName)}</span>
      </p>
      <h3>
        <Link to={`/policies/${document.id}`}>
          <Title text={document.title} />
        </Link>
      </h3>
      <p className="jc-hint">
        {say(document.issuer)} · <span lang="zh-CN">{document.number ?? ""}</span>
        {document.number === null && m.noNumber} · {m.issued(formatIsoDay(document.issued, language))}
      </p>
      <p className="jc-hint">
        <ForceTerm force={document.force} />
      </p>
      {parent && (
        <p className="jc-secondary">
          <ParentEnded parent={parent} />
        </p>
      )}
      <p>{m.counts(document.counts.measures, document.counts.benefits)}</p>
    </article>
  );
}
