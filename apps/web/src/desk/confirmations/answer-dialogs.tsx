import type { ConfirmationLine } from "@jucai/contract";
import { Alert, Checkbox, Form, Input } from "antd";
import { useState } from "react";
import { useMessages, useText } from "../../lib/language.tsx";
import { valueTyped } from "../../portal/my/apply/case-text.ts";
import { useOnce } from "../funds/kit/use-once.ts";
import { Faults } from "../shell/faults.tsx";
import { Dialog } from "../shell/dialog.tsx";
import { confirmationsMessages } from "./confirmations.messages.ts";
import type { Said } from "./outcome.tsx";
import { RightValue } from "./right-value.tsx";

type Props = {
  readonly line: ConfirmationLine;
  readonly onDone: (said: Said) => void;
  readonly onClose: () => void;
};
const keyOf = ({ field, line }: ConfirmationLine["facts"][number]) => `${field.fact} ${line ?? ""}`;

/** Which facts are not true, what is right where that is known, and in words why. */
export function WrongDialog({ line, onDone, onClose }: Props) {
  const m = useMessages(confirmationsMessages);
  const say = useText();
  const [form] = Form.useForm<{ words: string }>();
  const [wrong, setWrong] = useState<readonly string[]>(() => (line.facts.length === 1 ? line.facts.map(keyOf) : []));
  const [right, setRight] = useState<Readonly<Record<string, string>>>({});
  const [tried, setTried] = useState(false);
  const send = useOnce("POST /api/v1/confirmations", onDone);
  const give = ({ words }: { readonly words: string }) => {
    setTried(true);
    if (wrong.length === 0) return;
    const said = line.facts
      .filter((fact) => wrong.includes(keyOf(fact)))
      .map((fact) => {
        const value = valueTyped(fact.field, right[keyOf(fact)] ?? "");
        const known = value !== null && value !== undefined;
        return { fact: fact.field.fact, line: fact.line, ...(known && { right: value }) };
      });
    send.mutate({ body: { answers: [{ claim: line.claim, answer: "false", words, wrong: said }] } });
  };
  return (
    <Dialog
      open
      title={m.wrongTitle(line.worker)}
      okText={m.submit}
      cancelText={m.cancel}
      confirmLoading={send.isPending}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      <Faults error={send.error} form={form} />
      <p className="jc-hint">{m.wrongWhich}</p>
      {tried && wrong.length === 0 && <Alert type="error" role="alert" showIcon title={m.whichMissing} />}
      {line.facts.map((fact) => {
        const key = keyOf(fact);
        return (
          <div key={key}>
            <Checkbox
              checked={wrong.includes(key)}
              onChange={({ target }) => setWrong(target.checked ? [...wrong, key] : wrong.filter((one) => one !== key))}
            >
              {fact.line !== null && `${m.line(fact.line + 1)} `}
              {say(fact.field.label)} <strong>{say(fact.shown)}</strong>
            </Checkbox>
            {wrong.includes(key) && (
              <RightValue
                field={fact.field}
                label={m.right(say(fact.field.label))}
                typed={right[key] ?? ""}
                onType={(typed) => setRight({ ...right, [key]: typed })}
              />
            )}
          </div>
        );
      })}
      <Form form={form} layout="vertical" preserve={false} onFinish={give}>
        <Form.Item
          name="words"
          label={m.words}
          extra={m.wordsHint}
          rules={[{ required: true, whitespace: true, message: m.wordsMissing }]}
        >
          <Input.TextArea rows={3} maxLength={1000} />
        </Form.Item>
      </Form>
    </Dialog>
  );
}

/** The worker is not one's own: a word on it helps the office, and is not asked for. */
export function NotOursDialog({ line, onDone, onClose }: Props) {
  const m = useMessages(confirmationsMessages);
  const [form] = Form.useForm<{ words?: string }>();
  const send = useOnce("POST /api/v1/confirmations", onDone);
  const give = ({ words = "" }: { readonly words?: string }) =>
    send.mutate({
      body: {
        answers: [{ claim: line.claim, answer: "not_ours", ...(words.trim() !== "" && { words: words.trim() }) }],
      },
    });
  return (
    <Dialog
      open
      title={m.notOursTitle(line.worker)}
      okText={m.notOurs}
      cancelText={m.cancel}
      confirmLoading={send.isPending}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      <Faults error={send.error} form={form} />
      <Form form={form} layout="vertical" preserve={false} onFinish={give}>
        <Form.Item name="words" label={m.words}>
          <Input.TextArea rows={2} maxLength={1000} />
        </Form.Item>
      </Form>
    </Dialog>
  );
}
