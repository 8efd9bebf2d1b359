import { type InputHTMLAttributes, type ReactNode, type SelectHTMLAttributes, useId } from "react";
import { Icon } from "./icon.tsx";

type Described = { readonly id: string; readonly "aria-describedby"?: string; readonly "aria-invalid"?: true };
type FieldProps = {
  readonly label: ReactNode;
  readonly hint?: ReactNode;
  readonly error?: string | undefined;
  /** Renders the control; it must spread the given attributes so that label, hint and error belong to it. */
  readonly children: (control: Described) => ReactNode;
};

/** Label, hint and error around one control. */
export function Field({ label, hint, error, children }: FieldProps) {
  const id = useId();
  const described = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(" ");
  return (
    <div className={error ? "jc-field jc-field--wrong" : "jc-field"}>
      <label className="jc-field__label" htmlFor={id}>
        {label}
      </label>
      {hint && (
        <span className="jc-field__hint" id={`${id}-hint`}>
          {hint}
        </span>
      )}
      {children({
        id,
        ...(described && { "aria-describedby": described }),
        ...(error && { "aria-invalid": true as const }),
      })}
      <FieldError id={`${id}-error`} error={error} />
    </div>
  );
}

export function FieldError({ id, error }: { readonly id: string; readonly error?: string | undefined }) {
  if (!error) return null;
  return (
    <span className="jc-field__error" id={id}>
      <Icon name="warning" />
      {error}
    </span>
  );
}

export function Input({ className = "", ...rest }: InputHTMLAttributes<HTMLInputElement>) {
  return <input className={`jc-input ${className}`.trim()} {...rest} />;
}

export type Option = { readonly value: string; readonly label: string };

export function Select({
  options,
  ...rest
}: SelectHTMLAttributes<HTMLSelectElement> & { readonly options: readonly Option[] }) {
  return (
    <select className="jc-select" {...rest}>
      {options.map(({ value, label }) => (
        <option key={value} value={value}>
          {label}
        </option>
      ))}
    </select>
  );
}
