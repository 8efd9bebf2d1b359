import { Form, Input, Select } from "antd";
import { useNavigate } from "react-router";
import { useMessages } from "../../lib/language.tsx";
import { Dialog } from "../shell/dialog.tsx";
import { useTell } from "../shell/ask.ts";
import { Faults } from "../shell/faults.tsx";
import { shellMessages } from "../shell/shell.messages.ts";
import { UnitSelect } from "../shell/unit-select.tsx";
import { type UnitKind, unitKinds } from "./unit-kinds.ts";
import { unitsMessages } from "./units.messages.ts";

type Fields = {
  readonly parent: string;
  readonly kind: UnitKind;
  readonly name: string;
  readonly code?: string;
  readonly aliases?: string[];
  readonly validFrom?: string;
};

/** Adds a unit below another one. */
export function NewUnitDialog({ parent, onClose }: { readonly parent?: string; readonly onClose: () => void }) {
  const m = useMessages(unitsMessages);
  const shell = useMessages(shellMessages);
  const navigate = useNavigate();
  const [form] = Form.useForm<Fields>();
  const create = useTell("POST /api/v1/units", ({ id }) => {
    onClose();
    void navigate(`/units/${id}`);
  });
  const send = ({ code, validFrom, ...fields }: Fields) =>
    create.mutate({ body: { ...fields, ...(code && { code }), ...(validFrom && { validFrom }) } });
  const rules = [{ required: true, message: m.needed }];
  return (
    <Dialog
      open
      title={m.addTitle}
      okText={m.save}
      cancelText={shell.cancel}
      confirmLoading={create.isPending}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      <Faults error={create.error} form={form} />
      <Form<Fields> form={form} layout="vertical" initialValues={{ parent, kind: "office" }} onFinish={send}>
        <Form.Item name="name" label={m.name} rules={rules}>
          <Input maxLength={80} />
        </Form.Item>
        <Form.Item name="kind" label={m.kind} rules={rules}>
          <Select options={unitKinds.map((value) => ({ value, label: m[value] }))} />
        </Form.Item>
        <Form.Item name="parent" label={m.under} rules={rules}>
          <UnitSelect />
        </Form.Item>
        <Form.Item name="code" label={m.code}>
          <Input maxLength={20} />
        </Form.Item>
        <Form.Item name="aliases" label={m.aliases} extra={m.aliasesHint}>
          <Select mode="tags" open={false} suffixIcon={null} />
        </Form.Item>
        <Form.Item name="validFrom" label={m.validFrom} extra={m.validFromHint}>
          <Input type="date" />
        </Form.Item>
      </Form>
    </Dialog>
  );
}
