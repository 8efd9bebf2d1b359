import type { AnswerOf } from "@jucai/contract/client";
import { App, Button, Form, Input, Select } from "antd";
import { useMessages, useText } from "../../lib/language.tsx";
import { Answered } from "../shell/answered.tsx";
import { useAsk, useTell } from "../shell/ask.ts";
import { Faults } from "../shell/faults.tsx";
import { useMay } from "../shell/session.ts";
import { recognitionsMessages } from "./recognitions.messages.ts";

type Proposal = AnswerOf<"GET /api/v1/claims/:id/level">;
type Fields = { readonly level: string; readonly until?: string; readonly basis: string };

/** On the review of a claim for a recognition: the level on which it is decided. */
export function LevelPart({ claim }: { readonly claim: string }) {
  const m = useMessages(recognitionsMessages);
  const found = useAsk("GET /api/v1/claims/:id/level", { params: { id: claim } });
  return (
    <section aria-label={m.proposal}>
      <h2>{m.proposal}</h2>
      <Answered query={found}>{(proposal) => <Level proposal={proposal} />}</Answered>
    </section>
  );
}

function Level({ proposal }: { readonly proposal: Proposal }) {
  const m = useMessages(recognitionsMessages);
  const say = useText();
  const may = useMay();
  const { message } = App.useApp();
  const [form] = Form.useForm<Fields>();
  const save = useTell("PUT /api/v1/claims/:id/level", () => void message.success(m.saved));
  const { claim: id, scheme, level, until, basis, by, held } = proposal;
  const [only, second] = scheme.levels;
  const send = ({ until: day, ...rest }: Fields) =>
    save.mutate({ params: { id }, body: { ...rest, until: day || null } });
  const needed = [{ required: true, whitespace: true, message: m.needed }];
  return (
    <>
      <p>{only && !second ? m.only(say(only.label)) : m.proposalSays}</p>
      {held.length > 0 && (
        <p>
          {m.held}：{held.map((it) => `${say(it.level.label)}（${it.number}）`).join("、")}
        </p>
      )}
      {by !== null && level !== null && (
        <p>
          <strong>{say(level.label)}</strong> {m.proposed(by)}：{basis}
        </p>
      )}
      {may("recognition", "update") && (
        <Form<Fields>
          form={form}
          layout="vertical"
          initialValues={{ ...(level && { level: level.id }), ...(until && { until }), ...(basis && { basis }) }}
          onFinish={send}
        >
          <Faults error={save.error} form={form} />
          <Form.Item name="level" label={m.level} rules={[{ required: true, message: m.needed }]}>
            <Select options={scheme.levels.map((it) => ({ value: it.id, label: say(it.label) }))} />
          </Form.Item>
          <Form.Item name="until" label={m.until2}>
            <Input type="date" />
          </Form.Item>
          <Form.Item name="basis" label={m.basis} rules={needed}>
            <Input.TextArea rows={2} maxLength={4000} />
          </Form.Item>
          <Button htmlType="submit" loading={save.isPending}>
            {m.save}
          </Button>
        </Form>
      )}
    </>
  );
}
