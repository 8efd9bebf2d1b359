import { Alert, App, Button, Form, Input } from "antd";
import { useState } from "react";
import { useMessages } from "../../../lib/language.tsx";
import { FormDialog } from "../../liaison/form-dialog.tsx";
import { useTell } from "../../shell/ask.ts";
import { useMay } from "../../shell/session.ts";
import { tasksMessages } from "../kit/tasks.messages.ts";
import type { Board } from "../types.ts";
import { boardMessages } from "./board.messages.ts";

type Unset = Board["unset"][number];

/** Holidays on which days of tasks hang and which nobody has set. */
export function UnsetHolidays({ unset }: { readonly unset: readonly Unset[] }) {
  const m = useMessages(boardMessages);
  const may = useMay();
  const [setting, setSetting] = useState<Unset>();
  if (unset.length === 0) return null;
  return (
    <>
      <Alert
        type="warning"
        showIcon
        className="dk-notice"
        title={m.unsetTitle}
        description={
          <ul className="dk-plain">
            {unset.map((one) => (
              <li key={`${one.place} ${one.holiday} ${one.year}`}>
                {m.unset(m[one.holiday], one.year)}{" "}
                {may("light", "update") && (
                  <Button
                    size="small"
                    aria-label={m.setTitle(m[one.holiday], one.year)}
                    onClick={() => setSetting(one)}
                  >
                    {m.set}
                  </Button>
                )}
              </li>
            ))}
          </ul>
        }
      />
      {setting && <HolidayDialog unset={setting} onClose={() => setSetting(undefined)} />}
    </>
  );
}

type Fields = { readonly from: string; readonly to: string; readonly basis: string };

function HolidayDialog({ unset, onClose }: { readonly unset: Unset; readonly onClose: () => void }) {
  const m = useMessages(boardMessages);
  const words = useMessages(tasksMessages);
  const { message } = App.useApp();
  const [form] = Form.useForm<Fields>();
  const set = useTell("PUT /api/v1/task-holidays", () => {
    void message.success(words.saved);
    onClose();
  });
  const title = m.setTitle(m[unset.holiday], unset.year);
  const needed = [{ required: true, whitespace: true, message: words.needed }];
  return (
    <FormDialog
      title={title}
      verb={words.save}
      form={form}
      busy={set.isPending}
      error={set.error}
      onSend={(fields) => set.mutate({ body: { ...unset, ...fields } })}
      onClose={onClose}
    >
      <Form.Item name="from" label={m.from} rules={needed}>
        <Input type="date" min={`${unset.year}-01-01`} max={`${unset.year}-12-31`} />
      </Form.Item>
      <Form.Item name="to" label={m.to} rules={needed}>
        <Input type="date" />
      </Form.Item>
      <Form.Item name="basis" label={m.basis} extra={m.basisHint} rules={needed}>
        <Input maxLength={200} autoComplete="off" />
      </Form.Item>
    </FormDialog>
  );
}
