import type { RuleBook } from "@jucai/engine/run";
import { useId, useMemo, useRef, useState, type FormEvent } from "react";
import { Button, FieldError, Notice } from "../../ui/index.ts";
import { emptyDraft } from "../fields/draft.ts";
import { RowFields } from "../fields/row-fields.tsx";
import { fieldsThatMatter, readRows, rowDraftOf, type RowDraft, type RowFault } from "../fields/rows.ts";
import { fieldsOf, type Answer } from "../state/answers.ts";
import { withAnswer, withUnknown } from "../state/check.ts";
import type { Session } from "../state/use-check.ts";
import { useWording } from "../words/words.ts";
import { useFaultTitle } from "./fault-title.ts";
import { Progress } from "./progress.tsx";
import { RunningBar } from "./running-bar.tsx";
import { Why } from "./why.tsx";

type Props = { readonly list: string; readonly book: RuleBook; readonly session: Session };
type Choice = "" | "some" | "none" | "skip";

/** One screen for things that come several times: hires, trips, children. */
export function ListScreen({ list, book, session }: Props) {
  const wording = useWording();
  const { w, t } = wording;
  const { check, judge, judged } = session;
  const subject = book.vocabulary.subjects.find((one) => one.list === list);
  const fields = useMemo(() => fieldsOf(list, book.vocabulary), [list, book]);
  const before = check.answers[list];
  const again = before !== undefined && before.kind !== "value" && judged.next?.id === list;
  const [choice, setChoice] = useState<Choice>(() => choiceOf(before, again));
  const [drafts, setDrafts] = useState<readonly RowDraft[]>(() =>
    before?.kind === "rows" && before.rows.length > 0 ? before.rows.map((row) => rowDraftOf(row, fields)) : [{}],
  );
  const [more, setMore] = useState(before?.kind === "rows" && before.more);
  const [fault, setFault] = useState<string>();
  const [faults, setFaults] = useState<readonly RowFault[]>([]);
  const form = useRef<HTMLFormElement>(null);
  const id = useId();
  useFaultTitle(fault);

  const { rows } = readRows(drafts, fields, book.vocabulary, wording);
  const decisions = judge.decide({ ...check.answers, [list]: { kind: "rows", rows, more, asked: 1 } }, check.on);
  if (!subject) return null;
  const shown = rows.map((row, index) => fieldsThatMatter(fields, row, index, decisions, judge.benefits));

  const fail = (message: string) => {
    setFault(message);
    requestAnimationFrame(() => form.current?.querySelector<HTMLElement>("[data-fault], input")?.focus());
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (choice === "") return fail(w.chooseMissing);
    if (choice === "skip") return session.advance(withUnknown(check, list));
    if (choice === "none") {
      return session.advance(withAnswer(check, list, { kind: "rows", rows: [], more: false, asked: 2 }));
    }
    const read = readRows(drafts, fields, book.vocabulary, wording);
    setFaults(read.faults);
    if (read.faults.length > 0) return fail(w.errorSummary(read.faults.length));
    const filled = read.rows.filter((row) => Object.keys(row).length > 0);
    if (filled.length === 0) return fail(w.listEmpty);
    session.advance(withAnswer(check, list, { kind: "rows", rows: filled, more, asked: again ? 2 : 1 }));
  };
  const setRow = (index: number, fact: string, draft: RowDraft[string]) => {
    setDrafts(drafts.map((row, at) => (at === index ? { ...row, [fact]: draft } : row)));
    setFaults([]);
    setFault(undefined);
  };

  const name = t(subject.label);
  return (
    <form ref={form} className="jc-stack" onSubmit={submit} noValidate>
      <Progress session={session} />
      {again && (
        <Notice tone="blue">
          <p>{w.againList}</p>
          <p>{w.againEnd}</p>
        </Notice>
      )}
      <fieldset className={`jc-field ${fault ? "jc-field--wrong" : ""}`} aria-describedby={`${id}-hint`}>
        <legend className="ck-legend">
          <h1 tabIndex={-1}>{w.listQuestion(name)}</h1>
        </legend>
        <p id={`${id}-hint`} className="jc-hint">
          {w.listHint}
        </p>
        <div role={fault ? "alert" : undefined} tabIndex={-1} data-fault={fault ? "" : undefined}>
          <FieldError id={`${id}-fault`} error={fault} />
        </div>
        <div className="jc-choices">
          {(["some", "none", "skip"] as const).map((one) => (
            <label key={one} className={`jc-choice ${one === "skip" ? "ck-skip" : ""}`}>
              <input
                type="radio"
                name={list}
                value={one}
                checked={choice === one}
                onChange={() => {
                  setChoice(one);
                  setFault(undefined);
                }}
              />
              <span>{{ some: w.listSome, none: w.listNone, skip: again ? w.skipAgain : w.skipOption }[one]}</span>
            </label>
          ))}
        </div>
      </fieldset>
      {choice === "some" &&
        drafts.map((draft, index) => (
          <RowFields
            key={index}
            title={w.listRow(name, index + 1)}
            fields={shown[index] ?? []}
            vocabulary={book.vocabulary}
            home={book.policies[0]?.place ?? ""}
            draftOf={(fact) => draft[fact] ?? emptyDraft}
            faultOf={(fact) => faults.find((one) => one.row === index && one.fact === fact)?.message}
            change={(fact, next) => setRow(index, fact, next)}
            remove={drafts.length > 1 ? () => setDrafts(drafts.filter((_, at) => at !== index)) : undefined}
            done={Object.keys(rows[index] ?? {}).length > 0}
          />
        ))}
      {choice === "some" && (
        <>
          <Button onClick={() => setDrafts([...drafts, {}])}>{w.listAdd}</Button>
          <p>
            <label className="jc-choice ck-plain-choice">
              <input type="checkbox" checked={more} onChange={(event) => setMore(event.target.checked)} />
              <span>{w.listMore}</span>
            </label>
            <span className="jc-hint">{w.listMoreHint}</span>
          </p>
        </>
      )}
      <Button type="submit" look="primary" wide>
        {w.next}
      </Button>
      <Why ids={[list]} why="" book={book} session={session} />
      <RunningBar book={book} session={session} />
    </form>
  );
}

function choiceOf(before: Answer | undefined, again: boolean): Choice {
  if (before?.kind === "rows") return before.rows.length > 0 ? "some" : "none";
  return before?.kind === "unknown" && !again ? "skip" : "";
}
