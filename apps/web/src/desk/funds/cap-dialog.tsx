import { App, Form, Input, Select } from "antd";
import { useMessages, useText } from "../../lib/language.tsx";
import { Faults } from "../shell/faults.tsx";
import { Dialog } from "../shell/dialog.tsx";
import { fundsMessages } from "./funds.messages.ts";
import { AmountItem } from "./kit/amount-item.tsx";
import { fenTyped } from "../review/amount-typed.ts";
import { useOnce } from "./kit/use-once.ts";
import { type FundOrder, yearNow } from "./types.ts";
import { YearItem } from "./year-item.tsx";

type Filled = { readonly benefit: string; readonly year: string; readonly fen: string; readonly basis: string };
type Props = {
  readonly place: string;
  readonly benefits: readonly FundOrder["benefit"][];
  readonly onClose: () => void;
};

/** How much a programme may cost in a year. */
export function CapDialog({ place, benefits, onClose }: Props) {
  const m = useMessages(fundsMessages);
  const say = useText();
  const { message } = App.useApp();
  const [form] = Form.useForm<Filled>();
  const save = useOnce("POST /api/v1/funds/programme-caps", () => {
    void message.success(m.capSet);
    onClose();
  });
  const send = ({ benefit, year, fen, basis }: Filled) =>
    save.mutate({ body: { place, benefit, year: Number(year), fen: fenTyped(fen) ?? 0, basis } });
  return (
    <Dialog
      open
      title={m.setCap}
      okText={m.save}
      cancelText={m.cancel}
      confirmLoading={save.isPending}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      <Faults error={save.error} form={form} />
      <Form<Filled> form={form} layout="vertical" initialValues={{ year: String(yearNow()) }} onFinish={send}>
        <Form.Item name="benefit" label={m.benefit} rules={[{ required: true, message: m.benefitMissing }]}>
          <Select
            showSearch={{ optionFilterProp: "label" }}
            options={benefits.map(({ id, title }) => ({ value: id, label: say(title) }))}
          />
        </Form.Item>
        <YearItem name="year" label={m.year} />
        <AmountItem name="fen" label={m.cap} />
        <Form.Item name="basis" label={m.basis} rules={[{ required: true, whitespace: true, message: m.basisMissing }]}>
          <Input maxLength={100} />
        </Form.Item>
      </Form>
    </Dialog>
  );
}
