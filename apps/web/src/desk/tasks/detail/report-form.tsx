import { App, Button, Form, Input } from "antd";
import { useState } from "react";
import { useMessages, useText } from "../../../lib/language.tsx";
import { useOnce } from "../../funds/kit/use-once.ts";
import { Faults } from "../../shell/faults.tsx";
import { Part } from "../../shell/page.tsx";
import { TaskFilesField } from "../kit/task-files.tsx";
import { tasksMessages } from "../kit/tasks.messages.ts";
import { useGoalWords } from "../kit/use-goal-words.ts";
import type { AssignmentDetail, TaskFile } from "../types.ts";
import { detailMessages } from "./detail.messages.ts";

type Fields = { readonly progress: string; readonly problems?: string; readonly value?: string };

/** The report: what the system counts stands there locked; the rest is progress, problems and evidence. */
export function ReportForm({ task }: { readonly task: AssignmentDetail }) {
  const m = useMessages(detailMessages);
  const say = useText();
  const { message } = App.useApp();
  const [form] = Form.useForm<Fields>();
  const [files, setFiles] = useState<readonly TaskFile[]>([]);
  const { id, goal, reports, state } = task;
  const last = state === "returned" ? reports[0] : undefined;
  const asked = goal?.source === "reported";
  const send = useOnce("POST /api/v1/assignments/:id/report", () => void message.success(m.handedIn));
  const handIn = ({ progress, problems, value }: Fields) =>
    send.mutate({
      params: { id },
      body: {
        progress,
        ...(problems?.trim() && { problems }),
        ...(asked && value?.trim() && { value: Number(value) }),
        files: files.map((file) => file.id),
      },
    });
  return (
    <Part id="report" title={reports.length === 0 ? m.reportTitle : m.reportAgain}>
      <Form<Fields>
        form={form}
        layout="vertical"
        initialValues={last ? { progress: last.progress, problems: last.problems ?? "" } : {}}
        onFinish={handIn}
      >
        <Faults error={send.error} form={form} />
        {goal && !asked && <Locked task={task} goal={goal} />}
        {goal && asked && (
          <Form.Item
            name="value"
            label={m.value}
            extra={m.valueHint(say(goal.unit))}
            rules={[{ required: true, pattern: /^\d+(\.\d+)?$/, message: m.progressNeeded }]}
          >
            <Input inputMode="decimal" autoComplete="off" />
          </Form.Item>
        )}
        <Form.Item
          name="progress"
          label={m.progress}
          rules={[{ required: true, whitespace: true, message: m.progressNeeded }]}
        >
          <Input.TextArea rows={4} maxLength={4000} />
        </Form.Item>
        <Form.Item name="problems" label={m.problems}>
          <Input.TextArea rows={2} maxLength={4000} />
        </Form.Item>
        <TaskFilesField files={files} onChange={setFiles} />
        <Button type="primary" htmlType="submit" loading={send.isPending} className="dk-copy">
          {m.handIn}
        </Button>
      </Form>
    </Part>
  );
}

function Locked({
  task,
  goal,
}: {
  readonly task: AssignmentDetail;
  readonly goal: NonNullable<AssignmentDetail["goal"]>;
}) {
  const m = useMessages(detailMessages);
  const say = useText();
  const words = useGoalWords();
  const common = useMessages(tasksMessages);
  return (
    <p className="dk-locked">
      <strong>{common.said(m.lockedValue, words.soFar(goal))}</strong>
      {task.counted && <span className="dk-said">{say(task.counted)}</span>}
      <span className="dk-said">{m.locked}</span>
    </p>
  );
}
