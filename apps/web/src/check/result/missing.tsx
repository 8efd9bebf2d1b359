import type { RuleBook, Text } from "@jucai/engine/run";
import { Disclosure } from "../../ui/index.ts";
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
          {w.stop}
          {w.gap}
          {w.judgementNote}
        </p>
      )}
      <MissingFacts ids={decision.missing} book={book} session={session} />
    </div>
  );
}

type FactsProps = { readonly ids: readonly string[] } & Pick<Props, "book" | "session">;

/** Few are listed at once; many are named in one line and opened on demand. */
function MissingFacts({ ids, ...rest }: FactsProps) {
  const { w, t } = useWording();
  const list = (
    <ul className="ck-list">
      {ids.map((id) => (
        <MissingFact key={id} id={id} {...rest} />
      ))}
    </ul>
  );
  if (ids.length <= 2) return ids.length > 0 && list;
  const names = ids.flatMap((id) => labelOf(id, rest.book) ?? []).map(t);
  return (
    <>
      <p>
        {w.missing}
        {w.colon}
        {names.join(w.listJoin)}
      </p>
      <Disclosure summary={w.howToGet}>{list}</Disclosure>
    </>
  );
}

function labelOf(id: string, { vocabulary }: RuleBook): Text | undefined {
  const fact = vocabulary.facts.find((one) => one.id === id);
  return (fact ?? vocabulary.subjects.find((one) => one.list === id))?.label;
}

function MissingFact({ id, book, session }: { readonly id: string } & Pick<Props, "book" | "session">) {
  const { w, t } = useWording();
  const fact = book.vocabulary.facts.find((one) => one.id === id);
  const subject = book.vocabulary.subjects.find((one) => (fact ? one.id === fact.subject : one.list === id));
  const label = labelOf(id, book);
  if (!label) return null;
  const office = fact?.settledBy === "office";
  return (
    <li>
      {w.missing}
      {w.colon}
      <strong>{t(label)}</strong>
      {w.stop}
      {w.gap}
      {office ? w.officeFact : fact && `${w.howToGet}${w.colon}${t(fact.proof)}${w.stop}`}{" "}
      {!office && (
        <button
          type="button"
          className="ck-link jc-no-print"
          aria-label={`${w.answerNow}${w.colon}${t(label)}`}
          onClick={() => session.go({ screen: "question", id: subject?.list ?? id, from: "result" })}
        >
          {w.answerNow}
        </button>
      )}
    </li>
  );
}
