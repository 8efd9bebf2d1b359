import { useQuery } from "@tanstack/react-query";
import type { PolicySummary } from "@jucai/contract";
import { Link } from "react-router";
import { policies } from "../../lib/api.ts";
import { useMessages, useText } from "../../lib/language.tsx";
import { Failed, Loading } from "../../ui/states.tsx";
import { ForceMeaning, ForceTag, ForceTerm, ParentEnded } from "../force-line.tsx";
import { inOrder } from "../in-order.ts";
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
      {documents.isSuccess && <DeadlineList documents={inOrder(documents.data.items)} all={documents.data.items} />}
    </section>
  );
}

type ListProps = { readonly documents: readonly PolicySummary[]; readonly all: readonly PolicySummary[] };

function DeadlineList({ documents, all }: ListProps) {
  const m = useMessages(homeMessages);
  const say = useText();
  if (documents.length === 0) return <p>{m.deadlinesNone}</p>;
  return (
    <ul className="jc-deadlines">
      {documents.map(({ id, short, placeName, force, implements: parent }) => (
        <li key={id} className="jc-deadline">
          <p className="jc-row">
            <Link to={`/policies/${id}`}>{say(short)}</Link>
            <ForceTag force={force} />
          </p>
          <p className="jc-hint">
            {say(placeName)} · <ForceTerm force={force} />
          </p>
          <p className="jc-secondary">
            <ForceMeaning force={force} /> <ParentEnded parent={all.find((one) => one.id === parent)} />
          </p>
        </li>
      ))}
    </ul>
  );
}
