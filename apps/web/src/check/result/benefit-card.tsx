import type { Benefit, Decision, RuleBook } from "@jucai/engine/run";
import type { ReactNode } from "react";
import { ClauseText, Disclosure, StatusTag, type StatusKey } from "../../ui/index.ts";
import { amountInWords, scheduleInWords } from "../show/amount.ts";
import { publicId } from "../state/merge-books.ts";
import { useWording } from "../words/words.ts";
import { Lines } from "./lines.tsx";
import { Reasons } from "./reasons.tsx";

type Props = {
  readonly benefit: Benefit;
  readonly decision: Decision;
  readonly status: StatusKey;
  readonly book: RuleBook;
  readonly children?: ReactNode;
};

/** One benefit: status, title, amount, clause, and behind a tap every condition with your value. */
export function BenefitCard({ benefit, decision, status, book, children }: Props) {
  const wording = useWording();
  const { w, t } = wording;
  const schedule = scheduleInWords(benefit, decision, wording);
  const given = decision.gives.filter((gift) => gift.holds !== false);
  const { form } = decision.amount;
  const eligible = decision.status === "eligible";
  return (
    <article className="jc-card ck-benefit">
      <header className="ck-benefit__head">
        <StatusTag status={status} />
        <h3>{t(benefit.title)}</h3>
      </header>
      <p className="ck-benefit__amount">
        <span className="jc-money">{amountInWords(decision.amount, wording)}</span>
        {schedule && <span className="jc-secondary">{schedule}</span>}
        {(form === "loan" || form === "offset") && <span className="jc-secondary">{w.form[form]}</span>}
      </p>
      {benefit.pays.says && <p className="jc-secondary">{t(benefit.pays.says)}</p>}
      {given.length > 0 && (
        <ul className="ck-list">
          {given.map((gift) => (
            <li key={gift.id}>{t(gift.says)}</li>
          ))}
        </ul>
      )}
      {children}
      <p className="jc-hint">
        {w.basis}
        {w.colon}
        <ClauseText clause={benefit.clause} />
        {w.comma}
        <a href={`/measures/${publicId(benefit.id)}`}>{w.toPolicy}</a>
      </p>
      <Settings benefit={benefit} decision={decision} />
      {benefit.each ? (
        <Lines benefit={benefit} decision={decision} book={book} />
      ) : (
        <Disclosure summary={(eligible ? w.whyEligible : w.whyConditions)(decision.reasons.length)}>
          <Reasons reasons={decision.reasons} vocabulary={book.vocabulary} />
        </Disclosure>
      )}
    </article>
  );
}

/** What the document leaves open is never silent: it is said, with what the estimate assumes. */
function Settings({ benefit, decision }: { readonly benefit: Benefit; readonly decision: Decision }) {
  const { t } = useWording();
  const used = benefit.settings.filter(({ id }) => decision.settings.some((one) => one.id === id && !one.set));
  if (used.length === 0 || decision.status === "ineligible") return null;
  return (
    <ul className="ck-list jc-hint">
      {used.map(({ id, says }) => (
        <li key={id}>{t(says)}</li>
      ))}
    </ul>
  );
}
