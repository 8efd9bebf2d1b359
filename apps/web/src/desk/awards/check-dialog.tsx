import { App, Form, Input, Radio } from "antd";
import { useMessages, useText } from "../../lib/language.tsx";
import { useOnce } from "../funds/kit/use-once.ts";
import { Faults } from "../shell/faults.tsx";
import { Dialog } from "../shell/dialog.tsx";
import { awardMessages } from "./awards.messages.ts";
import type { StopCheck } from "./types.ts";

type Filled = { readonly outcome: boolean; readonly basis: string };

/** Somebody says how a stop condition stands that no data can answer, and on what basis. */
export function CheckDialog({ check, onClose }: { readonly check: StopCheck; readonly onClose: () => void }) {
  const m = useMessages(awardMessages);
  const say = useText();
  const { message } = App.useApp();
  const [form] = Form.useForm<Filled>();
  const save = useOnce("POST /api/v1/instalments/:id/checks", () => {
    void message.success(m.checkSaved);
    onClose();
  });
  return (
    <Dialog
      open
      title={m.answerCheck}
      okText={m.answerCheck}
      cancelText={m.cancel}
      confirmLoading={save.isPending}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      <Faults error={save.error} form={form} />
      <p>{say(check.says)}</p>
      <Form<Filled>
        form={form}
        layout="vertical"
        onFinish={(filled) =>
          save.mutate({ params: { id: check.instalment }, body: { check: check.check, ...filled } })
        }
      >
        <Form.Item
          name="outcome"
          label={m.checkOutcome}
          rules={[{ required: true, type: "boolean", message: m.accountMissing }]}
        >
          <Radio.Group
            options={[
              { value: true, label: m.outcome_true },
              { value: false, label: m.outcome_false },
            ]}
          />
        </Form.Item>
        <Form.Item
          name="basis"
          label={m.checkBasis}
          extra={m.checkBasisHint}
          rules={[{ required: true, whitespace: true, message: m.checkBasisMissing }]}
        >
          <Input maxLength={100} />
        </Form.Item>
      </Form>
    </Dialog>
  );
}
