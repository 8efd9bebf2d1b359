import { Form, Input } from "antd";
import { useNavigate } from "react-router";
import { useMessages } from "../../lib/language.tsx";
import { useTell } from "../shell/ask.ts";
import { Faults } from "../shell/faults.tsx";
import { Dialog } from "../shell/dialog.tsx";
import { UnitSelect } from "../shell/unit-select.tsx";
import { useUnitChoice } from "../shell/unit-choice.tsx";
import { meetingsMessages } from "./meetings.messages.ts";

type Fields = {
  readonly unit: string;
  readonly number: string;
  readonly heldOn: string;
  readonly attendees: string;
  readonly minutes: string;
};

/** The minutes of a meeting; the outcomes follow on the meeting's own page. */
export function RecordDialog({ onClose }: { readonly onClose: () => void }) {
  const m = useMessages(meetingsMessages);
  const go = useNavigate();
  const { unit, units } = useUnitChoice();
  const [form] = Form.useForm<Fields>();
  const record = useTell("POST /api/v1/meetings", ({ id }) => void go(`/meetings/${id}`));
  const send = ({ attendees, ...rest }: Fields) =>
    record.mutate({
      body: {
        ...rest,
        attendees: attendees
          .split("\n")
          .map((line) => line.trim())
          .filter(Boolean),
      },
    });
  const needed = [{ required: true, whitespace: true, message: m.needed }];
  return (
    <Dialog
      open
      title={m.record}
      okText={m.save}
      cancelText={m.cancel}
      confirmLoading={record.isPending}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      <Form<Fields> form={form} layout="vertical" initialValues={{ unit: unit?.id ?? units[0]?.id }} onFinish={send}>
        <Faults error={record.error} form={form} />
        <Form.Item name="number" label={m.minutesNumber} rules={needed}>
          <Input maxLength={200} />
        </Form.Item>
        <Form.Item name="unit" label={m.unit} rules={[{ required: true, message: m.needed }]}>
          <UnitSelect />
        </Form.Item>
        <Form.Item name="heldOn" label={m.heldOn} rules={needed}>
          <Input type="date" />
        </Form.Item>
        <Form.Item name="attendees" label={m.attendees} extra={m.attendeesHint} rules={needed}>
          <Input.TextArea rows={4} />
        </Form.Item>
        <Form.Item name="minutes" label={m.minutes} rules={needed}>
          <Input.TextArea rows={6} maxLength={4000} />
        </Form.Item>
      </Form>
    </Dialog>
  );
}
