import type { AnswerOf } from "@jucai/contract/client";
import { App, Button, Form, InputNumber, Select, Switch } from "antd";
import { useMessages } from "../../lib/language.tsx";
import { Answered } from "../shell/answered.tsx";
import { useAsk, useTell } from "../shell/ask.ts";
import { Faults } from "../shell/faults.tsx";
import { useMay } from "../shell/session.ts";
import { shellMessages } from "../shell/shell.messages.ts";
import { accountsMessages } from "./accounts.messages.ts";
import { roles } from "./roles.ts";

type Settings = AnswerOf<"GET /api/v1/directory/settings">;

/** How sign-in and the separation of duties are set; only the security administrator changes it. */
export function DirectorySettings() {
  const settings = useAsk("GET /api/v1/directory/settings");
  return <Answered query={settings}>{(found) => <SettingsForm settings={found} />}</Answered>;
}

function SettingsForm({ settings }: { readonly settings: Settings }) {
  const m = useMessages(accountsMessages);
  const shell = useMessages(shellMessages);
  const may = useMay();
  const { message } = App.useApp();
  const [form] = Form.useForm<Settings>();
  const save = useTell("PUT /api/v1/directory/settings", () => void message.success(shell.saved));
  const fixed = !may("grant", "approve");
  return (
    <Form<Settings>
      form={form}
      layout="vertical"
      className="dk-form"
      disabled={fixed}
      initialValues={settings}
      onFinish={(body) => save.mutate({ body })}
    >
      <Faults error={save.error} form={form} />
      <Form.Item name="separateDuties" label={m.separate} extra={m.separateLead} valuePropName="checked">
        <Switch />
      </Form.Item>
      <Form.Item name="idleMinutes" label={m.idle}>
        <InputNumber min={5} max={120} precision={0} />
      </Form.Item>
      <Form.Item name="secondStepRoles" label={m.stepRoles}>
        <Select
          mode="multiple"
          showSearch={{ optionFilterProp: "label" }}
          options={roles.map((value) => ({ value, label: m[value] }))}
        />
      </Form.Item>
      {!fixed && (
        <Button type="primary" htmlType="submit" loading={save.isPending}>
          {m.save}
        </Button>
      )}
    </Form>
  );
}
