import { App, Form, Input, Select } from "antd";
import { useMessages, useText } from "../../lib/language.tsx";
import { useAsk } from "../shell/ask.ts";
import { Faults } from "../shell/faults.tsx";
import { Dialog } from "../shell/dialog.tsx";
import { fundsMessages } from "./funds.messages.ts";
import { AmountItem } from "./kit/amount-item.tsx";
import { fenTyped } from "../review/amount-typed.ts";
import { useOnce } from "./kit/use-once.ts";
import { type Fund, yearNow } from "./types.ts";
import { YearItem } from "./year-item.tsx";

type Filled = {
  readonly fromYear: string;
  readonly to: string;
  readonly toYear: string;
  readonly fen: string;
  readonly basis: string;
};

/** Moves what is free to another fund or year of the place. */
export function TransferDialog({ fund, onClose }: { readonly fund: Fund; readonly onClose: () => void }) {
  const m = useMessages(fundsMessages);
  const say = useText();
  const { message } = App.useApp();
  const [form] = Form.useForm<Filled>();
  const funds = useAsk("GET /api/v1/funds", { query: { place: fund.place } });
  const move = useOnce("POST /api/v1/funds/transfers", () => {
    void message.success(m.transferred);
    onClose();
  });
  const send = ({ fromYear, to, toYear, fen, basis }: Filled) =>
    move.mutate({
      body: {
        from: { fund: fund.id, year: Number(fromYear) },
        to: { fund: to, year: Number(toYear) },
        fen: fenTyped(fen) ?? 0,
        basis,
      },
    });
  return (
    <Dialog
      open
      title={m.transferTitle(say(fund.name))}
      okText={m.transfer}
      cancelText={m.cancel}
      confirmLoading={move.isPending}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      <Faults error={move.error} form={form} />
      <Form<Filled>
        form={form}
        layout="vertical"
        initialValues={{ fromYear: String(yearNow()), toYear: String(yearNow()) }}
        onFinish={send}
      >
        <YearItem name="fromYear" label={m.fromYear} />
        <Form.Item name="to" label={m.toFund} rules={[{ required: true, message: m.toMissing }]}>
          <Select options={(funds.data?.items ?? []).map(({ id, name }) => ({ value: id, label: say(name) }))} />
        </Form.Item>
        <YearItem name="toYear" label={m.toYear} />
        <AmountItem name="fen" label={m.amount} />
        <Form.Item name="basis" label={m.basis} rules={[{ required: true, whitespace: true, message: m.basisMissing }]}>
          <Input maxLength={100} />
        </Form.Item>
      </Form>
    </Dialog>
  );
}
