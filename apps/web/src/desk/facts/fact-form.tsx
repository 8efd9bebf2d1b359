import { Form, Input, Select } from "antd";
import { useMessages } from "../../lib/language.tsx";
import { Dialog } from "../shell/dialog.tsx";
import { useTell } from "../shell/ask.ts";
import { Faults } from "../shell/faults.tsx";
import { shellMessages } from "../shell/shell.messages.ts";
import { type EvidenceFields, EvidenceInput, evidenceOf } from "./evidence-input.tsx";
import { FactInput, factJson, formValue } from "./fact-input.tsx";
import { factsMessages } from "./facts.messages.ts";
import type { Subject } from "./subject.ts";
import { useVocabulary } from "./use-vocabulary.ts";

type Fields = EvidenceFields & {
  readonly fact: string;
  readonly value: unknown;
  readonly since?: string;
  readonly note?: string;
};

/** Records a value for a fact of the reader's choice, or another value for the given one. */
export function FactForm({
  subject,
  fact,
  value,
  onClose,
}: {
  readonly subject: Subject;
  /** Empty: the reader chooses. */
  readonly fact: string;
  readonly value: unknown;
  readonly onClose: () => void;
}) {
  const m = useMessages(factsMessages);
  const shell = useMessages(shellMessages);
  const { words, meaningOf, nameOf, factsOf } = useVocabulary();
  const [form] = Form.useForm<Fields>();
  const chosen: string | undefined = Form.useWatch("fact", form) ?? (fact || undefined);
  const meaning = chosen === undefined ? undefined : meaningOf(chosen);
  const add = useTell("POST /api/v1/facts/:kind/:id", onClose);
  const send = ({ fact: written, value, since, note, ...proof }: Fields) =>
    add.mutate({
      params: subject,
      body: {
        fact: written,
        value: factJson(meaning, value),
        ...(since && { since }),
        ...(note && { note }),
        ...evidenceOf(proof),
      },
    });
  const options = factsOf(subject.kind).map(({ id }) => ({ value: id, label: nameOf(id) }));
  return (
    <Dialog
      open
      title={m.addTitle}
      okText={m.save}
      cancelText={shell.cancel}
      confirmLoading={add.isPending}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      <Faults error={add.error} form={form} />
      <p className="jc-hint">{m.addLead}</p>
      <Form
        form={form}
        layout="vertical"
        initialValues={{ fact: fact || undefined, value: formValue(meaningOf(fact), value) }}
        onFinish={send}
      >
        <Form.Item name="fact" label={m.fact} rules={[{ required: true, message: m.needed }]}>
          <Select
            showSearch={{ optionFilterProp: "label" }}
            placeholder={m.choose}
            options={options}
            disabled={fact !== ""}
            onChange={() => form.resetFields(["value"])}
          />
        </Form.Item>
        {meaning && (
          <Form.Item name="value" label={m.value} rules={[{ required: true, message: m.needed }]}>
            <FactInput words={words} meaning={meaning} />
          </Form.Item>
        )}
        <Form.Item name="since" label={m.since} extra={m.sinceHint}>
          <Input type="date" />
        </Form.Item>
        <EvidenceInput form={form} />
        <Form.Item name="note" label={m.note}>
          <Input.TextArea rows={2} maxLength={500} />
        </Form.Item>
      </Form>
    </Dialog>
  );
}
