import { useRef, useState, type FormEvent } from "react";
import { Button, Notice } from "../../ui/index.ts";
import { ListChoice, type ListAnswer } from "../fields/list-choice.tsx";
import { ListRows } from "../fields/list-rows.tsx";
import { useRows } from "../fields/use-rows.ts";
import type { Answer } from "../state/answers.ts";
import { withAnswer, withUnknown, type Check } from "../state/check.ts";
import { contradictionOf } from "../state/contradiction.ts";
import type { PlacesBook } from "../state/merge-books.ts";
import type { Session } from "../state/use-check.ts";
import { useWording } from "../words/words.ts";
import { useFaultTitle } from "./fault-title.ts";
import { Progress } from "./progress.tsx";
import { RunningBar } from "./running-bar.tsx";
import { Why } from "./why.tsx";

type Props = { readonly list: string; readonly book: PlacesBook; readonly session: Session };

/** One screen for things that come several times: hires, trips, children. */
export function ListScreen({ list, book, session }: Props) {
  const wording = useWording();
  const { w, t } = wording;
  const { check, judged } = session;
  const before = check.answers[list];
  const again = before !== undefined && before.kind !== "value" && judged.next?.fact === list;
  const [choice, setChoice] = useState<ListAnswer | undefined>(() => choiceOf(before, again));
  const [fault, setFault] = useState<string>();
  const rows = useRows(list, book, session);
  const form = useRef<HTMLFormElement>(null);
  useFaultTitle(fault);

  const answered = (): Check | string => {
    if (choice === undefined) return w.chooseMissing;
    if (choice === "skip") return withUnknown(check, list);
    if (choice === "none") return withAnswer(check, list, { kind: "rows", rows: [], more: false, asked: 2 });
    const wrong = rows.showFaults();
    if (wrong > 0) return w.errorSummary(wrong);
    if (rows.filled.length === 0) return w.listEmpty;
    const next = withAnswer(check, list, { kind: "rows", rows: rows.filled, more: rows.more, asked: again ? 2 : 1 });
    return contradictionOf(list, next, book, wording) ?? next;
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const next = answered();
    if (typeof next !== "string") return session.advance(next);
    setFault(next);
    requestAnimationFrame(() => form.current?.querySelector<HTMLElement>("[data-fault]")?.focus());
  };

  const subject = book.vocabulary.subjects.find((one) => one.list === list);
  const name = subject ? t(subject.label) : list;
  return (
    <form ref={form} className="jc-stack" onSubmit={submit} onChange={() => setFault(undefined)} noValidate>
      <Progress session={session} />
      {again && (
        <Notice tone="blue">
          <p>{w.againList}</p>
          <p>{w.againEnd}</p>
        </Notice>
      )}
      <ListChoice
        list={list}
        question={subject?.question ? t(subject.question) : w.listQuestion(name)}
        choice={choice}
        choose={setChoice}
        again={again}
        fault={fault}
      />
      {choice === "some" && <ListRows name={name} book={book} rows={rows} />}
      <Button type="submit" look="primary" wide>
        {w.next}
      </Button>
      <Why ids={[list]} why="" book={book} session={session} />
      <RunningBar book={book} session={session} />
    </form>
  );
}

function choiceOf(before: Answer | undefined, again: boolean): ListAnswer | undefined {
  if (before?.kind === "rows") return before.rows.length > 0 ? "some" : "none";
  return before?.kind === "unknown" && !again ? "skip" : undefined;
}
