import { CheckCircleOutlined, ClockCircleOutlined, ExclamationCircleOutlined, LockOutlined } from "@ant-design/icons";
import { Button } from "antd";
import { useEffect, useRef, useState } from "react";
import { Link } from "react-router";
import { useMessages, useText } from "../../lib/language.tsx";
import { FactHistory } from "../facts/fact-history.tsx";
import { tableMoment } from "../shell/table-moment.ts";
import { reviewMessages } from "./review.messages.ts";
import { type Condition, type Fact, looksAt, type Review } from "./types.ts";

/** What is known, who says so and whether anybody verified it; what the chosen condition looks at stands out. */
export function FactsPane({ review, chosen }: { readonly review: Review; readonly chosen: Condition | undefined }) {
  const m = useMessages(reviewMessages);
  const [history, setHistory] = useState<NonNullable<Fact["history"]>>();
  const list = useRef<HTMLDListElement>(null);
  const { kind, id } = review.claim.claimant;
  useEffect(() => {
    list.current?.querySelector(".dk-said__looked")?.scrollIntoView({ block: "nearest" });
  }, [chosen]);
  return (
    <section className="dk-pane" aria-labelledby="facts-head" tabIndex={0}>
      <div className="dk-pane__head">
        <h2 id="facts-head">{m.facts}</h2>
        <Link to={kind === "person" ? `/people/${id}` : `/employers/${id}`}>
          {kind === "person" ? m.toPerson : m.toEmployer}
        </Link>
      </div>
      <dl className="dk-said" ref={list}>
        {review.facts.map((fact) => (
          <FactLine
            key={fact.key}
            fact={fact}
            looked={chosen !== undefined && looksAt(chosen, fact)}
            onHistory={setHistory}
          />
        ))}
      </dl>
      {history && (
        <FactHistory
          subject={{ kind: history.kind, id: history.id }}
          fact={history.fact}
          locked
          onClose={() => setHistory(undefined)}
        />
      )}
    </section>
  );
}

type LineProps = {
  readonly fact: Fact;
  readonly looked: boolean;
  readonly onHistory: (history: NonNullable<Fact["history"]>) => void;
};

function FactLine({ fact, looked, onHistory }: LineProps) {
  const m = useMessages(reviewMessages);
  const say = useText();
  const { label, list, shown, sensitive, value, conflict, since, values, history } = fact;
  const name = list === null ? say(label) : `${m.line(say(list.label), list.index + 1)} · ${say(label)}`;
  return (
    <div className={looked ? "dk-said__looked" : undefined}>
      <dt>{name}</dt>
      <dd>
        {shown !== null && <strong>{say(shown)}</strong>}
        {shown === null && sensitive && value === undefined && (
          <span className="jc-hint">
            <LockOutlined aria-hidden /> {m.sealed}
          </span>
        )}
        {shown === null && !sensitive && <span className="dk-near">{m.unknown}</span>} <Origin fact={fact} />
        {since !== null && <span className="jc-hint"> {m.since(since)}</span>}
        {history !== null && (
          <Button
            type="link"
            size="small"
            aria-label={`${m.history(values)}: ${name}`}
            onClick={() => onHistory(history)}
          >
            {m.history(values)}
          </Button>
        )}
        {conflict && (
          <span className="dk-doubt">
            <ExclamationCircleOutlined aria-hidden /> {m.conflict}
          </span>
        )}
      </dd>
    </div>
  );
}

/** Who says so, and who verified it. */
function Origin({ fact: { source, sourceUnit, verified } }: { readonly fact: Fact }) {
  const m = useMessages(reviewMessages);
  if (source === null) return null;
  return (
    <>
      <span className="dk-tag">
        {m[source]}
        {sourceUnit !== null && <span lang="zh-CN"> {sourceUnit}</span>}
      </span>{" "}
      {verified ? (
        <span className="dk-verified" title={m.verifiedBy(verified.by, tableMoment(verified.at))}>
          <CheckCircleOutlined aria-hidden /> {m.verified}
        </span>
      ) : (
        <span className="jc-hint">
          <ClockCircleOutlined aria-hidden /> {m.unverified}
        </span>
      )}
    </>
  );
}
