import type { FormField as Asked } from "@jucai/contract";
import { type FocusEvent, type ReactNode, useId, useState } from "react";
import { useMessages, useText } from "../../../lib/language.tsx";
import { RadioGroup } from "../../../ui/choices.tsx";
import { DateField, type DateParts, isoOfParts, noDate, partsOfIso } from "../../../ui/date-field.tsx";
import { Field, Input, type Option, Select } from "../../../ui/field.tsx";
import { noneValue } from "./case-text.ts";
import { formMessages } from "./form.messages.ts";

type Props = {
  readonly field: Asked;
  readonly typed: string;
  readonly error: string | undefined;
  /** Every keystroke. */
  readonly onType: (typed: string) => void;
  /** The reader has left the control, or chose: the moment to save. */
  readonly onDone: (typed: string) => void;
  /** A short label, where many rows ask the same. */
  readonly short?: boolean;
};

const mostRadios = 6;

/** One fact as a native control: what kind of control follows from the fact's type. */
export function FormField(props: Props) {
  const { field, typed, onType, onDone } = props;
  if (field.type === "date") return <Day {...props} />;
  if (field.type === "boolean" || field.type === "enum" || field.type === "region") return <Choice {...props} />;
  return (
    <Labelled {...props}>
      {(control) => (
        <Input
          {...control}
          className={field.type === "text" ? "" : "jc-input--money"}
          inputMode={field.type === "text" ? "text" : "decimal"}
          autoComplete="off"
          maxLength={field.type === "text" ? 200 : 20}
          value={typed}
          onChange={({ target }) => onType(target.value)}
          onBlur={() => onDone(typed)}
        />
      )}
    </Labelled>
  );
}

type Control = Parameters<Parameters<typeof Field>[0]["children"]>[0];

function Labelled({ field, typed, error, short, children }: Props & { readonly children: (it: Control) => ReactNode }) {
  const m = useMessages(formMessages);
  const say = useText();
  const wan = field.type === "money" ? inWan(typed) : undefined;
  const unit = field.type === "money" ? m.yuan : field.unit && say(field.unit);
  return (
    <Field label={say(short ? field.label : field.question)} hint={field.hint && say(field.hint)} error={error}>
      {(control) => (
        <span className="jc-input-row">
          {children(control)}
          {unit && <span>{unit}</span>}
          {wan && <span className="jc-hint">= {m.wan(wan)}</span>}
        </span>
      )}
    </Field>
  );
}

/** From 10,000 yuan on the sum is said once more in 万元, so that a slipped nought is seen. */
function inWan(typed: string): string | undefined {
  const yuan = Number(typed.replace(/[,，\s]/g, ""));
  return Number.isFinite(yuan) && yuan >= 10_000 ? String(Math.round(yuan) / 10_000) : undefined;
}

function Choice({ field, typed, error, onType, onDone, short }: Props) {
  const m = useMessages(formMessages);
  const say = useText();
  const name = useId();
  const options =
    field.type === "boolean"
      ? [
          { value: "true", label: m.yes },
          { value: "false", label: m.no },
        ]
      : withOwn(
          typed,
          field.options.map(({ value, label }) => ({ value, label: say(label) })),
        );
  const choose = (value: string) => {
    onType(value);
    onDone(value);
  };
  const label = say(short ? field.label : field.question);
  const hint = field.hint && say(field.hint);
  if (options.length <= mostRadios && !short)
    return (
      <RadioGroup
        name={name}
        legend={label}
        hint={hint}
        error={error}
        options={options}
        value={typed}
        onChoose={choose}
      />
    );
  return (
    <Field label={label} hint={hint} error={error}>
      {(control) => (
        <Select
          {...control}
          options={[{ value: "", label: m.choose }, ...options]}
          value={typed}
          onChange={({ target }) => choose(target.value)}
        />
      )}
    </Field>
  );
}

/** A value that is none of the choices, such as a region by its code, stays chosen until another is. */
function withOwn(typed: string, options: readonly Option[]): readonly Option[] {
  return typed === "" || options.some(({ value }) => value === typed)
    ? options
    : [...options, { value: typed, label: typed }];
}

function Day({ field, typed, error, onType, onDone, short }: Props) {
  const m = useMessages(formMessages);
  const say = useText();
  const [parts, setParts] = useState<DateParts>(() => (typed === noneValue ? noDate : partsOfIso(typed)));
  const type = (next: DateParts) => {
    setParts(next);
    onType(isoOfParts(next) ?? Object.values(next).join(""));
  };
  const leave = ({ currentTarget, relatedTarget }: FocusEvent) => {
    if (!currentTarget.contains(relatedTarget)) onDone(typed);
  };
  return (
    <div onBlur={leave}>
      {typed !== noneValue && (
        <DateField
          legend={say(short ? field.label : field.question)}
          hint={field.hint && say(field.hint)}
          error={error}
          value={parts}
          onChange={type}
        />
      )}
      {field.mayBeNone && (
        <label className="jc-choice my-none">
          <input
            type="checkbox"
            checked={typed === noneValue}
            onChange={({ target }) => {
              setParts(noDate);
              onType(target.checked ? noneValue : "");
              onDone(target.checked ? noneValue : "");
            }}
          />
          <span>{m.noneOf(say(field.label))}</span>
        </label>
      )}
    </div>
  );
}
