import { Form, Input, InputNumber } from "antd";
import { formatMoment } from "../../lib/format-moment.ts";
import { useLanguage, useMessages } from "../../lib/language.tsx";
import { Dialog } from "../shell/dialog.tsx";
import { useTell } from "../shell/ask.ts";
import { Faults } from "../shell/faults.tsx";
import { LinkDialog } from "../shell/link-dialog.tsx";
import { shellMessages } from "../shell/shell.messages.ts";
import { UnitSelect } from "../shell/unit-select.tsx";
import { accountsMessages } from "./accounts.messages.ts";

type Fields = { readonly name: string; readonly unit: string; readonly days: number };

/** Opens an account for another administration's system; its token is shown once. */
export function NewMachineDialog({ onClose }: { readonly onClose: () => void }) {
  const m = useMessages(accountsMessages);
  const shell = useMessages(shellMessages);
  const { language } = useLanguage();
  const [form] = Form.useForm<Fields>();
  const create = useTell("POST /api/v1/machines");
  if (create.data !== undefined) {
    const { token, until } = create.data;
    return (
      <LinkDialog
        title={m.tokenTitle}
        says={m.tokenLead(formatMoment(until, language))}
        text={token}
        onClose={onClose}
      />
    );
  }
  const rules = [{ required: true, message: m.needed }];
  return (
    <Dialog
      open
      title={m.machineTitle}
      okText={m.saveNew}
      cancelText={shell.cancel}
      confirmLoading={create.isPending}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      <Faults error={create.error} form={form} />
      <Form<Fields>
        form={form}
        layout="vertical"
        initialValues={{ days: 365 }}
        onFinish={(fields) => create.mutate({ body: fields })}
      >
        <Form.Item name="name" label={m.name} rules={rules}>
          <Input maxLength={60} />
        </Form.Item>
        <Form.Item name="unit" label={m.unit} rules={rules}>
          <UnitSelect />
        </Form.Item>
        <Form.Item name="days" label={m.days} rules={rules}>
          <InputNumber min={1} max={730} precision={0} />
        </Form.Item>
      </Form>
    </Dialog>
  );
}
