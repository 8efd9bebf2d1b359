import { WarningOutlined } from "@ant-design/icons";
import { Link } from "react-router";
import { figureOf } from "../../lib/format.ts";
import { useMessages, useText } from "../../lib/language.tsx";
import { ClaimTag } from "../claims/claim-tag.tsx";
import { tableMoment } from "../shell/table-moment.ts";
import { reviewMessages } from "./review.messages.ts";
import type { Review } from "./types.ts";

/** What else bears on the decision: hints first, then similar cases, the claimant's history, the way so far. */
export function ContextPart({ review }: { readonly review: Review }) {
  return (
    <div className="dk-context">
      <Similar similar={review.similar} />
      <History review={review} />
      <Steps review={review} />
      <Returned review={review} />
    </div>
  );
}

/** Duplicates and relations: they stay in sight until they are dealt with. */
export function Hints({ hints }: Pick<Review, "hints">) {
  const m = useMessages(reviewMessages);
  const say = useText();
  if (hints.length === 0) return <p className="jc-hint">{m.hintsNone}</p>;
  return (
    <ul className="dk-hints" aria-label={m.hints}>
      {hints.map(({ kind, says, ref }) => (
        <li key={`${kind} ${ref}`}>
          <WarningOutlined aria-hidden /> {say(says)}
          {kind === "duplicate" && ref !== null && (
            <>
              {" "}
              <Link to={`/claims/${ref}`}>{m.seeAll}</Link>
            </>
          )}
        </li>
      ))}
    </ul>
  );
}

function Similar({ similar }: Pick<Review, "similar">) {
  const m = useMessages(reviewMessages);
  const { total, approved, rejected, returned, diverging, items } = similar;
  const words = { approved: m.pass, rejected: m.reject };
  return (
    <section className="dk-part">
      <h2>{m.similar}</h2>
      <p>{total === 0 ? m.similarNone : m.similarSays(total, approved, rejected, returned)}</p>
      {diverging && <p className="dk-near">{m.diverging}</p>}
      {items.length > 0 && (
        <details>
          <summary>{m.seeAll}</summary>
          <ul className="dk-plain">
            {items.map(({ decision, number, outcome, amountFen, on, why }) => (
              <li key={decision}>
                <Link to={`/decisions/${decision}`}>{number}</Link> {on} {words[outcome]}
                {amountFen !== null && ` ${figureOf(amountFen)}`} <span className="jc-hint">{why}</span>
              </li>
            ))}
          </ul>
        </details>
      )}
    </section>
  );
}

function History({ review: { history } }: { readonly review: Review }) {
  const m = useMessages(reviewMessages);
  const say = useText();
  return (
    <section className="dk-part">
      <h2>{m.past}</h2>
      {history.claims.length === 0 && <p className="jc-hint">{m.pastNone}</p>}
      <ul className="dk-plain">
        {history.claims.map(({ id, number, title, status, askedFen }) => (
          <li key={id}>
            <Link to={`/claims/${id}`}>{number}</Link> {say(title)} {askedFen !== null && figureOf(askedFen)}{" "}
            <ClaimTag status={status} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function Steps({ review: { steps, claim } }: { readonly review: Review }) {
  const m = useMessages(reviewMessages);
  const say = useText();
  return (
    <section className="dk-part">
      <h2>{m.steps}</h2>
      <ol className="dk-steps">
        {steps.map(({ id, name, unit, state, doneBy, doneAt, opinion, dueOn }) => (
          <li key={id} aria-current={state === "open" ? "step" : undefined}>
            {state === "done" ? "✓" : state === "open" ? "◔" : "○"} {say(name)}{" "}
            <span className="jc-hint">
              {[
                unit && say(unit.name),
                doneBy && m.stepDone(doneBy, doneAt ? tableMoment(doneAt).slice(0, 10) : ""),
                state === "open" && dueOn,
              ]
                .filter(Boolean)
                .join(" · ")}
            </span>
            {opinion && <p className="dk-words">{opinion}</p>}
          </li>
        ))}
      </ol>
      <Link to={`/claims/${claim.id}/decisions`}>{m.decisions}</Link>
    </section>
  );
}

function Returned({ review: { corrections } }: { readonly review: Review }) {
  const m = useMessages(reviewMessages);
  const say = useText();
  if (corrections.length === 0) return null;
  return (
    <section className="dk-part">
      <h2>{m.corrections}</h2>
      {corrections.map(({ id, round, items, dueOn, state }) => (
        <div key={id}>
          <h3>
            {m.round(round)} {dueOn} {state === "awaiting_signature" && <span className="dk-near">{m.awaitsHead}</span>}
          </h3>
          <ol>
            {items.map(({ no, label, wrong, answer }) => (
              <li key={no}>
                {say(label)}: {wrong} {answer !== null && <strong>→ {answer}</strong>}
              </li>
            ))}
          </ol>
        </div>
      ))}
    </section>
  );
}
