import type { FormField } from "@jucai/contract";
import { Input, Select } from "antd";
import { useId } from "react";
import { useMessages, useText } from "../../lib/language.tsx";
import { formMessages } from "../../portal/my/apply/form.messages.ts";

type Props = {
  readonly field: FormField;
  readonly label: string;
  readonly typed: string;
  readonly onType: (typed: string) => void;
};

/** The control in which the right value of one fact is written; dates are typed, not picked. */
export function RightValue({ field, label, typed, onType }: Props) {
  const m = useMessages(formMessages);
  const say = useText();
  const id = useId();
  const options =
    field.type === "boolean"
      ? [
          { value: "true", label: m.yes },
          { value: "false", label: m.no },
        ]
      : field.options.map(({ value, label: name }) => ({ value, label: say(name) }));
  return (
    <div className="dk-right">
      <label className="dk-label" htmlFor={id}>
        {label}
      </label>
      {options.length > 0 ? (
        <Select id={id} allowClear value={typed || null} onChange={(next) => onType(next ?? "")} options={options} />
      ) : (
        <Input
          id={id}
          value={typed}
          placeholder={field.type === "date" ? "2024-07-01" : undefined}
          maxLength={200}
          onChange={({ target }) => onType(target.value)}
        />
      )}
    </div>
  );
}
