import { Form, Input } from "antd";
import { useMessages } from "../../lib/language.tsx";
import { Faults } from "./faults.tsx";
import { Dialog } from "./dialog.tsx";
import { shellMessages } from "./shell.messages.ts";

type Props = {
  readonly open: boolean;
  readonly title: string;
  /** The verb of the button, such as 查看明文. */
  readonly verb: string;
  /** What to write, where it is not about looking at something. */
  readonly hint?: string;
  /** Whether something masked is shown or taken out: the person can read why. */
  readonly reveals?: boolean;
  readonly busy?: boolean;
  readonly error?: unknown;
  readonly onGive: (reason: string) => void;
  readonly onClose: () => void;
};

/** Asks for the reason without which nothing masked is shown, and nothing is given back or undone. */
export function ReasonDialog({ open, title, verb, reveals = false, busy = false, error, onGive, onClose }: Props) {
  const m = useMessages(shellMessages);
  const [form] = Form.useForm<{ reason: string }>();
  return (
    <Dialog
      open={open}
      title={title}
      okText={verb}
      cancelText={m.cancel}
      confirmLoading={busy}
      onOk={() => form.submit()}
      onCancel={onClose}
      destroyOnHidden
    >
      <Faults error={error} form={form} />
      <Form form={form} layout="vertical" preserve={false} onFinish={({ reason }) => onGive(reason)}>
        <Form.Item
          name="reason"
          label={m.reason}
          extra={reveals ? m.reasonHint : m.whyHint}
          rules={[{ required: true, min: 5, whitespace: true, message: m.reasonShort }]}
        >
          <Input.TextArea rows={3} maxLength={200} />
        </Form.Item>
      </Form>
    </Dialog>
  );
}
