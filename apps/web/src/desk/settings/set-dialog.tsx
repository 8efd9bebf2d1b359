import { App, Checkbox, Form, Input } from "antd";
import { useState } from "react";
import { useMessages, useText } from "../../lib/language.tsx";
import { todayIso } from "../liaison/today.ts";
import { typedFen } from "../review/amount-typed.ts";
import { useTell } from "../shell/ask.ts";
import { Faults } from "../shell/faults.tsx";
import { Dialog } from "../shell/dialog.tsx";
import { ValueInput } from "./value-input.tsx";
import { settingsMessages } from "./settings.messages.ts";
import type { Setting } from "./types.ts";
import { valueTyped } from "./value-typed.ts";

type Fields = { readonly basis: string; readonly validFrom: string };
type Props = { readonly place: string; readonly setting: Setting; readonly onClose: () => void };

/** Sets what the document leaves open, on a ground and from a day on; or takes it back. */
export function SetDialog({ place, setting, onClose }: Props) {
  const m = useMessages(settingsMessages);
  const say = useText();
  const { message } = App.useApp();
  const [form] = Form.useForm<Fields>();
  const [typed, setTyped] = useState(() => typedOf(setting));
  const [takeBack, setTakeBack] = useState(false);
  const save = useTell("POST /api/v1/settings", () => {
    void message.success(m.saved);
    onClose();
  });
  const value = takeBack ? null : valueTyped(setting.is, typed);
  const send = (fields: Fields) =>
    value !== undefined && save.mutate({ body: { place, key: setting.key, value, ...fields } });
  const needed = [{ required: true, whitespace: true, message: m.needed }];
  return (
    <Dialog
      open
      title={m.dialogTitle(say(setting.label))}
      okText={m.save}
      cancelText={m.cancel}
      confirmLoading={save.isPending}
      okButtonProps={{ disabled: value === undefined }}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      <p>{say(setting.says)}</p>
      <Form<Fields> form={form} layout="vertical" initialValues={{ validFrom: todayIso() }} onFinish={send}>
        <Faults error={save.error} form={form} />
        {!takeBack && <ValueInput is={setting.is} typed={typed} onType={setTyped} />}
        {setting.set !== null && (
          <Form.Item>
            <Checkbox checked={takeBack} onChange={({ target }) => setTakeBack(target.checked)}>
              {m.takeBack}
            </Checkbox>
          </Form.Item>
        )}
        <Form.Item name="basis" label={m.basisField} extra={m.basisHint} rules={needed}>
          <Input.TextArea rows={2} maxLength={500} />
        </Form.Item>
        <Form.Item name="validFrom" label={m.from} rules={needed}>
          <Input type="date" />
        </Form.Item>
        <button type="submit" hidden />
      </Form>
    </Dialog>
  );
}

/** What stands in the field at first: the value that is set, else our reading. */
function typedOf({ is, set, reading }: Setting): string {
  const value = set?.value ?? reading;
  if (value === null) return "";
  return is.kind === "money" && typeof value === "number" ? typedFen(value) : String(value);
}
