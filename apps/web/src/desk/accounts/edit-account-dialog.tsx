import { Form, Input } from "antd";
import { useMessages } from "../../lib/language.tsx";
import { Dialog } from "../shell/dialog.tsx";
import { useTell } from "../shell/ask.ts";
import { Faults } from "../shell/faults.tsx";
import { shellMessages } from "../shell/shell.messages.ts";
import { UnitSelect } from "../shell/unit-select.tsx";
import { accountsMessages } from "./accounts.messages.ts";
import type { Account } from "./roles.ts";

type Fields = { readonly name: string; readonly unit?: string; readonly mobile?: string };

/** Renames or moves an account, or gives it another mobile number. */
export function EditAccountDialog({ account, onClose }: { readonly account: Account; readonly onClose: () => void }) {
  const m = useMessages(accountsMessages);
  const shell = useMessages(shellMessages);
  const [form] = Form.useForm<Fields>();
  const change = useTell("PATCH /api/v1/accounts/:id", onClose);
  const send = ({ name, unit, mobile }: Fields) =>
    change.mutate({ params: { id: account.id }, body: { name, ...(unit && { unit }), ...(mobile && { mobile }) } });
  return (
    <Dialog
      open
      title={m.edit}
      okText={m.save}
      cancelText={shell.cancel}
      confirmLoading={change.isPending}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      <Faults error={change.error} form={form} />
      <Form<Fields>
        form={form}
        layout="vertical"
        initialValues={{ name: account.name, unit: account.unit?.id }}
        onFinish={send}
      >
        <Form.Item name="name" label={m.name} rules={[{ required: true, message: m.needed }]}>
          <Input maxLength={60} />
        </Form.Item>
        <Form.Item name="unit" label={m.unit}>
          <UnitSelect />
        </Form.Item>
        <Form.Item
          name="mobile"
          label={m.mobile}
          extra={account.mobileTail ? `*******${account.mobileTail}` : m.mobileHint}
        >
          <Input maxLength={11} inputMode="numeric" autoComplete="off" />
        </Form.Item>
      </Form>
    </Dialog>
  );
}
