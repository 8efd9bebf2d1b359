import { App, Form, Input, Select } from "antd";
import { useState } from "react";
import { useMessages, useText } from "../../../lib/language.tsx";
import { useOnce } from "../../funds/kit/use-once.ts";
import { FormDialog } from "../../liaison/form-dialog.tsx";
import { todayIso } from "../../liaison/today.ts";
import { useUnitChoice } from "../../shell/unit-choice.tsx";
import { UnitSelect } from "../../shell/unit-select.tsx";
import { TaskFilesField } from "../kit/task-files.tsx";
import { tasksMessages } from "../kit/tasks.messages.ts";
import type { ActivityKinds, TaskFile } from "../types.ts";
import { activityMessages } from "./activities.messages.ts";

type Fields = {
  readonly kind: string;
  readonly title: string;
  readonly on: string;
  readonly until?: string;
  readonly unit: string;
  readonly where?: string;
  readonly people?: string;
  readonly note?: string;
};
type Props = {
  readonly items: ActivityKinds["items"];
  /** The kind that the reader came for. */
  readonly kind: string;
  readonly onClose: () => void;
};

/** Records what was held, with how many came and what shows it. */
export function RecordDialog({ items, kind, onClose }: Props) {
  const m = useMessages(activityMessages);
  const words = useMessages(tasksMessages);
  const say = useText();
  const { message } = App.useApp();
  const { unit, units } = useUnitChoice();
  const [form] = Form.useForm<Fields>();
  const [files, setFiles] = useState<readonly TaskFile[]>([]);
  const chosen: string | undefined = Form.useWatch("kind", form) ?? kind;
  const people = items.find((one) => one.kind.id === chosen)?.kind.people;
  const save = useOnce("POST /api/v1/activities", () => {
    void message.success(m.recorded);
    onClose();
  });
  const send = ({ people: typed, until, where, note, ...rest }: Fields) =>
    save.mutate({
      body: {
        ...rest,
        ...(until && { until }),
        ...(where && { where }),
        ...(note && { note }),
        ...(typed && { people: Number(typed) }),
        files: files.map(({ id }) => id),
      },
    });
  const needed = [{ required: true, whitespace: true, message: words.needed }];
  const own = unit?.id ?? units[0]?.id;
  return (
    <FormDialog
      title={m.recordTitle}
      verb={m.record}
      form={form}
      initial={{ on: todayIso(), ...(kind && { kind }), ...(own && { unit: own }) }}
      busy={save.isPending}
      error={save.error}
      onSend={send}
      onClose={onClose}
    >
      <Form.Item name="kind" label={m.kind} rules={[{ required: true, message: words.needed }]}>
        <Select
          options={items.map((one) => ({
            value: one.kind.id,
            label: `${say(one.kind.name)}（${say(one.policy)} ${one.kind.clause}）`,
          }))}
        />
      </Form.Item>
      <Form.Item name="title" label={m.name} rules={needed}>
        <Input maxLength={200} autoComplete="off" />
      </Form.Item>
      <Form.Item name="on" label={m.on} rules={needed}>
        <Input type="date" />
      </Form.Item>
      <Form.Item name="until" label={m.until}>
        <Input type="date" />
      </Form.Item>
      <Form.Item name="unit" label={m.unit} rules={[{ required: true, message: words.needUnit }]}>
        <UnitSelect />
      </Form.Item>
      <Form.Item name="where" label={m.where}>
        <Input maxLength={200} autoComplete="off" />
      </Form.Item>
      {people && (
        <Form.Item name="people" label={say(people)} rules={[{ pattern: /^\d{1,8}$/, message: m.peopleWrong }]}>
          <Input inputMode="numeric" autoComplete="off" />
        </Form.Item>
      )}
      <Form.Item name="note" label={m.note}>
        <Input.TextArea rows={2} maxLength={4000} />
      </Form.Item>
      <TaskFilesField files={files} onChange={setFiles} />
    </FormDialog>
  );
}
