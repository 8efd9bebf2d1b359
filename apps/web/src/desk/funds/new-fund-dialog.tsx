import { App, Form, Input } from "antd";
import { useNavigate } from "react-router";
import { useMessages } from "../../lib/language.tsx";
import { Faults } from "../shell/faults.tsx";
import { Dialog } from "../shell/dialog.tsx";
import { UnitSelect } from "../shell/unit-select.tsx";
import { fundsMessages } from "./funds.messages.ts";
import { useOnce } from "./kit/use-once.ts";

export type NewFund = { readonly key?: string; readonly zh?: string; readonly en?: string };
type Filled = {
  readonly key: string;
  readonly name: { readonly zh: string; readonly en: string };
  readonly source?: string;
  readonly unit?: string;
};
type Props = { readonly place: string; readonly start: NewFund; readonly onClose: () => void };

/** A fund with its key, as the packs write it, so that benefits find it. */
export function NewFundDialog({ place, start, onClose }: Props) {
  const m = useMessages(fundsMessages);
  const navigate = useNavigate();
  const { message } = App.useApp();
  const [form] = Form.useForm<Filled>();
  const make = useOnce("POST /api/v1/funds", ({ id }) => {
    void message.success(m.made);
    void navigate(`/funds/${id}`);
  });
  const send = ({ key, name, source, unit }: Filled) =>
    make.mutate({
      body: { place, key, name, ...(source?.trim() && { source: source.trim() }), ...(unit && { unit }) },
    });
  const needed = [{ required: true, whitespace: true, message: m.nameMissing }];
  return (
    <Dialog
      open
      title={m.make}
      okText={m.make}
      cancelText={m.cancel}
      confirmLoading={make.isPending}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      <Faults error={make.error} form={form} />
      <Form<Filled>
        form={form}
        layout="vertical"
        initialValues={{ key: start.key, name: { zh: start.zh, en: start.en } }}
        onFinish={send}
      >
        <Form.Item name={["name", "zh"]} label={m.nameZh} rules={needed}>
          <Input maxLength={60} />
        </Form.Item>
        <Form.Item name={["name", "en"]} label={m.nameEn} rules={needed}>
          <Input maxLength={90} />
        </Form.Item>
        <Form.Item
          name="key"
          label={m.key}
          extra={m.keyHint}
          rules={[{ required: true, pattern: /^[a-z][a-z0-9-]{0,39}$/, message: m.keyWrong }]}
        >
          <Input autoComplete="off" spellCheck={false} />
        </Form.Item>
        <Form.Item name="source" label={m.source} extra={m.sourceHint}>
          <Input maxLength={60} />
        </Form.Item>
        <Form.Item name="unit" label={m.unit}>
          <UnitSelect allowClear />
        </Form.Item>
      </Form>
    </Dialog>
  );
}
