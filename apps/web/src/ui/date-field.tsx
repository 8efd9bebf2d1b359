import { type ReactNode, useId } from "react";
import { useMessages } from "../lib/language.tsx";
import { dateFieldMessages } from "./date-field.messages.ts";
import { FieldError } from "./field.tsx";

/** The three boxes as typed, so that a half-typed date is kept and not lost. */
export type DateParts = { readonly year: string; readonly month: string; readonly day: string };
export const noDate: DateParts = { year: "", month: "", day: "" };

type Props = {
  readonly legend: ReactNode;
  readonly hint?: ReactNode;
  readonly error?: string | undefined;
  readonly value: DateParts;
  readonly onChange: (value: DateParts) => void;
};

/** A date typed as 年 / 月 / 日: no calendar pop-up, so keyboard and screen reader work everywhere. */
export function DateField({ legend, hint, error, value, onChange }: Props) {
  const id = useId();
  const described = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(" ");
  return (
    <fieldset className={error ? "jc-field jc-field--wrong" : "jc-field"} aria-describedby={described || undefined}>
      <legend className="jc-field__label">{legend}</legend>
      {hint && (
        <span className="jc-field__hint" id={`${id}-hint`}>
          {hint}
        </span>
      )}
      <DateBoxes value={value} onChange={onChange} wrong={error !== undefined} />
      <FieldError id={`${id}-error`} error={error} />
    </fieldset>
  );
}

type BoxesProps = Pick<Props, "value" | "onChange"> & { readonly wrong: boolean };

/** The three boxes alone, for a question that brings its own legend. */
export function DateBoxes({ value, onChange, wrong }: BoxesProps) {
  const m = useMessages(dateFieldMessages);
  return (
    <div className="jc-input-row">
      {(["year", "month", "day"] as const).map((part) => (
        <label key={part} className="jc-input-row">
          <input
            className={`jc-input ${part === "year" ? "jc-input--year" : "jc-input--part"}`}
            inputMode="numeric"
            autoComplete="off"
            maxLength={part === "year" ? 4 : 2}
            size={part === "year" ? 4 : 2}
            data-box={part}
            value={value[part]}
            aria-invalid={wrong || undefined}
            onChange={(event) => onChange({ ...value, [part]: event.target.value })}
          />
          <span>{m[part]}</span>
        </label>
      ))}
    </div>
  );
}

/** `YYYY-MM-DD` once all three boxes are filled; it still has to be checked as a real date. */
export function isoOfParts({ year, month, day }: DateParts): string | undefined {
  const all = [year, month, day].map((part) => part.trim());
  if (all.some((part) => !/^\d+$/.test(part))) return undefined;
  return `${all[0]!.padStart(4, "0")}-${all[1]!.padStart(2, "0")}-${all[2]!.padStart(2, "0")}`;
}

export function partsOfIso(iso: string): DateParts {
  const [year = "", month = "", day = ""] = iso.split("-");
  return { year, month: month.replace(/^0/, ""), day: day.replace(/^0/, "") };
}
