import { App, Form, Input } from "antd";
import { useMessages } from "../../../lib/language.tsx";
import { useTell } from "../../shell/ask.ts";
import { Faults } from "../../shell/faults.tsx";
import { Dialog } from "../../shell/dialog.tsx";
import { useSession } from "../../shell/session.ts";
import { ColleagueSelect } from "./colleague-select.tsx";
import { leaveMessages } from "./leave.messages.ts";

type Fields = {
  readonly account: string;
  readonly substitute: string;
  readonly from: string;
  readonly to: string;
  readonly why: string;
};

/** Records who is on leave and who stands in. */
export function LeaveDialog({ onClose }: { readonly onClose: () => void }) {
  const m = useMessages(leaveMessages);
  const { message } = App.useApp();
  const { account } = useSession();
  const [form] = Form.useForm<Fields>();
  const save = useTell("POST /api/v1/substitutes", () => {
    void message.success(m.saved);
    onClose();
  });
  const needed = [{ required: true, whitespace: true, message: m.needed }];
  const chosen = [{ required: true, message: m.needed }];
  return (
    <Dialog
      open
      title={m.add}
      okText={m.save}
      cancelText={m.cancel}
      confirmLoading={save.isPending}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      <Form<Fields>
        form={form}
        layout="vertical"
        initialValues={{ account: account.id }}
        onFinish={(body) => save.mutate({ body })}
      >
        <Faults error={save.error} form={form} />
        <Form.Item name="account" label={m.account} rules={chosen}>
          <ColleagueSelect />
        </Form.Item>
        <Form.Item name="substitute" label={m.substitute} rules={chosen}>
          <ColleagueSelect />
        </Form.Item>
        <Form.Item name="from" label={m.from} rules={needed}>
          <Input type="date" />
        </Form.Item>
        <Form.Item name="to" label={m.to} rules={needed}>
          <Input type="date" />
        </Form.Item>
        <Form.Item name="why" label={m.why} rules={needed}>
          <Input maxLength={200} />
        </Form.Item>
        <button type="submit" hidden />
      </Form>
    </Dialog>
  );
}
