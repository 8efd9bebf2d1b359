import { App, Form, Input } from "antd";
import { useMessages } from "../../lib/language.tsx";
import { useTell } from "../shell/ask.ts";
import { UnitSelect } from "../shell/unit-select.tsx";
import { FormDialog } from "./form-dialog.tsx";
import { liaisonMessages } from "./liaison.messages.ts";
import { todayIso } from "./today.ts";
import type { SubjectRef } from "./types.ts";

type OfOne = { readonly id: string; readonly onClose: () => void };
type HandOver = {
  readonly name: string;
  readonly title?: string;
  readonly unit?: string;
  readonly from: string;
  readonly handover: string;
};

/** Somebody else keeps in touch from a day on, and is told what he must know. */
export function HandOverDialog({ id, onClose }: OfOne) {
  const m = useMessages(liaisonMessages);
  const { message } = App.useApp();
  const [form] = Form.useForm<HandOver>();
  const replace = useTell("POST /api/v1/liaisons/:id/replace", () => {
    void message.success(m.handedOver);
    onClose();
  });
  const send = ({ name, title, unit, from, handover }: HandOver) =>
    replace.mutate({
      params: { id },
      body: { contact: { name, ...(title && { title }) }, from, handover, ...(unit && { unit }) },
    });
  const needed = [{ required: true, whitespace: true, message: m.needed }];
  return (
    <FormDialog
      title={m.handoverTitle}
      verb={m.handover}
      form={form}
      initial={{ from: todayIso() }}
      busy={replace.isPending}
      error={replace.error}
      onSend={send}
      onClose={onClose}
    >
      <Form.Item name="name" label={m.who} rules={needed}>
        <Input maxLength={60} autoComplete="off" />
      </Form.Item>
      <Form.Item name="title" label={m.title_}>
        <Input maxLength={60} autoComplete="off" />
      </Form.Item>
      <Form.Item name="unit" label={m.unit}>
        <UnitSelect allowClear />
      </Form.Item>
      <Form.Item name="from" label={m.from} rules={needed}>
        <Input type="date" />
      </Form.Item>
      <Form.Item name="handover" label={m.handoverNote} rules={needed}>
        <Input.TextArea rows={3} maxLength={4000} />
      </Form.Item>
    </FormDialog>
  );
}

/** It ends without a successor. */
export function EndDialog({ id, onClose }: OfOne) {
  const m = useMessages(liaisonMessages);
  const { message } = App.useApp();
  const [form] = Form.useForm<{ to: string; why: string }>();
  const end = useTell("POST /api/v1/liaisons/:id/end", () => {
    void message.success(m.ended);
    onClose();
  });
  const needed = [{ required: true, whitespace: true, message: m.needed }];
  return (
    <FormDialog
      title={m.end}
      verb={m.end}
      form={form}
      initial={{ to: todayIso() }}
      busy={end.isPending}
      error={end.error}
      onSend={(body) => end.mutate({ params: { id }, body })}
      onClose={onClose}
    >
      <Form.Item name="to" label={m.to} rules={needed}>
        <Input type="date" />
      </Form.Item>
      <Form.Item name="why" label={m.endWhy} rules={needed}>
        <Input maxLength={200} />
      </Form.Item>
    </FormDialog>
  );
}

/** Something major happened: whoever keeps in touch is told at once. */
export function RaiseDialog({ subject, onClose }: { readonly subject: SubjectRef; readonly onClose: () => void }) {
  const m = useMessages(liaisonMessages);
  const { message } = App.useApp();
  const [form] = Form.useForm<{ what: string; on: string }>();
  const raise = useTell("POST /api/v1/liaison/events", () => {
    void message.success(m.raised);
    onClose();
  });
  const needed = [{ required: true, whitespace: true, message: m.needed }];
  return (
    <FormDialog
      title={m.raiseTitle}
      verb={m.raise}
      form={form}
      initial={{ on: todayIso() }}
      busy={raise.isPending}
      error={raise.error}
      onSend={({ what, on }) => raise.mutate({ body: { subject: { kind: subject.kind, id: subject.id }, what, on } })}
      onClose={onClose}
    >
      <Form.Item name="what" label={m.raiseWhat} rules={needed}>
        <Input maxLength={200} />
      </Form.Item>
      <Form.Item name="on" label={m.on} rules={needed}>
        <Input type="date" max={todayIso()} />
      </Form.Item>
    </FormDialog>
  );
}
