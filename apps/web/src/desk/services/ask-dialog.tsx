import { App, Form, Input, Select } from "antd";
import { useMessages, useText } from "../../lib/language.tsx";
import { useOnce } from "../funds/kit/use-once.ts";
import { FormDialog } from "../liaison/form-dialog.tsx";
import { useAsk } from "../shell/ask.ts";
import { useSession } from "../shell/session.ts";
import { servicesMessages } from "./services.messages.ts";

type Fields = {
  readonly service: string;
  readonly answers?: Readonly<Record<string, string | undefined>>;
  readonly words?: string;
};

/** The employer for which the reader is clerk; undefined for whoever works in an office. */
export function useOwnEmployer(): string | undefined {
  return useSession().roles.find(({ role }) => role === "employer_clerk")?.unit.id;
}

/** A clerk asks for a service for his employer. */
export function AskDialog({ employer, onClose }: { readonly employer: string; readonly onClose: () => void }) {
  const m = useMessages(servicesMessages);
  const say = useText();
  const { message } = App.useApp();
  const [form] = Form.useForm<Fields>();
  const services = useAsk("GET /api/v1/services", { query: { employer } }).data?.items ?? [];
  const chosen = Form.useWatch("service", form);
  const service = services.find(({ id }) => id === chosen);
  const ask = useOnce("POST /api/v1/service-requests", () => {
    void message.success(m.saved);
    onClose();
  });
  const send = ({ answers = {}, words }: Fields) => {
    if (service === undefined) return;
    const given = Object.fromEntries(Object.entries(answers).flatMap(([key, value]) => (value ? [[key, value]] : [])));
    const asker = { kind: "employer" as const, id: employer };
    ask.mutate({
      body: { service: service.id, place: service.place, asker, answers: given, ...(words?.trim() && { words }) },
    });
  };
  const needed = [{ required: true, message: m.needed }];
  return (
    <FormDialog
      title={m.askTitle}
      verb={m.ask}
      form={form}
      busy={ask.isPending}
      error={ask.error}
      onSend={send}
      onClose={onClose}
    >
      <Form.Item name="service" label={m.service} rules={needed}>
        <Select options={services.map(({ id, name }) => ({ value: id, label: say(name) }))} />
      </Form.Item>
      {service && (
        <p>
          {say(service.who)} · {service.units.map(say).join("、")}
        </p>
      )}
      {service?.asks.map(({ key, label, type, required, values }) => (
        <Form.Item key={key} name={["answers", key]} label={say(label)} rules={required ? needed : []}>
          {type === "choice" ? (
            <Select options={values.map((it) => ({ value: it.id, label: say(it.label) }))} />
          ) : (
            <Input type={type === "date" ? "date" : "text"} maxLength={1000} autoComplete="off" />
          )}
        </Form.Item>
      ))}
      <Form.Item name="words" label={m.words}>
        <Input.TextArea rows={3} maxLength={4000} />
      </Form.Item>
    </FormDialog>
  );
}
