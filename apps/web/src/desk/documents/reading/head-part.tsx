import { App, Button, Form, Input } from "antd";
import { useState } from "react";
import { formatIsoDay } from "../../../lib/format.ts";
import { useLanguage, useMessages } from "../../../lib/language.tsx";
import { Dialog } from "../../shell/dialog.tsx";
import { Faults } from "../../shell/faults.tsx";
import { Part } from "../../shell/page.tsx";
import { draftMessages } from "../draft.messages.ts";
import type { Draft } from "../types.ts";
import { useChange, useEditable } from "../use-draft.ts";

/** Title, number, issuer, days and force of the document, with the way to put them right. */
export function HeadPart({ draft, folded = false }: { readonly draft: Draft; readonly folded?: boolean }) {
  const m = useMessages(draftMessages);
  const { language } = useLanguage();
  const editable = useEditable(draft);
  const [editing, setEditing] = useState(false);
  const { policy, title, short, number, issuer, issued, from, to, force } = draft.head;
  const day = (iso: string | null) => iso && formatIsoDay(iso, language);
  const facts: readonly (readonly [string, string | null])[] = [
    [m.title, title],
    [m.short, short],
    [m.number, number],
    [m.issuer, issuer],
    [m.issued, day(issued)],
    [m.from, day(from)],
    [m.to, day(to)],
    [m.forceSays, force.says],
    [m.policy, policy],
  ];
  const missing = facts.filter(([, says]) => !says).length;
  const edit = editable && (
    <Button size="small" onClick={() => setEditing(true)}>
      {m.headEdit}
    </Button>
  );
  const list = (
    <dl className="dk-facts">
      {facts.map(([name, says]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd lang="zh-CN">{says || <span className="jc-hint">{m.unset}</span>}</dd>
        </div>
      ))}
    </dl>
  );
  return (
    <>
      {folded ? (
        <details className="dk-part dk-problem-list">
          <summary>
            <strong>{m.head}</strong> <span className="jc-hint">{missing > 0 ? m.headMissing(missing) : title}</span>
          </summary>
          {list}
          {edit}
        </details>
      ) : (
        <Part title={m.head} actions={edit}>
          {list}
        </Part>
      )}
      {editing && <HeadDialog draft={draft} onClose={() => setEditing(false)} />}
    </>
  );
}

type Fields = Record<"policy" | "title" | "short" | "number" | "issuer" | "issued" | "from" | "to", string> & {
  readonly clause: string;
  readonly says: string;
};

function HeadDialog({ draft, onClose }: { readonly draft: Draft; readonly onClose: () => void }) {
  const m = useMessages(draftMessages);
  const { message } = App.useApp();
  const [form] = Form.useForm<Fields>();
  const change = useChange(draft, () => {
    void message.success(m.saved);
    onClose();
  });
  const { head } = draft;
  const orNull = (typed: string | undefined) => (typed?.trim() ? typed.trim() : null);
  const save = ({ clause = "", says = "", policy, title, short, ...rest }: Fields) =>
    change.mutate([
      {
        do: "head",
        head: {
          policy: policy.trim(),
          title: title.trim(),
          short: short.trim(),
          number: orNull(rest.number),
          issuer: orNull(rest.issuer),
          issued: orNull(rest.issued),
          from: orNull(rest.from),
          to: orNull(rest.to),
          force: { clause, says },
        },
      },
    ]);
  return (
    <Dialog
      open
      title={m.headEdit}
      width={720}
      okText={m.save}
      cancelText={m.cancel}
      confirmLoading={change.isPending}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      <Form<Fields>
        form={form}
        layout="vertical"
        initialValues={{ ...head, clause: head.force.clause, says: head.force.says }}
        onFinish={save}
      >
        <Faults error={change.error} />
        <Form.Item name="title" label={m.title}>
          <Input.TextArea autoSize maxLength={300} />
        </Form.Item>
        <div className="dk-row-fields">
          <Form.Item name="short" label={m.short}>
            <Input maxLength={100} />
          </Form.Item>
          <Form.Item name="number" label={m.number}>
            <Input maxLength={100} />
          </Form.Item>
          <Form.Item name="issuer" label={m.issuer}>
            <Input maxLength={200} />
          </Form.Item>
          <Form.Item name="policy" label={m.policy} extra={m.policyHint}>
            <Input maxLength={64} />
          </Form.Item>
          <Form.Item name="issued" label={m.issued}>
            <Input type="date" />
          </Form.Item>
          <Form.Item name="from" label={m.from}>
            <Input type="date" />
          </Form.Item>
          <Form.Item name="to" label={m.to} extra={m.toHint}>
            <Input type="date" />
          </Form.Item>
          <Form.Item name="clause" label={m.forceClause}>
            <Input maxLength={100} />
          </Form.Item>
        </div>
        <Form.Item name="says" label={m.forceSays}>
          <Input.TextArea autoSize maxLength={500} />
        </Form.Item>
        <button type="submit" hidden />
      </Form>
    </Dialog>
  );
}
