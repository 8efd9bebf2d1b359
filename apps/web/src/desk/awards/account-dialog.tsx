import { App, Form, Input } from "antd";
import { useMessages } from "../../lib/language.tsx";
import { useOnce } from "../funds/kit/use-once.ts";
import { Faults } from "../shell/faults.tsx";
import { Dialog } from "../shell/dialog.tsx";
import { awardMessages } from "./awards.messages.ts";

type Filled = { readonly number: string; readonly bank: string; readonly holder: string };

/** An account, as a clerk at the counter copies it from the payee's paper. */
export function AccountDialog({ award, onClose }: { readonly award: string; readonly onClose: () => void }) {
  const m = useMessages(awardMessages);
  const { message } = App.useApp();
  const [form] = Form.useForm<Filled>();
  const save = useOnce("POST /api/v1/awards/:id/account", () => {
    void message.success(m.accountSaved);
    onClose();
  });
  const needed = [{ required: true, whitespace: true, message: m.accountMissing }];
  return (
    <Dialog
      open
      title={m.enterAccount}
      okText={m.enterAccount}
      cancelText={m.cancel}
      confirmLoading={save.isPending}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      <Faults error={save.error} form={form} />
      <Form<Filled>
        form={form}
        layout="vertical"
        onFinish={({ number, ...filled }) =>
          save.mutate({ params: { id: award }, body: { ...filled, number: number.replaceAll(/\s/g, "") } })
        }
      >
        <Form.Item name="holder" label={m.holder} rules={needed}>
          <Input maxLength={60} autoComplete="off" />
        </Form.Item>
        <Form.Item name="bank" label={m.bank} rules={needed}>
          <Input maxLength={60} autoComplete="off" />
        </Form.Item>
        <Form.Item
          name="number"
          label={m.accountNumber}
          rules={[{ required: true, pattern: /^(?:\s*\d){6,40}\s*$/, message: m.accountNumberWrong }]}
        >
          <Input inputMode="numeric" autoComplete="off" maxLength={60} />
        </Form.Item>
      </Form>
    </Dialog>
  );
}
