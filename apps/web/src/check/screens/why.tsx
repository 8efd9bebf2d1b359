import { ClauseText } from "../../ui/index.ts";
import type { Decision, RuleBook } from "@jucai/engine/run";
import { useState } from "react";
import { formatFen } from "../../lib/format.ts";
import { amountInWords } from "../show/amount.ts";
import { fieldsOf } from "../state/answers.ts";
import type { Session } from "../state/use-check.ts";
import { useWording } from "../words/words.ts";

type Props = {
  readonly ids: readonly string[];
  readonly why: string;
  readonly book: RuleBook;
  readonly session: Session;
};

/** 为什么问这个: the reason, and which benefits and how much money hang on this answer. */
export function Why(props: Props) {
  const { w } = useWording();
  const [open, setOpen] = useState(false);
  return (
    <details className="jc-more" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{w.whyTitle}</summary>
      {/* What hangs on an answer takes a decision of its own, so it is only asked for when somebody looks. */}
      <div className="jc-more__body jc-stack jc-stack--tight">{open && <Reasons {...props} />}</div>
    </details>
  );
}

function Reasons({ ids, why, book, session }: Props) {
  const wording = useWording();
  const { w, t, locale } = wording;
  const { next } = session.judged;
  const stake = next && ids.includes(next.fact) ? next.stake.fen : 0;
  const affected = affectedBy(ids, book, session);
  return (
    <>
      {why && <p>{why}</p>}
      {affected.length > 0 && (
        <p>
          {w.whyBenefits(affected.length)}
          {stake > 0 && w.whyStake(formatFen(stake, locale))}
          {w.colon}
        </p>
      )}
      <ul className="ck-list">
        {affected.map(({ benefit, decision }) => (
          <li key={benefit.id}>
            {t(benefit.title)} <ClauseText clause={benefit.clause} tag />
            <br />
            <span className="jc-hint">{w.whyMoney(amountInWords(decision.amount, wording))}</span>
          </li>
        ))}
      </ul>
    </>
  );
}

/**
 * The next question says itself what hangs on it, most money first. For one that is changed again
 * it is decided without this answer, so that the panel says the same as before it was given.
 */
function affectedBy(ids: readonly string[], book: RuleBook, { judge, judged, check }: Session) {
  if (judged.next && ids.includes(judged.next.fact)) {
    return judged.next.because.flatMap((id) => {
      const benefit = judge.benefits.find((one) => one.id === id);
      const decision = judged.decisions.find((one) => one.benefit === id);
      return benefit && decision ? [{ benefit, decision }] : [];
    });
  }
  const answers = Object.fromEntries(Object.entries(check.answers).filter(([id]) => !ids.includes(id)));
  const facts = new Set(ids.flatMap((id) => [id, ...fieldsOf(id, book.vocabulary).map((field) => field.id)]));
  const hangs = (decision: Decision) => decision.missing.some((id) => facts.has(id));
  return judge
    .decide(answers, check.on)
    .filter(hangs)
    .flatMap((decision) => {
      const benefit = judge.benefits.find((one) => one.id === decision.benefit);
      return benefit ? [{ benefit, decision }] : [];
    });
}
