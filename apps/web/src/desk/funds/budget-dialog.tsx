import { App, Form, Input, Radio } from "antd";
import { useMessages, useText } from "../../lib/language.tsx";
import { Faults } from "../shell/faults.tsx";
import { Dialog } from "../shell/dialog.tsx";
import { fundsMessages } from "./funds.messages.ts";
import { AmountItem } from "./kit/amount-item.tsx";
import { fenTyped } from "../review/amount-typed.ts";
import { yuan } from "./kit/money.ts";
import { useOnce } from "./kit/use-once.ts";
import { type Fund, yearNow } from "./types.ts";
import { YearItem } from "./year-item.tsx";

type Filled = {
  readonly year: string;
  readonly sign: "add" | "lower";
  readonly fen: string;
  readonly basis: string;
};

/** A year's budget, more or less of it, with the document that says so; what waited for money gets it. */
export function BudgetDialog({ fund, onClose }: { readonly fund: Fund; readonly onClose: () => void }) {
  const m = useMessages(fundsMessages);
  const say = useText();
  const { message } = App.useApp();
  const [form] = Form.useForm<Filled>();
  const save = useOnce("POST /api/v1/funds/:id/budget", ({ held }) => {
    const short = held.stillPlanned > 0 ? m.stillShort(held.stillPlanned, yuan(held.shortFen)) : "";
    void message.success(m.budgetDone(short, held.instalments, yuan(held.heldFen)));
    onClose();
  });
  const send = ({ year, sign, fen, basis }: Filled) =>
    save.mutate({
      params: { id: fund.id },
      body: { year: Number(year), fen: (fenTyped(fen) ?? 0) * (sign === "lower" ? -1 : 1), basis },
    });
  return (
    <Dialog
      open
      title={m.addBudgetTo(say(fund.name))}
      okText={m.addBudget}
      cancelText={m.cancel}
      confirmLoading={save.isPending}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      <Faults error={save.error} form={form} />
      <Form<Filled>
        form={form}
        layout="vertical"
        initialValues={{ year: String(yearNow()), sign: "add" }}
        onFinish={send}
      >
        <YearItem name="year" label={m.year} />
        <Form.Item name="sign" label={m.kind}>
          <Radio.Group
            options={[
              { value: "add", label: m.add },
              { value: "lower", label: m.lower },
            ]}
          />
        </Form.Item>
        <AmountItem name="fen" label={m.amount} />
        <Form.Item
          name="basis"
          label={m.basis}
          extra={m.basisHint}
          rules={[{ required: true, whitespace: true, message: m.basisMissing }]}
        >
          <Input maxLength={100} />
        </Form.Item>
      </Form>
    </Dialog>
  );
}
