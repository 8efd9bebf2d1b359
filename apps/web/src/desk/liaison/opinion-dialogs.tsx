import { App, Form, Input, Select } from "antd";
import { useMessages } from "../../lib/language.tsx";
import { useTell } from "../shell/ask.ts";
import { useUnitChoice } from "../shell/unit-choice.tsx";
import { UnitSelect } from "../shell/unit-select.tsx";
import { FormDialog } from "./form-dialog.tsx";
import { opinionsMessages } from "./opinions.messages.ts";
import { SubjectSelect } from "./subject-select.tsx";
import { todayIso } from "./today.ts";

const topics = ["policy", "work", "living", "family", "enterprise", "hometown", "other"] as const;

type OfOne = { readonly id: string; readonly onClose: () => void };
type Fields = {
  readonly person?: string;
  readonly fromName?: string;
  readonly text: string;
  readonly topic: (typeof topics)[number];
  readonly receivedOn: string;
  readonly unit: string;
};

/** Says that it was saved and closes the dialog. */
function useDone(onClose: () => void): () => void {
  const m = useMessages(opinionsMessages);
  const { message } = App.useApp();
  return () => {
    void message.success(m.saved);
    onClose();
  };
}

/** Takes down what somebody said, with or without a name. */
export function RecordDialog({ onClose }: { readonly onClose: () => void }) {
  const m = useMessages(opinionsMessages);
  const { unit, units } = useUnitChoice();
  const [form] = Form.useForm<Fields>();
  const save = useTell("POST /api/v1/opinions", useDone(onClose));
  const send = ({ person, fromName, ...rest }: Fields) =>
    save.mutate({
      body: {
        ...rest,
        ...(person && { from: { kind: "person" as const, id: person } }),
        ...(fromName && { fromName }),
      },
    });
  const first = unit?.id ?? units[0]?.id;
  const needed = [{ required: true, whitespace: true, message: m.needed }];
  return (
    <FormDialog
      title={m.recordTitle}
      verb={m.record}
      form={form}
      initial={{ topic: "policy", receivedOn: todayIso(), ...(first && { unit: first }) }}
      busy={save.isPending}
      error={save.error}
      onSend={send}
      onClose={onClose}
    >
      <Form.Item name="person" label={m.from}>
        <SubjectSelect kind="person" />
      </Form.Item>
      <Form.Item name="fromName" label={m.fromName}>
        <Input maxLength={60} autoComplete="off" />
      </Form.Item>
      <Form.Item name="topic" label={m.topic}>
        <Select options={topics.map((value) => ({ value, label: m[value] }))} />
      </Form.Item>
      <Form.Item name="text" label={m.text} rules={needed}>
        <Input.TextArea rows={4} maxLength={4000} />
      </Form.Item>
      <Form.Item name="receivedOn" label={m.receivedOn} rules={needed}>
        <Input type="date" max={todayIso()} />
      </Form.Item>
      <Form.Item name="unit" label={m.unit} rules={[{ required: true, message: m.needUnit }]}>
        <UnitSelect />
      </Form.Item>
    </FormDialog>
  );
}

/** Gives it to the unit that handles it. */
export function AssignDialog({ id, onClose }: OfOne) {
  const m = useMessages(opinionsMessages);
  const [form] = Form.useForm<{ unit: string; deadline?: string }>();
  const assign = useTell("POST /api/v1/opinions/:id/assign", useDone(onClose));
  return (
    <FormDialog
      title={m.assignTitle}
      verb={m.assign}
      form={form}
      busy={assign.isPending}
      error={assign.error}
      onSend={({ unit, deadline }) => assign.mutate({ params: { id }, body: { unit, ...(deadline && { deadline }) } })}
      onClose={onClose}
    >
      <Form.Item name="unit" label={m.handling} rules={[{ required: true, message: m.needUnit }]}>
        <UnitSelect />
      </Form.Item>
      <Form.Item name="deadline" label={m.deadline}>
        <Input type="date" min={todayIso()} />
      </Form.Item>
    </FormDialog>
  );
}

export function AnswerDialog({ id, onClose }: OfOne) {
  const m = useMessages(opinionsMessages);
  const [form] = Form.useForm<{ text: string; on: string }>();
  const answer = useTell("POST /api/v1/opinions/:id/answer", useDone(onClose));
  const needed = [{ required: true, whitespace: true, message: m.needed }];
  return (
    <FormDialog
      title={m.answerTitle}
      verb={m.answer}
      form={form}
      initial={{ on: todayIso() }}
      busy={answer.isPending}
      error={answer.error}
      onSend={(body) => answer.mutate({ params: { id }, body })}
      onClose={onClose}
    >
      <Form.Item name="text" label={m.answerText} rules={needed}>
        <Input.TextArea rows={4} maxLength={4000} />
      </Form.Item>
      <Form.Item name="on" label={m.answerOn} rules={needed}>
        <Input type="date" max={todayIso()} />
      </Form.Item>
    </FormDialog>
  );
}

export function CloseDialog({ id, onClose }: OfOne) {
  const m = useMessages(opinionsMessages);
  const [form] = Form.useForm<{ why: string }>();
  const close = useTell("POST /api/v1/opinions/:id/close", useDone(onClose));
  return (
    <FormDialog
      title={m.closeTitle}
      verb={m.close}
      form={form}
      busy={close.isPending}
      error={close.error}
      onSend={(body) => close.mutate({ params: { id }, body })}
      onClose={onClose}
    >
      <Form.Item name="why" label={m.status} rules={[{ required: true, whitespace: true, message: m.needed }]}>
        <Input maxLength={200} />
      </Form.Item>
    </FormDialog>
  );
}
