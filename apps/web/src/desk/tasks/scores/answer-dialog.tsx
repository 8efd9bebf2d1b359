import { App, Form, Input, Radio } from "antd";
import { useMessages } from "../../../lib/language.tsx";
import { FormDialog } from "../../liaison/form-dialog.tsx";
import { useTell } from "../../shell/ask.ts";
import { tasksMessages } from "../kit/tasks.messages.ts";
import type { ScoreAppeal } from "../types.ts";
import { pointsTyped } from "./points.ts";
import { scoreMessages } from "./scores.messages.ts";

type Fields = { readonly upheld: boolean; readonly points?: string; readonly answer: string };
type Props = { readonly appeal: ScoreAppeal; readonly onClose: () => void };

/** Upholds an appeal with the points that are right, or refuses it. */
export function AnswerDialog({ appeal: { id, why, unit }, onClose }: Props) {
  const m = useMessages(scoreMessages);
  const words = useMessages(tasksMessages);
  const { message } = App.useApp();
  const [form] = Form.useForm<Fields>();
  const upheld: boolean | undefined = Form.useWatch("upheld", form);
  const tell = useTell("POST /api/v1/scores/appeals/:id/answer", () => {
    void message.success(m.answered);
    onClose();
  });
  const send = ({ upheld, points, answer }: Fields) => {
    const typed = upheld ? pointsTyped(points ?? "") : undefined;
    tell.mutate({ params: { id }, body: { upheld, answer, ...(typed !== undefined && { points: typed }) } });
  };
  return (
    <FormDialog
      title={m.answerTitle}
      verb={m.answer}
      form={form}
      busy={tell.isPending}
      error={tell.error}
      onSend={send}
      onClose={onClose}
    >
      <p lang="zh-CN">{words.said(unit.name, why)}</p>
      <Form.Item name="upheld" label={m.result} rules={[{ required: true, message: words.needed }]}>
        <Radio.Group
          options={[
            { value: true, label: m.uphold },
            { value: false, label: m.refuse },
          ]}
        />
      </Form.Item>
      {upheld && (
        <Form.Item
          name="points"
          label={m.rightPoints}
          extra={m.rightPointsHint}
          rules={[
            {
              required: true,
              validator: (_, value: string | undefined) =>
                pointsTyped(value ?? "") === undefined ? Promise.reject(new Error(m.pointsWrong)) : Promise.resolve(),
            },
          ]}
        >
          <Input inputMode="decimal" autoComplete="off" />
        </Form.Item>
      )}
      <Form.Item
        name="answer"
        label={m.answerWords}
        rules={[{ required: true, whitespace: true, message: words.needed }]}
      >
        <Input maxLength={200} />
      </Form.Item>
    </FormDialog>
  );
}
