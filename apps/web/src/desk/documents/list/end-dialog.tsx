import { App, Form, Input, Select } from "antd";
import { useMessages, useText } from "../../../lib/language.tsx";
import { todayIso } from "../../liaison/today.ts";
import { useAsk, useTell } from "../../shell/ask.ts";
import { Dialog } from "../../shell/dialog.tsx";
import { Faults } from "../../shell/faults.tsx";
import { documentsMessages } from "./documents.messages.ts";

type Fields = { readonly from: string; readonly basis: string; readonly successor?: string };
type Props = {
  readonly document: string;
  readonly title: string;
  readonly kind: "repeal" | "supersede";
  readonly onClose: () => void;
};

/** Asks for a document to be repealed or superseded; somebody else makes it so. */
export function EndDialog({ document, title, kind, onClose }: Props) {
  const m = useMessages(documentsMessages);
  const say = useText();
  const { message } = App.useApp();
  const [form] = Form.useForm<Fields>();
  const policies = useAsk("GET /api/v1/policies", { query: { pageSize: 100 } }, { enabled: kind === "supersede" });
  const ask = useTell("POST /api/v1/policies/:id/endings", () => {
    void message.success(m.asked);
    onClose();
  });
  const needed = [{ required: true, whitespace: true, message: m.needed }];
  return (
    <Dialog
      open
      title={kind === "repeal" ? m.repealTitle(title) : m.supersedeTitle(title)}
      okText={m.ask}
      cancelText={m.cancel}
      okButtonProps={{ danger: true }}
      confirmLoading={ask.isPending}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      <p>{m.endNote}</p>
      <Form<Fields>
        form={form}
        layout="vertical"
        initialValues={{ from: todayIso() }}
        onFinish={(fields) =>
          ask.mutate({ params: { id: document }, body: { kind, ...fields, successor: fields.successor ?? null } })
        }
      >
        <Faults error={ask.error} form={form} />
        <Form.Item name="from" label={m.endFrom} extra={m.endFromHint} rules={needed}>
          <Input type="date" />
        </Form.Item>
        <Form.Item name="basis" label={m.endBasis} extra={m.endBasisHint} rules={needed}>
          <Input maxLength={200} />
        </Form.Item>
        {kind === "supersede" && (
          <Form.Item name="successor" label={m.successor} rules={needed}>
            <Select
              showSearch={{ optionFilterProp: "label" }}
              options={(policies.data?.items ?? [])
                .filter(({ id }) => id !== document)
                .map(({ id, title: name }) => ({ value: id, label: say(name) }))}
            />
          </Form.Item>
        )}
        <button type="submit" hidden />
      </Form>
    </Dialog>
  );
}
