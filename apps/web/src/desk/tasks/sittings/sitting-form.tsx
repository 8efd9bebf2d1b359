import { App, Button, Form, Input, Modal } from "antd";
import { useState } from "react";
import { useMessages } from "../../../lib/language.tsx";
import { useTell } from "../../shell/ask.ts";
import { Faults } from "../../shell/faults.tsx";
import { Part } from "../../shell/page.tsx";
import { tasksMessages } from "../kit/tasks.messages.ts";
import type { Sitting } from "../types.ts";
import { AgendaFields } from "./agenda-fields.tsx";
import { ResolutionFields } from "./resolution-fields.tsx";
import { sittingMessages } from "./sittings.messages.ts";
import { type Written, wordsOf, writtenOf } from "./written.ts";

/** Writes agenda, minutes and resolutions; signing closes what was saved. */
export function SittingForm({ sitting }: { readonly sitting: Sitting }) {
  const m = useMessages(sittingMessages);
  const words = useMessages(tasksMessages);
  const { message } = App.useApp();
  const [form] = Form.useForm<Written>();
  const [changed, setChanged] = useState(false);
  const [signing, setSigning] = useState(false);
  const { id, version, may } = sitting;
  const save = useTell("PUT /api/v1/sittings/:id", () => void message.success(m.saved));
  return (
    <Form<Written>
      form={form}
      layout="vertical"
      initialValues={writtenOf(sitting)}
      onValuesChange={() => setChanged(true)}
      onFinish={(written) => save.mutate({ params: { id }, body: wordsOf(version, written) })}
    >
      <Faults error={save.error} form={form} />
      <Part title={m.about}>
        <div className="dk-sitting-head">
          <Form.Item name="on" label={m.on} rules={[{ required: true, message: words.needed }]}>
            <Input type="date" />
          </Form.Item>
          <Form.Item name="where" label={m.where}>
            <Input maxLength={200} autoComplete="off" />
          </Form.Item>
          <Form.Item name="chair" label={m.chair}>
            <Input maxLength={200} autoComplete="off" />
          </Form.Item>
        </div>
        <Form.Item name="present" label={m.present} extra={m.presentHint}>
          <Input.TextArea rows={3} />
        </Form.Item>
      </Part>
      <Part title={m.agenda}>
        <AgendaFields />
      </Part>
      <Part title={m.resolutions}>
        <ResolutionFields />
      </Part>
      <div className="dk-acts">
        <Button type={changed ? "primary" : "default"} htmlType="submit" loading={save.isPending} data-key="e">
          {m.save}
        </Button>
        {may.includes("sign") && (
          <Button type={changed ? "default" : "primary"} disabled={changed} onClick={() => setSigning(true)}>
            {m.sign}
          </Button>
        )}
        {changed && <span role="status">{m.unsaved}</span>}
      </div>
      {signing && <SignDialog sitting={sitting} onClose={() => setSigning(false)} />}
    </Form>
  );
}

function SignDialog({
  sitting: { id, version },
  onClose,
}: {
  readonly sitting: Sitting;
  readonly onClose: () => void;
}) {
  const m = useMessages(sittingMessages);
  const words = useMessages(tasksMessages);
  const { message } = App.useApp();
  const sign = useTell("POST /api/v1/sittings/:id/sign", () => {
    void message.success(m.signDone);
    onClose();
  });
  return (
    <Modal
      open
      title={m.signTitle}
      okText={m.sign}
      cancelText={words.cancel}
      confirmLoading={sign.isPending}
      onOk={() => sign.mutate({ params: { id }, body: { version } })}
      onCancel={onClose}
    >
      <Faults error={sign.error} />
      <p>{m.signSays}</p>
    </Modal>
  );
}
