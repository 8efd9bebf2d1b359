import { Input } from "antd";
import { useId } from "react";

type Props = {
  readonly label: string;
  readonly hint?: string;
  readonly value: string;
  readonly rows?: number;
  readonly onChange: (words: string) => void;
};

/** Several lines of words with their label. */
export function WordsField({ label, hint, value, rows = 3, onChange }: Props) {
  const id = useId();
  return (
    <div className="dk-words-field">
      <label htmlFor={id} className="dk-label">
        {label}
      </label>
      <Input.TextArea
        id={id}
        rows={rows}
        maxLength={4000}
        value={value}
        aria-describedby={hint ? `${id}-hint` : undefined}
        onChange={(event) => onChange(event.target.value)}
      />
      {hint && (
        <p className="jc-hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
    </div>
  );
}
