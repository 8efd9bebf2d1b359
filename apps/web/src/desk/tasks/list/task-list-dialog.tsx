import { useMutation } from "@tanstack/react-query";
import { Form, Select } from "antd";
import { download } from "../../../lib/download.ts";
import { useMessages, useText } from "../../../lib/language.tsx";
import { FormDialog } from "../../liaison/form-dialog.tsx";
import { useAsk } from "../../shell/ask.ts";
import { tasksMessages } from "../kit/tasks.messages.ts";
import type { PlanRow } from "../types.ts";
import { listMessages } from "./list.messages.ts";

type Fields = { readonly document: string; readonly period: string };
type Props = { readonly document: string; readonly year: string; readonly onClose: () => void };

/** The task list 任务清单 of one document and period, merged from what the lead units reported. */
export function TaskListDialog({ document, year, onClose }: Props) {
  const m = useMessages(listMessages);
  const words = useMessages(tasksMessages);
  const say = useText();
  const [form] = Form.useForm<Fields>();
  const query = year === "" ? {} : { year: Number(year) };
  const board = useAsk("GET /api/v1/task-board", { query });
  const plan = useAsk("GET /api/v1/task-plan", { query });
  const chosen = Form.useWatch("document", form) ?? document;
  const taking = useMutation({
    mutationFn: (fields: Fields) => download("GET /api/v1/task-list.xlsx", { query: fields }),
    onSuccess: onClose,
  });
  const needed = [{ required: true, message: words.needed }];
  return (
    <FormDialog
      title={m.taskList}
      verb={m.taskList}
      form={form}
      {...(document && { initial: { document } })}
      busy={taking.isPending}
      error={taking.error}
      onSend={(fields) => taking.mutate(fields)}
      onClose={onClose}
    >
      <p>{m.taskListLead}</p>
      <Form.Item name="document" label={words.document} rules={needed}>
        <Select
          options={(board.data?.documents ?? []).map(({ id, name }) => ({ value: id, label: say(name) }))}
          onChange={() => form.resetFields(["period"])}
        />
      </Form.Item>
      <Form.Item name="period" label={words.period} rules={needed}>
        <Select
          disabled={!chosen}
          options={periodsOf((plan.data?.rows ?? []).filter((row) => row.document === chosen)).map((one) => ({
            value: one.period,
            label: say(one.label),
          }))}
        />
      </Form.Item>
    </FormDialog>
  );
}

/** Each period once, in the order of the year. */
function periodsOf(rows: readonly PlanRow[]) {
  const found = new Map(rows.flatMap(({ periods }) => periods).map((one) => [one.period, one]));
  return [...found.values()].sort((a, b) => (a.to < b.to ? -1 : a.to > b.to ? 1 : 0));
}
