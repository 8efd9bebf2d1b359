import { Form, Input } from "antd";
import { useMessages } from "../../lib/language.tsx";
import { fundsMessages } from "./funds.messages.ts";

/** A year, typed. */
export function YearItem({ name, label }: { readonly name: string; readonly label: string }) {
  const m = useMessages(fundsMessages);
  return (
    <Form.Item name={name} label={label} rules={[{ required: true, pattern: /^20\d\d$/, message: m.yearMissing }]}>
      <Input inputMode="numeric" maxLength={4} />
    </Form.Item>
  );
}
