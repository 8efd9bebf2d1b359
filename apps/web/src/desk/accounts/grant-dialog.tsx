import { Form, Input, Select } from "antd";
import { useMessages } from "../../lib/language.tsx";
import { Dialog } from "../shell/dialog.tsx";
import { useTell } from "../shell/ask.ts";
import { Faults } from "../shell/faults.tsx";
import { shellMessages } from "../shell/shell.messages.ts";
import { UnitSelect } from "../shell/unit-select.tsx";
import { accountsMessages } from "./accounts.messages.ts";
import { type Account, type Role, roles } from "./roles.ts";

type Fields = { readonly role: Role; readonly unit: string; readonly from?: string; readonly to?: string };

/** Grants a role at a unit, for good or until a day. */
export function GrantDialog({ account, onClose }: { readonly account: Account; readonly onClose: () => void }) {
  const m = useMessages(accountsMessages);
  const shell = useMessages(shellMessages);
  const [form] = Form.useForm<Fields>();
  const grant = useTell("POST /api/v1/grants", onClose);
  const send = ({ role, unit, from, to }: Fields) =>
    grant.mutate({ body: { account: account.id, role, unit, ...(from && { from }), ...(to && { to }) } });
  const rules = [{ required: true, message: m.needed }];
  return (
    <Dialog
      open
      title={m.grantTitle}
      okText={m.grant}
      cancelText={shell.cancel}
      confirmLoading={grant.isPending}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      <Faults error={grant.error} form={form} />
      <Form<Fields> form={form} layout="vertical" initialValues={{ unit: account.unit?.id }} onFinish={send}>
        <Form.Item name="role" label={m.role} rules={rules}>
          <Select
            showSearch={{ optionFilterProp: "label" }}
            options={roles.map((value) => ({ value, label: m[value] }))}
          />
        </Form.Item>
        <Form.Item name="unit" label={m.unit} rules={rules}>
          <UnitSelect />
        </Form.Item>
        <Form.Item name="from" label={m.from} extra={m.fromHint}>
          <Input type="date" />
        </Form.Item>
        <Form.Item name="to" label={m.to} extra={m.toHint}>
          <Input type="date" />
        </Form.Item>
      </Form>
    </Dialog>
  );
}
