import type { Fact, Vocabulary } from "@jucai/engine/run";
import { useId } from "react";
import { Button, FieldError, Select } from "../../ui/index.ts";
import { useWording } from "../words/words.ts";
import { emptyDraft, isChoice, noValue, type Draft } from "./draft.ts";
import { optionsOf } from "./options.ts";
import { TypedBoxes } from "./typed-boxes.tsx";

type Shared = { readonly vocabulary: Vocabulary; readonly regions: readonly string[] };
type Props = Shared & {
  readonly title: string;
  readonly fields: readonly Fact[];
  readonly draftOf: (fact: string) => Draft;
  readonly faultOf: (fact: string) => string | undefined;
  readonly change: (fact: string, draft: Draft) => void;
  readonly remove: (() => void) | undefined;
};

/** The boxes of one thing of a list; each may stay empty. */
export function RowFields({ title, fields, draftOf, faultOf, change, remove, ...shared }: Props) {
  const { w } = useWording();
  return (
    <section className="jc-card jc-stack" aria-label={title}>
      <div className="ck-row-head">
        <h2>{title}</h2>
        {remove && (
          <Button look="plain" onClick={remove} aria-label={w.listRemove(title)}>
            {w.listRemoveShort}
          </Button>
        )}
      </div>
      {fields.map((fact) => (
        <RowField
          key={fact.id}
          fact={fact}
          draft={draftOf(fact.id)}
          fault={faultOf(fact.id)}
          change={(next) => change(fact.id, next)}
          {...shared}
        />
      ))}
      {fields.length > 0 && fields.every((fact) => isFilled(draftOf(fact.id))) && (
        <p className="jc-hint">{w.listDone}</p>
      )}
    </section>
  );
}

type RowFieldProps = Shared & {
  readonly fact: Fact;
  readonly draft: Draft;
  readonly fault: string | undefined;
  readonly change: (draft: Draft) => void;
};

function RowField({ fact, draft, fault, change, vocabulary, regions }: RowFieldProps) {
  const wording = useWording();
  const { w, t } = wording;
  const id = useId();
  const described = [fact.hint && `${id}-hint`, fault && `${id}-fault`].filter(Boolean).join(" ");
  return (
    <fieldset className={`jc-field ${fault ? "jc-field--wrong" : ""}`} aria-describedby={described || undefined}>
      <legend className="jc-field__label">{t(fact.question)}</legend>
      {fact.hint && (
        <p id={`${id}-hint`} className="jc-hint">
          {t(fact.hint)}
        </p>
      )}
      {isChoice(fact) ? (
        <Select
          aria-label={t(fact.question)}
          value={draft.choice}
          onChange={(event) => change({ ...draft, choice: event.target.value })}
          options={[
            { value: "", label: w.choose },
            ...optionsOf(fact, vocabulary, regions, wording).map((option) => ({
              value: option.id,
              label: option.label,
            })),
          ]}
        />
      ) : (
        <TypedBoxes fact={fact} draft={draft} change={change} wrong={Boolean(fault)} describedBy={described} />
      )}
      {fact.type.kind === "date" && fact.mayBeNone && (
        <label className="jc-choice">
          <input
            type="checkbox"
            checked={draft.choice === noValue}
            onChange={(event) => change({ ...emptyDraft, choice: event.target.checked ? noValue : "" })}
          />
          <span>{w.noSuchDay}</span>
        </label>
      )}
      <FieldError id={`${id}-fault`} error={fault} />
    </fieldset>
  );
}

function isFilled(draft: Draft): boolean {
  return Object.values(draft).some((text) => text !== "");
}
