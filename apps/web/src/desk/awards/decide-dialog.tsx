import { App, Form, Input } from "antd";
import { useMessages } from "../../lib/language.tsx";
import { AmountItem } from "../funds/kit/amount-item.tsx";
import { fenTyped } from "../review/amount-typed.ts";
import { useOnce } from "../funds/kit/use-once.ts";
import { Faults } from "../shell/faults.tsx";
import { Dialog } from "../shell/dialog.tsx";
import { ReasonDialog } from "../shell/reason-dialog.tsx";
import { awardMessages } from "./awards.messages.ts";
import type { Adjustment } from "./types.ts";

type Props = { readonly adjustment: Adjustment; readonly onClose: () => void };

/** Accepts or refuses what somebody else proposed, with the answer that the person reads. */
export function DecideDialog({ adjustment: { id, party }, accept, onClose }: Props & { readonly accept: boolean }) {
  const m = useMessages(awardMessages);
  const { message } = App.useApp();
  const decide = useOnce("POST /api/v1/adjustments/:id/decide", () => {
    void message.success(m.decided);
    onClose();
  });
  return (
    <ReasonDialog
      open
      title={accept ? m.acceptOf(party.name) : m.refuseOf(party.name)}
      verb={accept ? m.accept : m.refuse}
      busy={decide.isPending}
      error={decide.error}
      onGive={(answer) => decide.mutate({ params: { id }, body: { accept, answer } })}
      onClose={onClose}
    />
  );
}

type Filled = { readonly fen: string; readonly reference: string };

/** Money that was asked back came in. */
export function ReceiveDialog({ adjustment: { id, party }, onClose }: Props) {
  const m = useMessages(awardMessages);
  const { message } = App.useApp();
  const [form] = Form.useForm<Filled>();
  const receive = useOnce("POST /api/v1/adjustments/:id/received", () => {
    void message.success(m.receivedNow);
    onClose();
  });
  return (
    <Dialog
      open
      title={m.receiveOf(party.name)}
      okText={m.receive}
      cancelText={m.cancel}
      confirmLoading={receive.isPending}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      <Faults error={receive.error} form={form} />
      <Form<Filled>
        form={form}
        layout="vertical"
        onFinish={({ fen, reference }) =>
          receive.mutate({ params: { id }, body: { fen: fenTyped(fen) ?? 0, reference } })
        }
      >
        <AmountItem name="fen" label={m.fen} />
        <Form.Item
          name="reference"
          label={m.reference}
          rules={[{ required: true, whitespace: true, message: m.referenceMissing }]}
        >
          <Input maxLength={60} />
        </Form.Item>
      </Form>
    </Dialog>
  );
}
