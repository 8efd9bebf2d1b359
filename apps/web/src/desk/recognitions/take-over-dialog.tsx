import type { AnswerOf } from "@jucai/contract/client";
import { App, Form, Input, Select } from "antd";
import { useMessages, useText } from "../../lib/language.tsx";
import { useOnce } from "../funds/kit/use-once.ts";
import { FormDialog } from "../liaison/form-dialog.tsx";
import { SubjectSelect } from "../liaison/subject-select.tsx";
import { todayIso } from "../liaison/today.ts";
import { recognitionsMessages } from "./recognitions.messages.ts";

type Schemes = AnswerOf<"GET /api/v1/recognitions/schemes">["items"];
type Fields = {
  readonly scheme: string;
  readonly holder: string;
  readonly level: string;
  readonly from: string;
  readonly until?: string;
  readonly authority: string;
  readonly document: string;
};
type Props = { readonly schemes: Schemes; readonly onClose: () => void };

/** Writes down what a higher authority recognised, on its document. */
export function TakeOverDialog({ schemes, onClose }: Props) {
  const m = useMessages(recognitionsMessages);
  const say = useText();
  const { message } = App.useApp();
  const [form] = Form.useForm<Fields>();
  const outside = schemes.filter(({ decided }) => decided !== "here");
  const chosen = Form.useWatch("scheme", form) ?? outside[0]?.id;
  const scheme = outside.find(({ id }) => id === chosen);
  const save = useOnce("POST /api/v1/recognitions", () => {
    void message.success(m.taken);
    onClose();
  });
  const send = ({ holder, until, ...rest }: Fields) => {
    if (scheme === undefined) return;
    save.mutate({ body: { ...rest, until: until || null, holder: { kind: scheme.of, id: holder } } });
  };
  const needed = [{ required: true, message: m.needed }];
  return (
    <FormDialog
      title={m.takeOverTitle}
      verb={m.takeOver}
      form={form}
      initial={{ ...(outside[0] && { scheme: outside[0].id }) }}
      busy={save.isPending}
      error={save.error}
      onSend={send}
      onClose={onClose}
    >
      <Form.Item name="scheme" label={m.scheme} rules={needed}>
        <Select options={outside.map(({ id, name }) => ({ value: id, label: say(name) }))} />
      </Form.Item>
      <Form.Item name="holder" label={m.holder} rules={needed}>
        <SubjectSelect kind={scheme?.of ?? "person"} />
      </Form.Item>
      <Form.Item name="level" label={m.level} rules={needed}>
        <Select options={(scheme?.levels ?? []).map(({ id, label }) => ({ value: id, label: say(label) }))} />
      </Form.Item>
      <Form.Item name="authority" label={m.authority} rules={needed}>
        <Input maxLength={200} autoComplete="off" />
      </Form.Item>
      <Form.Item name="document" label={m.document} rules={needed}>
        <Input maxLength={200} autoComplete="off" />
      </Form.Item>
      <Form.Item name="from" label={m.from} rules={needed}>
        <Input type="date" max={todayIso()} />
      </Form.Item>
      <Form.Item name="until" label={m.until}>
        <Input type="date" />
      </Form.Item>
    </FormDialog>
  );
}
