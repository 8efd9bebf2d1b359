import { App, Form, Radio } from "antd";
import { useMessages } from "../../lib/language.tsx";
import { useOnce } from "../funds/kit/use-once.ts";
import { Faults } from "../shell/faults.tsx";
import { Dialog } from "../shell/dialog.tsx";
import { awardMessages } from "./awards.messages.ts";
import { WhyItem } from "./reason-select.tsx";

type Filled = { readonly upheld: boolean; readonly answer: string };

/** Answers an objection to a stop or a suspension. */
export function ObjectionDialog({ id, onClose }: { readonly id: string; readonly onClose: () => void }) {
  const m = useMessages(awardMessages);
  const { message } = App.useApp();
  const [form] = Form.useForm<Filled>();
  const answer = useOnce("POST /api/v1/awards/:id/objection-answer", () => {
    void message.success(m.answeredNow);
    onClose();
  });
  return (
    <Dialog
      open
      title={m.answerObjection}
      okText={m.answerObjection}
      cancelText={m.cancel}
      confirmLoading={answer.isPending}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      <Faults error={answer.error} form={form} />
      <Form<Filled> form={form} layout="vertical" onFinish={(body) => answer.mutate({ params: { id }, body })}>
        <Form.Item
          name="upheld"
          label={m.decision}
          rules={[{ required: true, type: "boolean", message: m.accountMissing }]}
        >
          <Radio.Group
            options={[
              { value: true, label: m.upheld },
              { value: false, label: m.dismissed },
            ]}
          />
        </Form.Item>
        <WhyItem name="answer" label={m.answer} missing={m.answerMissing} />
      </Form>
    </Dialog>
  );
}
