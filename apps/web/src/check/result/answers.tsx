import type { RuleBook, Text } from "@jucai/engine/run";
import { Disclosure } from "../../ui/index.ts";
import { valueInWords } from "../show/value.ts";
import type { Answer } from "../state/answers.ts";
import type { Session } from "../state/use-check.ts";
import { useWording, type Wording } from "../words/words.ts";

type Props = { readonly book: RuleBook; readonly session: Session };

const sectionId = "answers";

/** Opens the list of answers and goes there. */
export function openAnswers(): void {
  const details = document.querySelector<HTMLDetailsElement>(`#${sectionId} details`);
  if (!details) return;
  details.open = true;
  details.scrollIntoView();
  details.querySelector("summary")?.focus({ preventScroll: true });
}

/** Everything you said, each with a way to change it; the result follows at once. */
export function Answers({ book, session }: Props) {
  const { w } = useWording();
  const answered = inOrder(book).flatMap(({ id, label }) => {
    const answer = session.check.answers[id];
    return answer ? [{ id, label, answer }] : [];
  });
  return (
    <section className="jc-section" id={sectionId}>
      <h2>{w.answersTitle}</h2>
      {answered.length === 0 ? (
        <p className="jc-muted">{w.answersEmpty}</p>
      ) : (
        <Disclosure summary={w.openQuestions(answered.length)}>
          <dl className="ck-answers">
            {answered.map((one) => (
              <AnswerRow key={one.id} {...one} book={book} session={session} />
            ))}
          </dl>
        </Disclosure>
      )}
    </section>
  );
}

type RowProps = Props & { readonly id: string; readonly label: Text; readonly answer: Answer };

function AnswerRow({ id, label, answer, book, session }: RowProps) {
  const wording = useWording();
  const { w, t } = wording;
  return (
    <div className="ck-answers__row">
      <dt>{t(label)}</dt>
      <dd>
        {answerInWords(id, answer, book, wording)}
        <Rows id={id} answer={answer} book={book} />
      </dd>
      <dd className="jc-no-print">
        <button
          type="button"
          className="ck-link"
          aria-label={w.editOne(t(label))}
          onClick={() => session.go({ screen: "question", id, from: "result" })}
        >
          {w.edit}
        </button>
      </dd>
    </div>
  );
}

function Rows({ id, answer, book }: { readonly id: string; readonly answer: Answer; readonly book: RuleBook }) {
  const wording = useWording();
  const { w, t } = wording;
  if (answer.kind !== "rows" || answer.rows.length === 0) return null;
  const subject = book.vocabulary.subjects.find((one) => one.list === id);
  return (
    <Disclosure summary={w.seeDetail}>
      {answer.rows.map((row, index) => (
        <p key={index} className="jc-hint">
          {subject && w.listRow(t(subject.label), index + 1)}
          {w.colon}
          {book.vocabulary.facts
            .flatMap((fact) => {
              const value = row[fact.id];
              return value === undefined
                ? []
                : [`${t(fact.label)} ${valueInWords(value, fact, book.vocabulary, wording)}`];
            })
            .join(w.semicolon)}
        </p>
      ))}
    </Disclosure>
  );
}

function answerInWords(id: string, answer: Answer, book: RuleBook, wording: Wording): string {
  const { w } = wording;
  if (answer.kind === "unknown") return w.unknown;
  if (answer.kind === "rows") {
    if (answer.rows.length === 0) return w.none;
    return (answer.more ? w.listCountMore : w.listCount)(answer.rows.length);
  }
  const fact = book.vocabulary.facts.find((one) => one.id === id);
  return fact ? valueInWords(answer.value, fact, book.vocabulary, wording) : "";
}

/** Facts as they are asked; a list stands where its first fact stands. */
function inOrder(book: RuleBook): readonly { readonly id: string; readonly label: Text }[] {
  const { subjects, facts } = book.vocabulary;
  const topics = new Map<string, Text>();
  for (const fact of facts) {
    const subject = subjects.find((one) => one.id === fact.subject);
    if (subject?.list) topics.set(subject.list, subject.label);
    else topics.set(fact.id, fact.label);
  }
  return [...topics].map(([id, label]) => ({ id, label }));
}
