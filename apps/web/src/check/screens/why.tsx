import type { Decision, RuleBook } from "@jucai/engine/run";
import { useState } from "react";
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
  const { w, t } = wording;
  const affected = affectedBy(ids, book, session);
  return (
    <>
      {why && <p>{why}</p>}
      {affected.length > 0 && <p>{w.whyBenefits(affected.length)}</p>}
      <ul className="ck-list">
        {affected.map(({ benefit, decision }) => (
          <li key={benefit.id}>
            {t(benefit.title)}{" "}
            <span className="jc-clause" lang="zh-CN">
              {benefit.clause}
            </span>
            <br />
            <span className="jc-hint">{w.whyMoney(amountInWords(decision.amount, wording))}</span>
          </li>
        ))}
      </ul>
    </>
  );
}

/** Decides without this answer, so that the panel says the same before and after it was given. */
function affectedBy(ids: readonly string[], book: RuleBook, { judge, check }: Session) {
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
