import { App, Form, Input, Radio } from "antd";
import { useNavigate } from "react-router";
import { useMessages } from "../../../lib/language.tsx";
import { useOnce } from "../../funds/kit/use-once.ts";
import { FormDialog } from "../../liaison/form-dialog.tsx";
import { todayIso } from "../../liaison/today.ts";
import { useTell } from "../../shell/ask.ts";
import { tasksMessages } from "../kit/tasks.messages.ts";
import type { AssignmentDetail } from "../types.ts";
import { detailMessages } from "./detail.messages.ts";

type Props = { readonly task: AssignmentDetail; readonly onClose: () => void };

function useNeeded() {
  const { needed } = useMessages(tasksMessages);
  return [{ required: true, whitespace: true, message: needed }];
}

/** A numbered demand to the owing unit, to be answered by a day. */
export function SlipDialog({ task: { id }, onClose }: Props) {
  const m = useMessages(detailMessages);
  const { message } = App.useApp();
  const needed = useNeeded();
  const [form] = Form.useForm<{ demand: string; answerBy: string }>();
  const issue = useOnce("POST /api/v1/slips", () => {
    void message.success(m.slipIssued);
    onClose();
  });
  return (
    <FormDialog
      title={m.slipTitle}
      verb={m.slip}
      form={form}
      busy={issue.isPending}
      error={issue.error}
      onSend={(fields) => issue.mutate({ body: { assignment: id, ...fields } })}
      onClose={onClose}
    >
      <Form.Item name="demand" label={m.demand} rules={needed}>
        <Input.TextArea rows={4} maxLength={4000} />
      </Form.Item>
      <Form.Item name="answerBy" label={m.answerBy} rules={needed}>
        <Input type="date" />
      </Form.Item>
    </FormDialog>
  );
}

/** The owing unit asks for a later day; until it is granted the day stays. */
export function PostponeDialog({ task: { id, lastDay }, onClose }: Props) {
  const m = useMessages(detailMessages);
  const { message } = App.useApp();
  const needed = useNeeded();
  const [form] = Form.useForm<{ day: string; why: string }>();
  const ask = useTell("POST /api/v1/assignments/:id/postponement", () => {
    void message.success(m.postponeAsked);
    onClose();
  });
  return (
    <FormDialog
      title={m.postponeTitle}
      verb={m.postpone}
      form={form}
      busy={ask.isPending}
      error={ask.error}
      onSend={(body) => ask.mutate({ params: { id }, body })}
      onClose={onClose}
    >
      <Form.Item name="day" label={m.postponeDay} rules={needed}>
        <Input type="date" {...(lastDay && { min: lastDay })} />
      </Form.Item>
      <Form.Item name="why" label={m.postponeWhy} rules={needed}>
        <Input maxLength={200} />
      </Form.Item>
    </FormDialog>
  );
}

/** Grants or refuses the later day, in words. */
export function AnswerPostponementDialog({ task: { id }, onClose }: Props) {
  const m = useMessages(detailMessages);
  const { message } = App.useApp();
  const needed = useNeeded();
  const [form] = Form.useForm<{ granted: boolean; answer: string }>();
  const answer = useTell("POST /api/v1/assignments/:id/postponement/answer", () => {
    void message.success(m.answered);
    onClose();
  });
  return (
    <FormDialog
      title={m.answerPostponement}
      verb={m.answer}
      form={form}
      busy={answer.isPending}
      error={answer.error}
      onSend={(body) => answer.mutate({ params: { id }, body })}
      onClose={onClose}
    >
      <Form.Item name="granted" label={m.answer} rules={[{ required: true, message: needed[0]?.message ?? "" }]}>
        <Radio.Group
          options={[
            { value: true, label: m.grant },
            { value: false, label: m.refuse },
          ]}
        />
      </Form.Item>
      <Form.Item name="answer" label={m.answerWords} rules={needed}>
        <Input maxLength={200} />
      </Form.Item>
    </FormDialog>
  );
}

/** Opens the sitting that the task prescribes, and goes to it. */
export function SitDialog({ task: { id }, onClose }: Props) {
  const m = useMessages(detailMessages);
  const navigate = useNavigate();
  const needed = useNeeded();
  const [form] = Form.useForm<{ on: string }>();
  const open = useOnce("POST /api/v1/sittings", (sitting) => void navigate(`/sittings/${sitting.id}`));
  return (
    <FormDialog
      title={m.sitTitle}
      verb={m.sit}
      form={form}
      initial={{ on: todayIso() }}
      busy={open.isPending}
      error={open.error}
      onSend={({ on }) => open.mutate({ body: { assignment: id, on } })}
      onClose={onClose}
    >
      <p>{m.sitLead}</p>
      <Form.Item name="on" label={m.sitOn} rules={needed}>
        <Input type="date" />
      </Form.Item>
    </FormDialog>
  );
}
