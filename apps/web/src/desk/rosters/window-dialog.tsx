import { App, Form, Input } from "antd";
import { parseDay } from "@jucai/engine/model";
import { useMessages } from "../../lib/language.tsx";
import { useTell } from "../shell/ask.ts";
import { Faults } from "../shell/faults.tsx";
import { Dialog } from "../shell/dialog.tsx";
import { rostersMessages } from "./rosters.messages.ts";
import type { Path } from "./types.ts";

type Days = { readonly from: string; readonly to: string };
type Props = {
  readonly path: Path;
  readonly year: number;
  readonly window: string;
  readonly onClose: () => void;
};

/** First and last day of a stretch that a document leaves to the place; typed, as every date here. */
export function WindowDialog({ path, year, window, onClose }: Props) {
  const m = useMessages(rostersMessages);
  const { message } = App.useApp();
  const [form] = Form.useForm<Days>();
  const save = useTell("PUT /api/v1/rosters/:pack/:roster/window", () => {
    void message.success(m.windowSet);
    onClose();
  });
  const rules = [
    {
      validator: (_: unknown, text: string | undefined) =>
        parseDay(text ?? "") === undefined ? Promise.reject(new Error(m.dayWrong)) : Promise.resolve(),
    },
  ];
  return (
    <Dialog
      open
      title={m.windowTitle}
      okText={m.setWindow}
      cancelText={m.cancel}
      confirmLoading={save.isPending}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      <Faults error={save.error} form={form} />
      <p>{m.windowSays}</p>
      <Form
        form={form}
        layout="vertical"
        onFinish={(days) => save.mutate({ params: path, body: { year, window, ...days } })}
      >
        <Form.Item name="from" label={m.windowFrom} rules={rules}>
          <Input placeholder={`${year}-02-14`} inputMode="numeric" />
        </Form.Item>
        <Form.Item name="to" label={m.windowTo} rules={rules}>
          <Input placeholder={`${year}-02-28`} inputMode="numeric" />
        </Form.Item>
      </Form>
    </Dialog>
  );
}
