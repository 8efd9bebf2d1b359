import { App, Form, Input, Radio } from "antd";
import { useMessages } from "../../lib/language.tsx";
import { useOnce } from "../funds/kit/use-once.ts";
import { FormDialog } from "../liaison/form-dialog.tsx";
import { useTell } from "../shell/ask.ts";
import { UnitSelect } from "../shell/unit-select.tsx";
import { servicesMessages } from "./services.messages.ts";

type Props = { readonly id: string; readonly version: number; readonly onClose: () => void };

function useDone(onClose: () => void): () => void {
  const m = useMessages(servicesMessages);
  const { message } = App.useApp();
  return () => {
    void message.success(m.saved);
    onClose();
  };
}

/** Grants or declines, with words that the asker reads. */
export function AnswerDialog({ id, version, onClose }: Props) {
  const m = useMessages(servicesMessages);
  const [form] = Form.useForm<{ outcome: "granted" | "declined"; words: string }>();
  const answer = useOnce("POST /api/v1/service-requests/:id/answer", useDone(onClose));
  return (
    <FormDialog
      title={m.answerTitle}
      verb={m.answer}
      form={form}
      initial={{ outcome: "granted" }}
      busy={answer.isPending}
      error={answer.error}
      onSend={(body) => answer.mutate({ params: { id }, body: { ...body, version } })}
      onClose={onClose}
    >
      <Form.Item name="outcome" label={m.outcome}>
        <Radio.Group
          options={[
            { value: "granted", label: m.grant },
            { value: "declined", label: m.decline },
          ]}
        />
      </Form.Item>
      <Form.Item name="words" label={m.answerWords} rules={[{ required: true, whitespace: true, message: m.needed }]}>
        <Input.TextArea rows={4} maxLength={4000} />
      </Form.Item>
    </FormDialog>
  );
}

/** Hands it to another office; the day by which it is due stays. */
export function PassDialog({ id, version, onClose }: Props) {
  const m = useMessages(servicesMessages);
  const [form] = Form.useForm<{ unit: string; why: string }>();
  const pass = useTell("POST /api/v1/service-requests/:id/pass", useDone(onClose));
  const needed = [{ required: true, message: m.needed }];
  return (
    <FormDialog
      title={m.passTitle}
      verb={m.pass}
      form={form}
      busy={pass.isPending}
      error={pass.error}
      onSend={(body) => pass.mutate({ params: { id }, body: { ...body, version } })}
      onClose={onClose}
    >
      <Form.Item name="unit" label={m.unit} rules={needed}>
        <UnitSelect />
      </Form.Item>
      <Form.Item name="why" label={m.why} rules={needed}>
        <Input maxLength={200} autoComplete="off" />
      </Form.Item>
    </FormDialog>
  );
}
