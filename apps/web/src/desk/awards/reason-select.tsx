import { Form, Input, Select } from "antd";
import { useMessages } from "../../lib/language.tsx";
import { awardMessages } from "./awards.messages.ts";

const reasons = [
  "left_job",
  "left_place",
  "death",
  "new_employer",
  "higher_degree",
  "condition_lost",
  "misreported",
  "granted_twice",
  "own_wish",
  "other",
] as const;
export type Reason = (typeof reasons)[number];

/** The reason from the closed list, and the explanation that the person reads. */
export function ReasonItems() {
  const m = useMessages(awardMessages);
  return (
    <>
      <Form.Item name="reason" label={m.stopReason} rules={[{ required: true, message: m.stopReasonMissing }]}>
        <Select options={reasons.map((value) => ({ value, label: m[value] }))} />
      </Form.Item>
      <WhyItem name="why" label={m.why} extra={m.whyHint} missing={m.whyMissing} />
    </>
  );
}

export function WhyItem({
  name,
  label,
  extra,
  missing,
}: {
  readonly name: string;
  readonly label: string;
  readonly extra?: string;
  readonly missing: string;
}) {
  return (
    <Form.Item name={name} label={label} extra={extra} rules={[{ required: true, whitespace: true, message: missing }]}>
      <Input.TextArea rows={3} maxLength={500} />
    </Form.Item>
  );
}
