import { App, Button, Form, Input } from "antd";
import { useState } from "react";
import { useMessages } from "../../../lib/language.tsx";
import { Answered } from "../../shell/answered.tsx";
import { useAsk, useTell } from "../../shell/ask.ts";
import { Faults } from "../../shell/faults.tsx";
import { Dialog } from "../../shell/dialog.tsx";
import { Part } from "../../shell/page.tsx";
import { leaveMessages } from "./leave.messages.ts";

/** An officer's own declaration: he never acts on the claims of these people. */
export function RelativesPart() {
  const m = useMessages(leaveMessages);
  const [adding, setAdding] = useState(false);
  const list = useAsk("GET /api/v1/my/relatives");
  const withdraw = useTell("POST /api/v1/my/relatives/:id/withdraw");
  return (
    <Part title={m.relatives} actions={<Button onClick={() => setAdding(true)}>{m.declare}</Button>}>
      <p>{m.relativesLead}</p>
      <Faults error={withdraw.error} />
      <Answered query={list} lines={2}>
        {({ items }) => (
          <ul className="dk-plain">
            {items.length === 0 && <li className="jc-hint">{m.relativesNone}</li>}
            {items.map(({ id, name, relation }) => (
              <li key={id}>
                <span lang="zh-CN">{name}</span> {relation}{" "}
                <Button
                  type="link"
                  size="small"
                  aria-label={`${m.withdraw}: ${name}`}
                  onClick={() => withdraw.mutate({ params: { id } })}
                >
                  {m.withdraw}
                </Button>
              </li>
            ))}
          </ul>
        )}
      </Answered>
      {adding && <DeclareDialog onClose={() => setAdding(false)} />}
    </Part>
  );
}

type Fields = { readonly name: string; readonly relation: string; readonly idNumber: string };

function DeclareDialog({ onClose }: { readonly onClose: () => void }) {
  const m = useMessages(leaveMessages);
  const { message } = App.useApp();
  const [form] = Form.useForm<Fields>();
  const declare = useTell("POST /api/v1/my/relatives", () => {
    void message.success(m.saved);
    onClose();
  });
  const needed = [{ required: true, whitespace: true, message: m.needed }];
  return (
    <Dialog
      open
      title={m.declare}
      okText={m.save}
      cancelText={m.cancel}
      confirmLoading={declare.isPending}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      <Form<Fields> form={form} layout="vertical" onFinish={(body) => declare.mutate({ body })}>
        <Faults error={declare.error} form={form} />
        <Form.Item name="name" label={m.name} rules={needed}>
          <Input maxLength={60} autoComplete="off" />
        </Form.Item>
        <Form.Item name="relation" label={m.relation} rules={needed}>
          <Input maxLength={60} autoComplete="off" />
        </Form.Item>
        <Form.Item name="idNumber" label={m.number} rules={needed}>
          <Input maxLength={30} autoComplete="off" />
        </Form.Item>
        <button type="submit" hidden />
      </Form>
    </Dialog>
  );
}
