import { Button, Input, Tag } from "antd";
import { useId, useState } from "react";
import { clauseInWords } from "../../lib/clause.ts";
import { useLanguage, useMessages, useText } from "../../lib/language.tsx";
import { inWords, readTyped, scaleOf, typedOf, unitOf } from "./number-value.ts";
import type { EditableNumber, Value } from "./types.ts";
import { whatIfMessages } from "./what-if.messages.ts";

type Props = {
  readonly of: EditableNumber;
  /** What is tried instead; undefined while it is as in force. */
  readonly tried: Value | undefined;
  /** Undefined takes the change back. */
  readonly onTry: (value: Value | undefined) => void;
};

/** One figure: what it is, by which clause, a slider and a field; marked while it is changed. */
export function NumberField({ of, tried, onTry }: Props) {
  const m = useMessages(whatIfMessages);
  const say = useText();
  const { language } = useLanguage();
  const id = useId();
  // While somebody types, the field holds what he types, also what is no figure yet.
  const [typed, setTyped] = useState<string>();
  const { kind, value: inForce, min, label, clause } = of;
  const value = tried ?? inForce;
  const set = (next: Value) => onTry(next === inForce ? undefined : next);
  const type = (text: string) => {
    setTyped(text);
    const read = readTyped(kind, text, min);
    if (read !== undefined) set(read);
  };
  const wrong = typed !== undefined && readTyped(kind, typed, min) === undefined;
  return (
    <li className={tried === undefined ? "dk-try" : "dk-try dk-try--changed"}>
      <div className="dk-try__head">
        <label htmlFor={id}>{say(label)}</label>
        {tried !== undefined && <Tag className="dk-orange">{m.changed}</Tag>}
      </div>
      <div className="dk-try__line">
        {typeof value === "number" && typeof inForce === "number" && (
          <Slider of={of} inForce={inForce} value={value} onSlide={set} />
        )}
        <Input
          id={id}
          className="dk-try__typed"
          type={kind === "date" ? "date" : "text"}
          inputMode={kind === "date" ? undefined : "decimal"}
          autoComplete="off"
          value={typed ?? typedOf(kind, value)}
          onChange={(event) => type(event.target.value)}
          onBlur={() => setTyped(undefined)}
          {...(wrong && { status: "error" as const })}
          aria-invalid={wrong}
          aria-describedby={`${id}-says`}
          suffix={unitOf(of, language)}
        />
      </div>
      <div className="dk-try__foot">
        <p id={`${id}-says`} className="dk-said">
          {wrong && <span className="dk-broken">{faultOf(of, typed, m, language)} </span>}
          {tried !== undefined && `${m.was(inWords(of, inForce, language))} `}
          {clause !== null && m.clause(clauseInWords(clause, language))}
        </p>
        {tried !== undefined && (
          <Button
            size="small"
            className="jc-no-print"
            aria-label={m.resetOf(say(label))}
            onClick={() => {
              setTyped(undefined);
              onTry(undefined);
            }}
          >
            {m.reset}
          </Button>
        )}
      </div>
    </li>
  );
}

type SliderProps = {
  readonly of: EditableNumber;
  readonly inForce: number;
  readonly value: number;
  readonly onSlide: (value: number) => void;
};

/** The browser's own slider: arrows, Page Up and Home work in it everywhere. */
function Slider({ of, inForce, value, onSlide }: SliderProps) {
  const { kind, min, label } = of;
  const m = useMessages(whatIfMessages);
  const say = useText();
  const { language } = useLanguage();
  return (
    <input
      type="range"
      className="dk-try__slider jc-no-print"
      {...scaleOf({ kind, value: inForce, min }, value)}
      value={value}
      onChange={(event) => onSlide(Number(event.target.value))}
      aria-label={m.slide(say(label))}
      aria-valuetext={inWords(of, value, language)}
    />
  );
}

type Words = ReturnType<typeof useMessages<(typeof whatIfMessages)["zh"]>>;

function faultOf(of: EditableNumber, typed: string, m: Words, language: "zh" | "en"): string {
  const { kind, min } = of;
  if (min !== null && readTyped(kind, typed, null) !== undefined) return m.least(inWords(of, min, language));
  if (kind === "date") return m.wrongDate;
  if (kind === "money") return m.wrongMoney;
  return kind === "number" ? m.wrongNumber : m.wrongWhole;
}
