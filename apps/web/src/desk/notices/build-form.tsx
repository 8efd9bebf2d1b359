import { Button, Form, Input } from "antd";
import { useNavigate } from "react-router";
import { figureOf } from "../../lib/format.ts";
import { useMessages, useText } from "../../lib/language.tsx";
import { todayIso } from "../liaison/today.ts";
import { useTell } from "../shell/ask.ts";
import { Faults } from "../shell/faults.tsx";
import { useUnitChoice } from "../shell/unit-choice.tsx";
import { UnitSelect } from "../shell/unit-select.tsx";
import { noticesMessages } from "./notices.messages.ts";
import type { Group } from "./types.ts";

type Fields = {
  readonly title: string;
  readonly startsOn: string;
  readonly unit: string;
  readonly contact: { readonly office: string; readonly phone: string; readonly address?: string };
};
type Props = {
  readonly group: Group;
  readonly kind: "decision" | "result";
  readonly picked: Group["claims"];
};

/** Title, first day and whom to call; the last day follows from the working days of the place. */
export function BuildForm({ group, kind, picked }: Props) {
  const m = useMessages(noticesMessages);
  const say = useText();
  const go = useNavigate();
  const { unit, units } = useUnitChoice();
  const [form] = Form.useForm<Fields>();
  const save = useTell("POST /api/v1/notices", ({ id }) => void go(`/notices/${id}`));
  const sum = picked.reduce((all, { fen }) => all + (fen ?? 0), 0);
  const send = ({ contact, ...fields }: Fields) =>
    save.mutate({
      body: {
        ...fields,
        kind,
        contact: { office: contact.office, phone: contact.phone, ...(contact.address && { address: contact.address }) },
        claims: picked.map(({ id }) => id),
      },
    });
  const needed = [{ required: true, whitespace: true, message: m.needed }];
  const first = group.claims[0];
  const initial = {
    title: m.titleDefault(first ? say(first.measure.title) : ""),
    startsOn: todayIso(),
    unit: unit?.id ?? units[0]?.id,
  };
  return (
    <Form<Fields> form={form} layout="vertical" className="dk-build" initialValues={initial} onFinish={send}>
      <Faults error={save.error} form={form} />
      <Form.Item name="title" label={m.titleField} rules={needed}>
        <Input maxLength={200} />
      </Form.Item>
      <Form.Item name="startsOn" label={m.startsOn} rules={needed}>
        <Input type="date" />
      </Form.Item>
      <Form.Item name="unit" label={m.unit} rules={[{ required: true, message: m.needed }]}>
        <UnitSelect />
      </Form.Item>
      <Form.Item name={["contact", "office"]} label={m.office} rules={needed}>
        <Input maxLength={200} />
      </Form.Item>
      <Form.Item name={["contact", "phone"]} label={m.phone} rules={needed}>
        <Input maxLength={200} inputMode="tel" />
      </Form.Item>
      <Form.Item name={["contact", "address"]} label={m.address}>
        <Input maxLength={200} />
      </Form.Item>
      <p aria-live="polite">{m.chosen(picked.length, figureOf(sum))}</p>
      <Button
        type="primary"
        htmlType="submit"
        loading={save.isPending}
        disabled={picked.length === 0 || (kind === "decision" && group.days === null)}
      >
        {m.save}
      </Button>
    </Form>
  );
}
