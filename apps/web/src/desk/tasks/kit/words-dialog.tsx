import { Form, Input } from "antd";
import { useMessages } from "../../../lib/language.tsx";
import { FormDialog } from "../../liaison/form-dialog.tsx";
import { tasksMessages } from "./tasks.messages.ts";

type Props = {
  readonly title: string;
  readonly verb: string;
  readonly label: string;
  readonly hint?: string;
  /** The request's name of the words, so that what is wrong with them stands beside them. */
  readonly field: "why" | "text" | "words";
  /** Most letters that the request takes. */
  readonly most?: number;
  readonly busy: boolean;
  readonly error: unknown;
  readonly onGive: (words: string) => void;
  readonly onClose: () => void;
};

/** Asks for the words that go along with an answer, a return or a close. */
export function WordsDialog({ title, verb, label, hint, field, most = 4000, busy, error, onGive, onClose }: Props) {
  const m = useMessages(tasksMessages);
  const [form] = Form.useForm<Record<string, string>>();
  return (
    <FormDialog
      title={title}
      verb={verb}
      form={form}
      busy={busy}
      error={error}
      onSend={(fields) => onGive(fields[field] ?? "")}
      onClose={onClose}
    >
      <Form.Item
        name={field}
        label={label}
        extra={hint}
        rules={[{ required: true, whitespace: true, message: m.needed }]}
      >
        <Input.TextArea rows={4} maxLength={most} />
      </Form.Item>
    </FormDialog>
  );
}
