import { App, Button, Form, Input, Switch } from "antd";
import { useMessages } from "../../../lib/language.tsx";
import { useTell } from "../../shell/ask.ts";
import { Faults } from "../../shell/faults.tsx";
import { Part } from "../../shell/page.tsx";
import { tasksMessages } from "../kit/tasks.messages.ts";
import type { SchemeAnswer } from "../types.ts";
import "../sittings/sittings.css";
import { ChasingFields } from "./chasing-fields.tsx";
import { type Edited, editedOf, schemeOf } from "./edited.ts";
import { LightFields } from "./light-fields.tsx";
import { Preview } from "./preview.tsx";
import { schemeMessages } from "./scheme.messages.ts";

type Fields = Edited & { readonly basis: string };
type Props = { readonly answer: SchemeAnswer; readonly onDone: () => void };

/** Changes the place's rules; what they would show stands below while they are typed. */
export function SchemeForm({ answer: { place, scheme }, onDone }: Props) {
  const m = useMessages(schemeMessages);
  const words = useMessages(tasksMessages);
  const { message } = App.useApp();
  const [form] = Form.useForm<Fields>();
  const typed: Partial<Fields> | undefined = Form.useWatch([], form);
  const tried = schemeOf({ ...editedOf(scheme), ...typed });
  const save = useTell("PUT /api/v1/light-scheme", () => {
    void message.success(m.saved);
    onDone();
  });
  const send = ({ basis, ...edited }: Fields) => {
    const made = schemeOf(edited);
    if (made) save.mutate({ body: { place, scheme: made, basis } });
  };
  return (
    <Form<Fields> form={form} layout="vertical" initialValues={editedOf(scheme)} onFinish={send}>
      <Faults error={save.error} />
      <Part title={m.lights}>
        <p className="jc-hint">{m.lightsLead}</p>
        <LightFields />
      </Part>
      <Part title={m.chasing}>
        <ChasingFields />
        <Form.Item name="nextWorkingDay" label={m.moves} valuePropName="checked">
          <Switch />
        </Form.Item>
      </Part>
      {tried && <Preview scheme={tried} />}
      <Part title={m.save}>
        <Form.Item
          name="basis"
          label={m.basis}
          extra={m.basisHint}
          rules={[{ required: true, whitespace: true, message: words.needed }]}
        >
          <Input maxLength={200} autoComplete="off" />
        </Form.Item>
        <span className="dk-acts">
          <Button type="primary" htmlType="submit" loading={save.isPending}>
            {m.save}
          </Button>
          <Button onClick={onDone}>{m.cancel}</Button>
        </span>
      </Part>
    </Form>
  );
}
