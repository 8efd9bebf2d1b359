import type { Fact } from "@jucai/engine/run";
import { useLayoutEffect, useRef, useState, type FormEvent } from "react";
import { Button, Notice } from "../../ui/index.ts";
import { blankFault, draftOf, emptyDraft, notKnown, readDraft, type Box, type Draft } from "../fields/draft.ts";
import { regionsOf } from "../show/places.ts";
import { QuestionField } from "../fields/question-field.tsx";
import type { Answer } from "../state/answers.ts";
import { withAnswer, withUnknown } from "../state/check.ts";
import { contradictionOf } from "../state/contradiction.ts";
import type { PlacesBook } from "../state/merge-books.ts";
import type { Session } from "../state/use-check.ts";
import { useWording } from "../words/words.ts";
import { useFaultTitle } from "./fault-title.ts";
import { Progress } from "./progress.tsx";
import { RunningBar } from "./running-bar.tsx";
import { Why } from "./why.tsx";

type Props = { readonly id: string; readonly book: PlacesBook; readonly session: Session };
type Fault = { readonly box: Box; readonly message: string };

/** One question: the heading, its hint, one control, 继续. */
export function QuestionScreen({ id, book, session }: Props) {
  const wording = useWording();
  const { w, t } = wording;
  const { check } = session;
  const fact = book.vocabulary.facts.find((one) => one.id === id);
  const answer = check.answers[id];
  const again = answer?.kind === "unknown" && session.judged.next?.fact === id;
  const [draft, setDraft] = useState(() => (fact ? draftFrom(answer, fact, again) : emptyDraft));
  const [fault, setFault] = useState<Fault>();
  const form = useRef<HTMLFormElement>(null);
  useLayoutEffect(() => focusFault(form.current, fault), [fault]);
  useFaultTitle(fault?.message);
  if (!fact) return null;

  const submit = (event: FormEvent) => {
    event.preventDefault();
    const read = readDraft(draft, fact, book.vocabulary, wording);
    if (read.kind === "fault") return setFault(read);
    if (read.kind === "blank") return setFault({ ...blankFault(fact, wording) });
    if (read.kind === "unknown") return session.advance(withUnknown(check, id));
    const next = withAnswer(check, id, { kind: "value", value: read.value });
    const message = contradictionOf(id, next, book, wording);
    if (message !== undefined) return setFault({ ...blankFault(fact, wording), message });
    session.advance(next);
  };

  return (
    <form ref={form} className="jc-stack" onSubmit={submit} noValidate>
      <Progress session={session} />
      {again && (
        <Notice tone="blue">
          <p>{w.againNote}</p>
          <p>
            <strong>{t(fact.proof)}</strong>
          </p>
          <p>{w.againEnd}</p>
        </Notice>
      )}
      <QuestionField
        fact={fact}
        vocabulary={book.vocabulary}
        regions={regionsOf(book)}
        draft={draft}
        change={(next) => {
          setDraft(next);
          setFault(undefined);
        }}
        skipLabel={again ? w.skipAgain : w.skipOption}
        fault={fault?.message}
      />
      <Button type="submit" look="primary" wide>
        {w.next}
      </Button>
      <Why ids={[id]} why={t(fact.why)} book={book} session={session} />
      <RunningBar book={book} session={session} />
    </form>
  );
}

/** A skipped question shows that it was skipped, until it comes back: then it starts empty. */
function draftFrom(answer: Answer | undefined, fact: Fact, again: boolean): Draft {
  if (answer?.kind === "value") return draftOf(answer.value, fact);
  return answer?.kind === "unknown" && !again ? { ...emptyDraft, choice: notKnown } : emptyDraft;
}

/** The box that is wrong takes focus; its message belongs to it, so a screen reader says both. */
function focusFault(form: HTMLFormElement | null, fault: Fault | undefined): void {
  if (!fault) return;
  const box = form?.querySelector<HTMLElement>(`[data-box="${fault.box}"]`) ?? form?.querySelector("input");
  box?.focus();
}
