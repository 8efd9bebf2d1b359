import { Alert, Button, Checkbox, Form, Input, Select } from "antd";
import { useNavigate } from "react-router";
import { useMessages, useText } from "../../lib/language.tsx";
import { factJson } from "../facts/fact-input.tsx";
import { useVocabulary } from "../facts/use-vocabulary.ts";
import { useAsk, useTell } from "../shell/ask.ts";
import { Faults } from "../shell/faults.tsx";
import { Part } from "../shell/page.tsx";
import { useUnitChoice } from "../shell/unit-choice.tsx";
import { FactRows, type FactRow } from "./fact-rows.tsx";
import type { Found } from "./find-person.tsx";
import { givenOf, type OwnFields, OwnInputs } from "./own-inputs.tsx";
import { nameOrNumber, sameTail } from "./same-tail.ts";
import { windowMessages } from "./window.messages.ts";

type Fields = OwnFields & {
  /** Typed from the document of somebody who is registered: compared, not changed. */
  readonly check?: string;
  readonly facts?: readonly FactRow[];
  readonly purpose: string;
  readonly paper: string;
};

/** What is written down for the person at the counter, and on what consent. */
export function ServiceForm({ found: { person, typed } }: { readonly found: Found }) {
  const m = useMessages(windowMessages);
  const navigate = useNavigate();
  const { meaningOf } = useVocabulary();
  const { unit } = useUnitChoice();
  const [form] = Form.useForm<Fields>();
  const serve = useTell("POST /api/v1/window/services", ({ number }) => void navigate(`/window/receipts/${number}`));
  const send = ({ facts = [], purpose, paper, ...fields }: Fields) => {
    const own = givenOf(fields);
    const { name = "", ...rest } = own;
    serve.mutate({
      body: {
        ...(person
          ? { person: person.id, ...(Object.keys(own).length > 0 && { change: own }) }
          : { create: { name, ...rest, ...(unit && { unit: unit.id }) } }),
        facts: facts.map(({ fact, value }) => ({ fact, value: factJson(meaningOf(fact), value) })),
        purpose,
        paper,
      },
    });
  };
  return (
    <Form<Fields>
      form={form}
      layout="vertical"
      initialValues={person?.idMasked ? {} : { idKind: "resident_id", ...(person ? {} : nameOrNumber(typed)) }}
      onFinish={send}
      scrollToFirstError={{ focus: true }}
    >
      <Faults error={serve.error} form={form} />
      <Part title={m.write}>
        {person && <DocumentCheck masked={person.idMasked} typed={typed} />}
        <OwnInputs known={person !== undefined} />
        <FactRows />
      </Part>
      <Part title={m.consent}>
        <Consent />
      </Part>
      <Button type="primary" htmlType="submit" loading={serve.isPending}>
        {m.send}
      </Button>
    </Form>
  );
}

/** The number from the document against the tail on record: the clerk sees a mistake before he writes. */
function DocumentCheck({ masked, typed }: { readonly masked: string | null; readonly typed: string }) {
  const m = useMessages(windowMessages);
  const form = Form.useFormInstance<Fields>();
  const check = Form.useWatch("check", form) ?? "";
  if (masked === null) return <Alert type="info" showIcon title={m.noNumber} className="dk-notice" />;
  const same = check === "" ? undefined : sameTail(check, masked);
  return (
    <Form.Item
      name="check"
      label={m.check}
      initialValue={nameOrNumber(typed).idNumber}
      extra={same && m.checkRight}
      rules={[
        { required: true, message: m.checkMissing },
        {
          validator: (_, text: string | undefined) =>
            text && sameTail(text, masked) === false ? Promise.reject(new Error(m.checkWrong)) : Promise.resolve(),
        },
      ]}
    >
      <Input autoComplete="off" maxLength={40} />
    </Form.Item>
  );
}

function Consent() {
  const m = useMessages(windowMessages);
  const say = useText();
  const purposes = useAsk("GET /api/v1/purposes");
  const ticked = (message: string) => [
    {
      validator: (_: unknown, on: boolean | undefined) => (on ? Promise.resolve() : Promise.reject(new Error(message))),
    },
  ];
  const form = Form.useFormInstance<Fields>();
  const purpose: string | undefined = Form.useWatch("purpose", form);
  const chosen = purposes.data?.items.find(({ id }) => id === purpose);
  return (
    <>
      <Form.Item
        name="purpose"
        label={m.purpose}
        rules={[{ required: true, message: m.purposeMissing }]}
        extra={chosen && `${say(chosen.says)} ${say(chosen.kept)}`}
      >
        <Select
          loading={purposes.isPending}
          options={(purposes.data?.items ?? []).map(({ id, title }) => ({ value: id, label: say(title) }))}
        />
      </Form.Item>
      <Form.Item
        name="paper"
        label={m.paper}
        extra={m.paperHint}
        rules={[{ required: true, whitespace: true, message: m.paperMissing }]}
      >
        <Input maxLength={64} autoComplete="off" />
      </Form.Item>
      <Form.Item name="seen" valuePropName="checked" rules={ticked(m.seenMissing)}>
        <Checkbox>{m.seen}</Checkbox>
      </Form.Item>
      <Form.Item name="signed" valuePropName="checked" rules={ticked(m.signedMissing)}>
        <Checkbox>{m.signed}</Checkbox>
      </Form.Item>
    </>
  );
}
