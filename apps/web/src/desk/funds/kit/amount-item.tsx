import { Form, Input } from "antd";
import { useLanguage, useMessages } from "../../../lib/language.tsx";
import { kitMessages } from "./kit.messages.ts";
import { fenTyped } from "../../review/amount-typed.ts";
import { wan } from "./money.ts";

/** A field for money, typed in yuan; large sums are said again in 万元 below. The form holds the text; see `fenTyped`. */
export function AmountItem({
  name,
  label,
  required = true,
}: {
  readonly name: string;
  readonly label: string;
  readonly required?: boolean;
}) {
  const m = useMessages(kitMessages);
  const { language } = useLanguage();
  const typed: unknown = Form.useWatch(name, Form.useFormInstance());
  const fen = typeof typed === "string" ? fenTyped(typed) : undefined;
  return (
    <Form.Item
      name={name}
      label={label}
      extra={fen !== undefined && fen >= 1_000_000 ? wan(fen, language) : undefined}
      rules={[
        {
          required,
          validator: (_, value: string | undefined) =>
            (!required && !value) || fenTyped(value ?? "") !== undefined
              ? Promise.resolve()
              : Promise.reject(new Error(m.amountWrong)),
        },
      ]}
    >
      <Input inputMode="decimal" autoComplete="off" suffix={m.yuan} />
    </Form.Item>
  );
}
