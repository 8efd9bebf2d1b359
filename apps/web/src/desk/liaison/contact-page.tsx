import { App, Button, Checkbox, Form, Input, Radio, Select } from "antd";
import { useNavigate, useSearchParams } from "react-router";
import { useMessages } from "../../lib/language.tsx";
import { useAsk, useTell } from "../shell/ask.ts";
import { Faults } from "../shell/faults.tsx";
import { Page } from "../shell/page.tsx";
import { useUnitChoice } from "../shell/unit-choice.tsx";
import { UnitSelect } from "../shell/unit-select.tsx";
import { liaisonMessages } from "./liaison.messages.ts";
import { SubjectSelect } from "./subject-select.tsx";
import { todayIso } from "./today.ts";

const kinds = ["visit", "call", "message", "letter", "gathering", "symposium", "other"] as const;

type Fields = {
  readonly of: "person" | "employer";
  readonly subject: string;
  readonly kind: (typeof kinds)[number];
  readonly on?: string;
  readonly unknownDay?: boolean;
  readonly summary: string;
  readonly unit: string;
  readonly event?: string;
};

/** One screen at somebody's door: how, when, what was said. */
export function ContactPage() {
  const m = useMessages(liaisonMessages);
  const navigate = useNavigate();
  const { message } = App.useApp();
  const [search] = useSearchParams();
  const { unit, units } = useUnitChoice();
  const [form] = Form.useForm<Fields>();
  const given = search.get("subject");
  const of = Form.useWatch("of", form) ?? (search.get("kind") === "employer" ? "employer" : "person");
  const chosen = Form.useWatch("subject", form);
  const unknownDay = Form.useWatch("unknownDay", form) === true;
  const save = useTell("POST /api/v1/contacts", () => {
    void message.success(m.saved);
    void navigate(-1);
  });
  const send = (fields: Fields) =>
    save.mutate({
      body: {
        subject: { kind: fields.of, id: fields.subject },
        kind: fields.kind,
        on: fields.unknownDay ? null : (fields.on ?? null),
        summary: fields.summary,
        unit: fields.unit,
        ...(fields.event && { event: fields.event }),
      },
    });
  return (
    <Page
      title={given ? m.recordOf(search.get("name") ?? "") : m.contactTitle}
      crumbs={[{ title: m.title, to: "/liaison" }]}
    >
      <Form<Fields>
        form={form}
        layout="vertical"
        className="dk-form"
        initialValues={{
          of,
          subject: given ?? undefined,
          kind: "visit",
          on: todayIso(),
          unit: search.get("unit") ?? unit?.id ?? units[0]?.id,
          event: search.get("event") ?? undefined,
        }}
        onFinish={send}
      >
        <Faults error={save.error} form={form} />
        <Form.Item name="of" hidden={given !== null} label={m.of}>
          <Radio.Group
            options={[
              { value: "person", label: m.person },
              { value: "employer", label: m.employer },
            ]}
          />
        </Form.Item>
        <Form.Item
          name="subject"
          hidden={given !== null}
          label={m.subject}
          rules={[{ required: true, message: m.needSubject }]}
        >
          {given ? <Input /> : <SubjectSelect key={of} kind={of} />}
        </Form.Item>
        <Form.Item name="kind" label={m.contactKind}>
          <Radio.Group
            className="dk-kinds"
            options={kinds.map((value) => ({ value, label: value === "call" ? m.call_ : m[value] }))}
          />
        </Form.Item>
        <Form.Item name="on" label={m.on} rules={[{ required: !unknownDay, message: m.needed }]}>
          <Input type="date" max={todayIso()} disabled={unknownDay} />
        </Form.Item>
        <Form.Item name="unknownDay" valuePropName="checked">
          <Checkbox>{m.onUnknown}</Checkbox>
        </Form.Item>
        <Form.Item
          name="summary"
          label={m.summary}
          extra={m.summaryHint}
          rules={[{ required: true, whitespace: true, message: m.needed }]}
        >
          <Input.TextArea rows={4} maxLength={4000} />
        </Form.Item>
        <EventChoice subject={given ?? chosen} />
        <Form.Item name="unit" label={m.unit} rules={[{ required: true, message: m.needUnit }]}>
          <UnitSelect />
        </Form.Item>
        <Button type="primary" htmlType="submit" loading={save.isPending} block>
          {m.save}
        </Button>
      </Form>
    </Page>
  );
}

/** Which open major event this contact answers; nothing to ask when there is none. */
function EventChoice({ subject }: { readonly subject: string | undefined }) {
  const m = useMessages(liaisonMessages);
  const { data } = useAsk(
    "GET /api/v1/liaison/events",
    { query: { ...(subject && { subject }), state: "open" } },
    { enabled: subject !== undefined },
  );
  if (!data || data.items.length === 0) return null;
  return (
    <Form.Item name="event" label={m.event}>
      <Select
        allowClear
        placeholder={m.eventNone}
        options={data.items.map(({ id, what, on, due }) => ({ value: id, label: m.eventLine(what, on, due) }))}
      />
    </Form.Item>
  );
}
