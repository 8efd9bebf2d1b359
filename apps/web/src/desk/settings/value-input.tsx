import { Form, Input, Select } from "antd";
import { useLanguage, useMessages } from "../../lib/language.tsx";
import { settingsMessages } from "./settings.messages.ts";
import type { Setting } from "./types.ts";

type Props = {
  readonly is: Setting["is"];
  readonly typed: string;
  readonly onType: (typed: string) => void;
};

/** The field for a value of its kind: a number within its bounds, a choice, yes or no, money, or words. */
export function ValueInput({ is, typed, onType }: Props) {
  const m = useMessages(settingsMessages);
  const { language } = useLanguage();
  const id = "setting-value";
  const choices =
    is.kind === "choice"
      ? is.values.map((one) => ({ value: one.id, label: one.label[language] }))
      : [
          { value: "true", label: m.yes },
          { value: "false", label: m.no },
        ];
  if (is.kind === "choice" || is.kind === "yes_no") {
    return (
      <Form.Item label={m.field} htmlFor={id}>
        <Select id={id} value={typed || null} options={choices} onChange={(next: string) => onType(next)} />
      </Form.Item>
    );
  }
  const unit = is.kind === "money" ? m.yuan : is.kind === "number" ? is.unit?.[language] : undefined;
  return (
    <Form.Item
      label={m.field}
      htmlFor={id}
      {...(is.kind === "number" && { extra: m.between(String(is.min), String(is.max)) })}
    >
      <Input
        id={id}
        value={typed}
        inputMode={is.kind === "text" ? "text" : "decimal"}
        suffix={unit ?? null}
        onChange={({ target }) => onType(target.value)}
      />
    </Form.Item>
  );
}
