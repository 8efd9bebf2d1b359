import type { Fact, Vocabulary } from "@jucai/engine/run";
import { useId, type ReactNode } from "react";
import { FieldError } from "../../ui/index.ts";
import { useWording } from "../words/words.ts";
import { isChoice, notKnown, noValue, type Draft } from "./draft.ts";
import { optionsOf, type Option } from "./options.ts";
import { TypedBoxes } from "./typed-boxes.tsx";

type Props = {
  readonly fact: Fact;
  readonly vocabulary: Vocabulary;
  readonly regions: readonly string[];
  readonly draft: Draft;
  readonly change: (draft: Draft) => void;
  readonly skipLabel: string;
  readonly fault: string | undefined;
};

/** The question as a group: its heading is the legend, its last choice is always "I do not know". */
export function QuestionField({ fact, vocabulary, regions, draft, change, skipLabel, fault }: Props) {
  const wording = useWording();
  const { w, t } = wording;
  const id = useId();
  const typed = !isChoice(fact);
  const options: readonly Option[] = typed
    ? fact.type.kind === "date" && fact.mayBeNone
      ? [{ id: noValue, label: w.noSuchDay }]
      : []
    : optionsOf(fact, vocabulary, regions, wording);
  const described = [fact.hint && `${id}-hint`, fault && `${id}-fault`].filter(Boolean).join(" ");

  return (
    <fieldset className={`jc-field ${fault ? "jc-field--wrong" : ""}`} aria-describedby={described || undefined}>
      <legend className="ck-legend">
        <h1 tabIndex={-1}>{t(fact.question)}</h1>
      </legend>
      {fact.hint && (
        <p id={`${id}-hint`} className="jc-hint">
          {t(fact.hint)}
        </p>
      )}
      <div role={fault ? "alert" : undefined}>
        <FieldError id={`${id}-fault`} error={fault} />
      </div>
      {typed && <TypedBoxes fact={fact} draft={draft} change={change} wrong={Boolean(fault)} describedBy={described} />}
      <div className="jc-choices">
        {[...options, { id: notKnown, label: skipLabel }].map((option) => (
          <Radio key={option.id} name={fact.id} option={option} draft={draft} change={change}>
            {option.label}
          </Radio>
        ))}
      </div>
    </fieldset>
  );
}

type RadioProps = {
  readonly name: string;
  readonly option: Option;
  readonly draft: Draft;
  readonly change: (draft: Draft) => void;
  readonly children: ReactNode;
};

function Radio({ name, option, draft, change, children }: RadioProps) {
  return (
    <label className={`jc-choice ${option.id === notKnown ? "ck-skip" : ""}`}>
      <input
        type="radio"
        name={name}
        value={option.id}
        data-box="choice"
        checked={draft.choice === option.id}
        onChange={() => change({ ...draft, choice: option.id })}
      />
      <span>{children}</span>
    </label>
  );
}
