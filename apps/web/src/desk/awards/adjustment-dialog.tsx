import { App, Form, Input, Radio } from "antd";
import { useMessages } from "../../lib/language.tsx";
import { AmountItem } from "../funds/kit/amount-item.tsx";
import { fenTyped } from "../review/amount-typed.ts";
import { useOnce } from "../funds/kit/use-once.ts";
import { Faults } from "../shell/faults.tsx";
import { Dialog } from "../shell/dialog.tsx";
import { awardMessages } from "./awards.messages.ts";
import { WhyItem } from "./reason-select.tsx";

type Filled = {
  readonly kind: "arrears" | "recovery";
  readonly fen: string;
  readonly why: string;
  readonly clause?: string;
};

/** Proposes that something is paid later or asked back; another person decides. */
export function AdjustmentDialog({ id, onClose }: { readonly id: string; readonly onClose: () => void }) {
  const m = useMessages(awardMessages);
  const { message } = App.useApp();
  const [form] = Form.useForm<Filled>();
  const propose = useOnce("POST /api/v1/awards/:id/adjustments", () => {
    void message.success(m.proposed);
    onClose();
  });
  const send = ({ kind, fen, why, clause }: Filled) =>
    propose.mutate({
      params: { id },
      body: { kind, fen: fenTyped(fen) ?? 0, why, ...(clause?.trim() && { clause: clause.trim() }) },
    });
  return (
    <Dialog
      open
      title={m.proposeTitle}
      okText={m.propose}
      cancelText={m.cancel}
      confirmLoading={propose.isPending}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      <Faults error={propose.error} form={form} />
      <Form<Filled> form={form} layout="vertical" initialValues={{ kind: "recovery" }} onFinish={send}>
        <Form.Item name="kind" label={m.kind}>
          <Radio.Group
            options={[
              { value: "arrears", label: m.arrears },
              { value: "recovery", label: m.recovery },
            ]}
          />
        </Form.Item>
        <AmountItem name="fen" label={m.fen} />
        <WhyItem name="why" label={m.why} extra={m.whyHint} missing={m.whyMissing} />
        <Form.Item name="clause" label={m.clauseOf}>
          <Input maxLength={60} />
        </Form.Item>
      </Form>
    </Dialog>
  );
}
