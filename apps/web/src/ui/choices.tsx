import { type ReactNode, useId } from "react";
import { FieldError, type Option } from "./field.tsx";

type Common = {
  readonly legend: ReactNode;
  readonly hint?: ReactNode;
  readonly error?: string | undefined;
  readonly options: readonly Option[];
  readonly name: string;
};

/** One of several: native radios, each a full-width target. */
export function RadioGroup({
  value,
  onChoose,
  ...common
}: Common & { readonly value: string | undefined; readonly onChoose: (value: string) => void }) {
  return (
    <Choices {...common}>
      {(option) => (
        <input
          type="radio"
          name={common.name}
          value={option.value}
          checked={value === option.value}
          onChange={() => onChoose(option.value)}
        />
      )}
    </Choices>
  );
}

/** Any of several: native checkboxes. */
export function CheckboxGroup({
  values,
  onChoose,
  ...common
}: Common & { readonly values: readonly string[]; readonly onChoose: (values: string[]) => void }) {
  return (
    <Choices {...common}>
      {(option) => (
        <input
          type="checkbox"
          name={common.name}
          value={option.value}
          checked={values.includes(option.value)}
          onChange={(event) =>
            onChoose(
              event.target.checked ? [...values, option.value] : values.filter((value) => value !== option.value),
            )
          }
        />
      )}
    </Choices>
  );
}

function Choices({
  legend,
  hint,
  error,
  options,
  children,
}: Omit<Common, "name"> & { readonly children: (option: Option) => ReactNode }) {
  const id = useId();
  const described = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(" ");
  return (
    <fieldset className="jc-field" aria-describedby={described || undefined}>
      <legend className="jc-field__label">{legend}</legend>
      {hint && (
        <span className="jc-field__hint" id={`${id}-hint`}>
          {hint}
        </span>
      )}
      <FieldError id={`${id}-error`} error={error} />
      <div className="jc-choices">
        {options.map((option) => (
          <label key={option.value} className="jc-choice">
            {children(option)}
            <span>{option.label}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
