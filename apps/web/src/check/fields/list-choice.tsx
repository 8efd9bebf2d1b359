import { useId } from "react";
import { FieldError } from "../../ui/index.ts";
import { useWording } from "../words/words.ts";

/** There are some, there are none, or it is not known. */
export type ListAnswer = "some" | "none" | "skip";

type Props = {
  readonly list: string;
  readonly question: string;
  readonly choice: ListAnswer | undefined;
  readonly choose: (choice: ListAnswer) => void;
  readonly again: boolean;
  readonly fault: string | undefined;
};

export function ListChoice({ list, question, choice, choose, again, fault }: Props) {
  const { w } = useWording();
  const id = useId();
  const labels = { some: w.listSome, none: w.listNone, skip: again ? w.skipAgain : w.skipOption };
  return (
    <fieldset className={`jc-field ${fault ? "jc-field--wrong" : ""}`} aria-describedby={`${id}-hint`}>
      <legend className="ck-legend">
        <h1 tabIndex={-1}>{question}</h1>
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
            <input type="radio" name={list} value={one} checked={choice === one} onChange={() => choose(one)} />
            <span>{labels[one]}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
