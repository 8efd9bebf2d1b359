import type { Benefit, Decision, Line, RuleBook } from "@jucai/engine/run";
import { formatFen } from "../../lib/format.ts";
import { Disclosure, StatusTag } from "../../ui/index.ts";
import { useWording } from "../words/words.ts";
import { Reasons } from "./reasons.tsx";

type Props = { readonly benefit: Benefit; readonly decision: Decision; readonly book: RuleBook };

/** A claim of many lines: what holds for all of them, then each hire or trip by itself. */
export function Lines({ benefit, decision, book }: Props) {
  const { w, t } = useWording();
  const subject = book.vocabulary.subjects.find((one) => one.id === benefit.each?.subject);
  const name = (line: Line) =>
    line.subject === `${benefit.each?.subject} ${line.index + 1}` && subject
      ? w.listRow(t(subject.label), line.index + 1)
      : line.subject;
  return (
    <>
      {decision.reasons.length > 0 && (
        <Disclosure summary={w.whyConditions(decision.reasons.length)}>
          <Reasons reasons={decision.reasons} vocabulary={book.vocabulary} />
        </Disclosure>
      )}
      {decision.lines.map((line) => (
        <Disclosure
          key={line.index}
          summary={
            <span className="jc-row">
              {name(line)} <StatusTag status={line.status} /> <LineSum line={line} />
            </span>
          }
        >
          <Reasons reasons={line.reasons} vocabulary={book.vocabulary} />
        </Disclosure>
      ))}
    </>
  );
}

function LineSum({ line }: { readonly line: Line }) {
  const { locale } = useWording();
  return line.totalFen === null ? null : <span className="jc-money">{formatFen(line.totalFen, locale)}</span>;
}
