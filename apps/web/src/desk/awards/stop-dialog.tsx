import { parseDay } from "@jucai/engine/model";
import { App, Form, Input } from "antd";
import { useMessages } from "../../lib/language.tsx";
import { useOnce } from "../funds/kit/use-once.ts";
import { Faults } from "../shell/faults.tsx";
import { Dialog } from "../shell/dialog.tsx";
import { awardMessages } from "./awards.messages.ts";
import { type Reason, ReasonItems } from "./reason-select.tsx";

type Filled = { readonly reason: Reason; readonly from: string; readonly why: string; readonly clause?: string };

/** Ends an award from a day on; what was paid beyond it is proposed for recovery. */
export function StopDialog({ id, onClose }: { readonly id: string; readonly onClose: () => void }) {
  const m = useMessages(awardMessages);
  const { message } = App.useApp();
  const [form] = Form.useForm<Filled>();
  const stop = useOnce("POST /api/v1/awards/:id/stop", () => {
    void message.success(m.stopped);
    onClose();
  });
  const send = ({ clause, ...filled }: Filled) =>
    stop.mutate({ params: { id }, body: { ...filled, ...(clause?.trim() && { clause: clause.trim() }) } });
  return (
    <Dialog
      open
      title={m.stopTitle}
      okText={m.stop}
      okButtonProps={{ danger: true }}
      cancelText={m.cancel}
      confirmLoading={stop.isPending}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      <Faults error={stop.error} form={form} />
      <p>{m.stopSays}</p>
      <Form<Filled> form={form} layout="vertical" onFinish={send}>
        <Form.Item
          name="from"
          label={m.stopFrom}
          required
          rules={[
            {
              validator: (_, text: string | undefined) =>
                parseDay(text ?? "") === undefined ? Promise.reject(new Error(m.dayWrong)) : Promise.resolve(),
            },
          ]}
        >
          <Input placeholder="2026-02-14" inputMode="numeric" />
        </Form.Item>
        <ReasonItems />
        <Form.Item name="clause" label={m.clauseOf}>
          <Input maxLength={60} />
        </Form.Item>
      </Form>
    </Dialog>
  );
}
