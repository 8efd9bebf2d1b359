import { Form, type FormInstance, Input, Select } from "antd";
import { useMessages } from "../../lib/language.tsx";
import { factsMessages } from "./facts.messages.ts";

const kinds = ["paper", "file", "record", "site"] as const;
export type EvidenceFields = {
  readonly evidenceKind?: (typeof kinds)[number];
  readonly reference?: string;
  readonly seen?: string;
};

/** What proves a value: nothing, or a kind, where to find it, and when it was seen. */
export function EvidenceInput({ form }: { readonly form: FormInstance }) {
  const m = useMessages(factsMessages);
  const kind: unknown = Form.useWatch("evidenceKind", form);
  return (
    <>
      <Form.Item name="evidenceKind" label={m.evidence}>
        <Select allowClear placeholder={m.noProof} options={kinds.map((value) => ({ value, label: m[value] }))} />
      </Form.Item>
      {kind !== undefined && kind !== null && (
        <>
          <Form.Item name="reference" label={m.evidenceHint} rules={[{ required: true, message: m.needed }]}>
            <Input maxLength={200} />
          </Form.Item>
          <Form.Item name="seen" label={m.seen}>
            <Input type="date" />
          </Form.Item>
        </>
      )}
    </>
  );
}

/** The evidence as the request has it; nothing where none was given. */
export function evidenceOf({ evidenceKind, reference, seen }: EvidenceFields) {
  if (!evidenceKind || !reference) return {};
  return { evidence: { kind: evidenceKind, reference, ...(seen && { seen }) } };
}
