import { App, Form, Input, Select } from "antd";
import { useMessages, useText } from "../../lib/language.tsx";
import { Faults } from "../shell/faults.tsx";
import { Dialog } from "../shell/dialog.tsx";
import { fundsMessages } from "./funds.messages.ts";
import { useOnce } from "./kit/use-once.ts";
import type { FundOrder, NamedFund } from "./types.ts";

type Filled = { readonly order: string[]; readonly basis: string };
type Props = {
  readonly place: string;
  readonly order: FundOrder;
  readonly funds: readonly NamedFund[];
  readonly onClose: () => void;
};

/** The place says which fund pays first for a benefit, and on what basis. */
export function OrderDialog({ place, order: { benefit, order }, funds, onClose }: Props) {
  const m = useMessages(fundsMessages);
  const say = useText();
  const { message } = App.useApp();
  const [form] = Form.useForm<Filled>();
  const save = useOnce("POST /api/v1/funds/orders", () => {
    void message.success(m.orderSet);
    onClose();
  });
  return (
    <Dialog
      open
      title={m.setOrderOf(say(benefit.title))}
      okText={m.save}
      cancelText={m.cancel}
      confirmLoading={save.isPending}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      <Faults error={save.error} form={form} />
      <Form<Filled>
        form={form}
        layout="vertical"
        initialValues={{ order: [...order] }}
        onFinish={(filled) => save.mutate({ body: { place, benefit: benefit.id, ...filled } })}
      >
        <Form.Item
          name="order"
          label={m.order}
          extra={m.orderHint}
          rules={[{ required: true, type: "array", min: 1, message: m.orderMissing }]}
        >
          <Select mode="multiple" options={funds.map(({ key, name }) => ({ value: key, label: say(name) }))} />
        </Form.Item>
        <Form.Item name="basis" label={m.basis} rules={[{ required: true, whitespace: true, message: m.basisMissing }]}>
          <Input maxLength={100} />
        </Form.Item>
      </Form>
    </Dialog>
  );
}
