import { Form, Input } from "antd";
import { formatMoment } from "../../lib/format-moment.ts";
import { useLanguage, useMessages } from "../../lib/language.tsx";
import { Dialog } from "../shell/dialog.tsx";
import { useTell } from "../shell/ask.ts";
import { Faults } from "../shell/faults.tsx";
import { LinkDialog, wholeAddress } from "../shell/link-dialog.tsx";
import { shellMessages } from "../shell/shell.messages.ts";
import { UnitSelect } from "../shell/unit-select.tsx";
import { accountsMessages } from "./accounts.messages.ts";

type Fields = { readonly name: string; readonly username: string; readonly unit: string; readonly mobile?: string };

/** Opens an account for a colleague; its password is set by whoever gets the link. */
export function NewAccountDialog({ onClose }: { readonly onClose: () => void }) {
  const m = useMessages(accountsMessages);
  const shell = useMessages(shellMessages);
  const { language } = useLanguage();
  const [form] = Form.useForm<Fields>();
  const create = useTell("POST /api/v1/accounts");
  const send = ({ mobile, ...fields }: Fields) => create.mutate({ body: { ...fields, ...(mobile && { mobile }) } });
  if (create.data !== undefined) {
    const { link, account } = create.data;
    return (
      <LinkDialog
        title={m.linkTitle}
        says={m.linkLead(account.name, formatMoment(link.until, language))}
        text={wholeAddress(link.address)}
        onClose={onClose}
      />
    );
  }
  const rules = [{ required: true, message: m.needed }];
  return (
    <Dialog
      open
      title={m.addTitle}
      okText={m.saveNew}
      cancelText={shell.cancel}
      confirmLoading={create.isPending}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      <Faults error={create.error} form={form} />
      <Form<Fields> form={form} layout="vertical" onFinish={send}>
        <Form.Item name="name" label={m.name} rules={rules}>
          <Input maxLength={60} autoComplete="off" />
        </Form.Item>
        <Form.Item name="username" label={m.username} extra={m.usernameHint} rules={rules}>
          <Input maxLength={32} autoComplete="off" spellCheck={false} />
        </Form.Item>
        <Form.Item name="unit" label={m.unit} rules={rules}>
          <UnitSelect />
        </Form.Item>
        <Form.Item name="mobile" label={m.mobile} extra={m.mobileHint}>
          <Input maxLength={11} inputMode="numeric" autoComplete="off" />
        </Form.Item>
      </Form>
    </Dialog>
  );
}
