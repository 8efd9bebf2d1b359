import type { RuleBook } from "@jucai/engine/run";
import type { Session } from "../state/use-check.ts";
import { useWording } from "../words/words.ts";
import type { Judgement } from "./sections.ts";

type Props = Judgement & { readonly book: RuleBook; readonly session: Session };

/** Why something is undecided: what is missing and where to find it, or who has to judge. */
export function Missing({ benefit, decision, book, session }: Props) {
  const { w, t } = useWording();
  const judged = [...decision.reasons, ...decision.lines.flatMap((line) => line.reasons)].filter(
    (reason) => reason.judgement && reason.holds !== true,
  );
  const judges = judged.map((reason) => benefit.when.find((one) => one.id === reason.id)?.judge);
  const named = [...new Set(judges.flatMap((judge) => (judge ? [t(judge)] : [])))];
  return (
    <div className="jc-stack jc-stack--tight">
      {decision.status === "eligible" && <p>{w.unsetNote}</p>}
      {judged.length > 0 && (
        <p>
          {named.length > 0 ? w.judgedBy(named.join(w.listJoin)) : w.judgedBySomeone}
          {w.colon}
          {[...new Set(judged.map((reason) => t(reason.says)))].join(w.semicolon)}
          {w.stop} {w.judgementNote}
        </p>
      )}
      {decision.missing.length > 0 && (
        <ul className="ck-list">
          {decision.missing.map((id) => (
            <MissingFact key={id} id={id} book={book} session={session} />
          ))}
        </ul>
      )}
    </div>
  );
}

function MissingFact({ id, book, session }: { readonly id: string } & Pick<Props, "book" | "session">) {
  const { w, t } = useWording();
  const fact = book.vocabulary.facts.find((one) => one.id === id);
  const subject = book.vocabulary.subjects.find((one) => (fact ? one.id === fact.subject : one.list === id));
  const label = fact?.label ?? subject?.label;
  if (!label) return null;
  const office = fact?.settledBy === "office";
  return (
    <li>
      {w.missing}
      {w.colon}
      <strong>{t(label)}</strong>
      {w.stop} {office ? w.officeFact : fact && `${w.howToGet}${w.colon}${t(fact.proof)}${w.stop}`}{" "}
      {!office && (
        <button
          type="button"
          className="ck-link jc-no-print"
          aria-label={w.editOne(t(label))}
          onClick={() => session.go({ screen: "question", id: subject?.list ?? id, from: "result" })}
        >
          {w.answerNow}
        </button>
      )}
    </li>
  );
}
