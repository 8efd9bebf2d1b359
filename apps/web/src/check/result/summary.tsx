import { printDay, type RuleBook } from "@jucai/engine/run";
import { formatDay, formatFen } from "../../lib/format.ts";
import { Button, Notice } from "../../ui/index.ts";
import { rangeInWords } from "../show/range.ts";
import type { JudgedPlace } from "../state/judge.ts";
import type { Session } from "../state/use-check.ts";
import { useWording } from "../words/words.ts";
import type { Sections } from "./sections.ts";

type Props = {
  readonly book: RuleBook;
  readonly at: JudgedPlace;
  readonly session: Session;
  readonly sections: Sections;
};

/** How much in all, and whether anything is still worth answering. */
export function Summary({ book, at, session, sections }: Props) {
  const wording = useWording();
  const { w, t, locale } = wording;
  const { check, today } = session;
  // By an earlier day something may be claimable that nobody can claim today: that is said beside the total.
  const ended = book.policies.filter(
    ({ id, inForce: { to } }) =>
      to !== undefined && printDay(to) < today && sections.claim.some(({ benefit }) => benefit.pack === id),
  );
  const { bundle, range } = at;
  const { next } = session.judged;
  const grants = sections.claim.filter(({ decision }) => decision.amount.form === "grant").length;
  const others = sections.claim.length - grants;
  // What was answered with "I do not know" stays open, and the sentence says so.
  const isOpen = sections.undecided.some(({ decision }) => decision.missing.length > 0);
  return (
    <div className="ck-summary">
      <p className="ck-summary__lead">
        {sections.claim.length === 0 ? w.headlineNone : w.headline(grants, others, check.on === today)}
      </p>
      <p className="ck-summary__total">
        {bundle.totalFen > 0 ? (
          <>
            <span>{w.total}</span> <strong>{formatFen(bundle.totalFen, locale)}</strong>
          </>
        ) : (
          // No sum is settled yet, which is not the same as a sum of nothing.
          rangeInWords(range, wording)
        )}
      </p>
      {ended.map(({ id, short, inForce: { to } }) => (
        <Notice key={id} tone="amber" icon="hourglass">
          {w.endedSince(t(short), formatDay(to ?? 0, locale))}
        </Notice>
      ))}
      {next ? (
        <p className="ck-summary__open jc-row">
          <span>{w.stillOpen(next.atMost)}</span>
          <Button className="jc-button jc-no-print" onClick={() => session.go({ screen: "question", id: next.fact })}>
            {w.continueAsking}
          </Button>
        </p>
      ) : (
        <p className="ck-summary__open">{isOpen ? w.nothingToAsk : w.allSettled}</p>
      )}
    </div>
  );
}
