import { App, Form, Input, InputNumber } from "antd";
import { useMessages } from "../../lib/language.tsx";
import { FormDialog } from "../liaison/form-dialog.tsx";
import { SubjectSelect } from "../liaison/subject-select.tsx";
import { todayIso } from "../liaison/today.ts";
import { useTell } from "../shell/ask.ts";
import { useUnitChoice } from "../shell/unit-choice.tsx";
import { UnitSelect } from "../shell/unit-select.tsx";
import { needsMessages } from "./needs.messages.ts";
import type { Need } from "./types.ts";

type Fields = {
  readonly post: string;
  readonly count: number;
  readonly skills?: string;
  readonly pay?: string;
  readonly contact?: string;
  readonly validUntil?: string;
};
type NewFields = Fields & { readonly employer: string; readonly unit: string };

/** What is left empty is not sent. */
const given = ({ post, count, skills, pay, contact, validUntil }: Fields) => ({
  post,
  count,
  ...(skills?.trim() && { skills }),
  ...(pay?.trim() && { pay }),
  ...(contact?.trim() && { contact }),
  ...(validUntil && { validUntil }),
});

/** Says what was done and closes the dialog. */
function useDone(says: string, onClose: () => void): () => void {
  const { message } = App.useApp();
  return () => {
    void message.success(says);
    onClose();
  };
}

/** Writes down a need; of one company when it is asked for on that company's page. */
export function NewNeedDialog({ employer, onClose }: { readonly employer?: string; readonly onClose: () => void }) {
  const m = useMessages(needsMessages);
  const { unit, units } = useUnitChoice();
  const [form] = Form.useForm<NewFields>();
  const save = useTell("POST /api/v1/needs", useDone(m.saved, onClose));
  const first = unit?.id ?? units[0]?.id;
  return (
    <FormDialog
      title={m.addTitle}
      verb={m.add}
      form={form}
      initial={{ count: 1, ...(first && { unit: first }), ...(employer && { employer }) }}
      busy={save.isPending}
      error={save.error}
      onSend={(fields) => save.mutate({ body: { employer: fields.employer, unit: fields.unit, ...given(fields) } })}
      onClose={onClose}
    >
      <Form.Item
        name="employer"
        label={m.employer}
        hidden={employer !== undefined}
        rules={[{ required: true, message: m.needEmployer }]}
      >
        {employer === undefined ? <SubjectSelect kind="employer" /> : <Input />}
      </Form.Item>
      <NeedFields />
      <Form.Item name="unit" label={m.unit} rules={[{ required: true, message: m.needUnit }]}>
        <UnitSelect />
      </Form.Item>
    </FormDialog>
  );
}

/** Changes a need, which confirms it for this quarter as well. */
export function ChangeNeedDialog({ need, onClose }: { readonly need: Need; readonly onClose: () => void }) {
  const m = useMessages(needsMessages);
  const [form] = Form.useForm<Fields>();
  const save = useTell("PUT /api/v1/needs/:id", useDone(m.changed, onClose));
  const { post, count, skills, pay, contact, validUntil } = need;
  return (
    <FormDialog
      title={m.changeTitle}
      verb={m.change}
      form={form}
      initial={{
        post,
        count,
        ...(skills && { skills }),
        ...(pay && { pay }),
        ...(contact && { contact }),
        ...(validUntil && { validUntil }),
      }}
      busy={save.isPending}
      error={save.error}
      onSend={(fields) => save.mutate({ params: { id: need.id }, body: given(fields) })}
      onClose={onClose}
    >
      <p>{m.changeSays}</p>
      <NeedFields />
    </FormDialog>
  );
}

export function CloseNeedDialog({ need, onClose }: { readonly need: Need; readonly onClose: () => void }) {
  const m = useMessages(needsMessages);
  const [form] = Form.useForm<{ why: string }>();
  const close = useTell("POST /api/v1/needs/:id/close", useDone(m.ended, onClose));
  return (
    <FormDialog
      title={m.closeTitle}
      verb={m.close}
      form={form}
      busy={close.isPending}
      error={close.error}
      onSend={(body) => close.mutate({ params: { id: need.id }, body })}
      onClose={onClose}
    >
      <Form.Item
        name="why"
        label={m.why}
        extra={m.whyHint}
        rules={[{ required: true, whitespace: true, message: m.needed }]}
      >
        <Input maxLength={200} />
      </Form.Item>
    </FormDialog>
  );
}

function NeedFields() {
  const m = useMessages(needsMessages);
  return (
    <>
      <Form.Item name="post" label={m.post} rules={[{ required: true, whitespace: true, message: m.needed }]}>
        <Input maxLength={200} autoComplete="off" />
      </Form.Item>
      <Form.Item
        name="count"
        label={m.count}
        rules={[{ required: true, type: "integer", min: 1, max: 100_000, message: m.countWrong }]}
      >
        <InputNumber inputMode="numeric" controls={false} />
      </Form.Item>
      <Form.Item name="skills" label={m.skills} extra={m.skillsHint}>
        <Input maxLength={200} autoComplete="off" />
      </Form.Item>
      <Form.Item name="pay" label={m.pay} extra={m.payHint}>
        <Input maxLength={200} autoComplete="off" />
      </Form.Item>
      <Form.Item name="contact" label={m.contact}>
        <Input maxLength={200} autoComplete="off" />
      </Form.Item>
      <Form.Item name="validUntil" label={m.validUntil} extra={m.validHint}>
        <Input type="date" min={todayIso()} />
      </Form.Item>
    </>
  );
}
