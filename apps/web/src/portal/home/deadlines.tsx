import { useQuery } from "@tanstack/react-query";
import type { PolicySummary } from "@jucai/contract";
import { Link } from "react-router";
import { policies } from "../../lib/api.ts";
import { useMessages, useText } from "../../lib/language.tsx";
import { Failed, Loading } from "../../ui/states.tsx";
import { ForceMeaning, ForceTag, ForceTerm } from "../force-line.tsx";
import { homeMessages } from "./home.messages.ts";

/** Every document with its term: an ended policy stays in sight and says what its end means. */
export function Deadlines() {
  const m = useMessages(homeMessages);
  const documents = useQuery(policies());
  return (
    <section className="jc-section" aria-labelledby="deadlines" aria-busy={documents.isPending}>
      <h2 id="deadlines">{m.deadlines}</h2>
      {documents.isPending && <Loading lines={4} />}
      {documents.isError && <Failed onRetry={() => void documents.refetch()} />}
      {documents.isSuccess && <DeadlineList documents={byEnd(documents.data.items)} />}
    </section>
  );
}

function DeadlineList({ documents }: { readonly documents: readonly PolicySummary[] }) {
  const m = useMessages(homeMessages);
  const say = useText();
  if (documents.length === 0) return <p>{m.deadlinesNone}</p>;
  return (
    <ul className="jc-deadlines">
      {documents.map(({ id, short, force }) => (
        <li key={id} className="jc-deadline">
          <p className="jc-row">
            <Link to={`/policies/${id}`}>{say(short)}</Link>
            <ForceTag force={force} />
          </p>
          <p className="jc-hint">
            <ForceTerm force={force} />
          </p>
          <p className="jc-secondary">
            <ForceMeaning force={force} />
          </p>
        </li>
      ))}
    </ul>
  );
}

/** Nearest end first; those without an end come last. */
function byEnd(documents: readonly PolicySummary[]): readonly PolicySummary[] {
  return [...documents].sort((a, b) => (a.force.to ?? "9999").localeCompare(b.force.to ?? "9999"));
}
