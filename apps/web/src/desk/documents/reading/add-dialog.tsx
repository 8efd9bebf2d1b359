import { Form, Input } from "antd";
import { useMessages } from "../../../lib/language.tsx";
import { Dialog } from "../../shell/dialog.tsx";
import { Faults } from "../../shell/faults.tsx";
import { readingMessages } from "./reading.messages.ts";

type Added = { readonly title: string; readonly text: string };
type Props = Added & {
  readonly busy: boolean;
  readonly error: unknown;
  readonly onAdd: (added: Added) => void;
  readonly onClose: () => void;
};

/** A new measure, from selected words or typed. */
export function AddDialog({ title, text, busy, error, onAdd, onClose }: Props) {
  const m = useMessages(readingMessages);
  const [form] = Form.useForm<Added>();
  const needed = [{ required: true, whitespace: true, message: m.needed }];
  return (
    <Dialog
      open
      title={m.addTitle}
      okText={m.save}
      cancelText={m.cancel}
      confirmLoading={busy}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      <Form<Added> form={form} layout="vertical" initialValues={{ title, text }} onFinish={onAdd}>
        <Faults error={error} />
        <Form.Item name="title" label={m.title} rules={needed}>
          <Input maxLength={200} />
        </Form.Item>
        <Form.Item name="text" label={m.addText} rules={needed}>
          <Input.TextArea rows={6} />
        </Form.Item>
        <button type="submit" hidden />
      </Form>
    </Dialog>
  );
}
