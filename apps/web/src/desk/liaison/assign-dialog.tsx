import { Alert, App, Checkbox, Form, Input, Radio, Select } from "antd";
import { useMessages, useText } from "../../lib/language.tsx";
import { useAsk, useTell } from "../shell/ask.ts";
import { Faults } from "../shell/faults.tsx";
import { Dialog } from "../shell/dialog.tsx";
import { useSession } from "../shell/session.ts";
import { useUnitChoice } from "../shell/unit-choice.tsx";
import { UnitSelect } from "../shell/unit-select.tsx";
import { liaisonMessages } from "./liaison.messages.ts";
import { SubjectSelect } from "./subject-select.tsx";
import { todayIso } from "./today.ts";
import type { Subject } from "./types.ts";

const kinds = ["office", "leader", "specialist", "team"] as const;

type Fields = {
  readonly of: Subject["kind"];
  readonly subject: string;
  readonly duty?: string;
  readonly kind: (typeof kinds)[number];
  readonly role?: string;
  readonly mine?: boolean;
  readonly name: string;
  readonly title?: string;
  readonly unit: string;
  readonly from: string;
};

type Props = {
  /** Whom, when that is settled already. */
  readonly subject?: Pick<Subject, "kind" | "id" | "name">;
  readonly duty?: string;
  readonly role?: string;
  readonly onClose: () => void;
};

/** Who shall keep in touch with whom, as what, from which day on. */
export function AssignDialog({ subject, duty, role, onClose }: Props) {
  const m = useMessages(liaisonMessages);
  const { message } = App.useApp();
  const { account } = useSession();
  const { unit } = useUnitChoice();
  const [form] = Form.useForm<Fields>();
  const of = Form.useWatch("of", form) ?? subject?.kind ?? "person";
  const assign = useTell("POST /api/v1/liaisons", () => {
    void message.success(m.assigned);
    onClose();
  });
  const send = (given: Fields) =>
    assign.mutate({
      body: {
        subject: { kind: given.of, id: given.subject },
        kind: given.kind,
        contact: {
          name: given.name.trim(),
          ...(given.mine && { account: account.id }),
          ...(given.title && { title: given.title }),
        },
        unit: given.unit,
        from: given.from,
        ...(given.duty && { duty: given.duty }),
        ...(given.role && { role: given.role }),
      },
    });
  const needed = [{ required: true, message: m.needed }];
  return (
    <Dialog
      open
      title={subject ? `${m.assign}：${subject.name}` : m.assign}
      okText={m.assign}
      cancelText={m.cancel}
      confirmLoading={assign.isPending}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      <Form<Fields>
        form={form}
        layout="vertical"
        initialValues={{
          of: subject?.kind ?? "person",
          subject: subject?.id,
          duty,
          role,
          kind: role ? "team" : "office",
          unit: unit?.id,
          from: todayIso(),
        }}
        onFinish={send}
      >
        <Faults error={assign.error} form={form} />
        <Form.Item name="of" hidden={subject !== undefined} label={m.of}>
          <Radio.Group
            options={[
              { value: "person", label: m.person },
              { value: "employer", label: m.employer },
            ]}
          />
        </Form.Item>
        <Form.Item
          name="subject"
          hidden={subject !== undefined}
          label={m.subject}
          rules={[{ required: true, message: m.needSubject }]}
        >
          {subject ? <Input /> : <SubjectSelect key={of} kind={of} />}
        </Form.Item>
        <Duty of={of} />
        <Form.Item name="kind" label={m.kind}>
          <Radio.Group options={kinds.map((value) => ({ value, label: m[value] }))} />
        </Form.Item>
        <Form.Item name="mine" valuePropName="checked">
          <Checkbox onChange={({ target }) => target.checked && form.setFieldValue("name", account.name)}>
            {m.byMe}
          </Checkbox>
        </Form.Item>
        <Form.Item name="name" label={m.who} rules={needed}>
          <Input maxLength={60} autoComplete="off" />
        </Form.Item>
        <Form.Item name="title" label={m.title_}>
          <Input maxLength={60} autoComplete="off" />
        </Form.Item>
        <Form.Item name="unit" label={m.unit} rules={[{ required: true, message: m.needUnit }]}>
          <UnitSelect />
        </Form.Item>
        <Form.Item name="from" label={m.from} rules={needed}>
          <Input type="date" />
        </Form.Item>
      </Form>
    </Dialog>
  );
}

/** Which duty of a document it serves; a duty with a team says whom it wants, and asks for the place in it. */
function Duty({ of }: { readonly of: Subject["kind"] }) {
  const m = useMessages(liaisonMessages);
  const say = useText();
  const form = Form.useFormInstance<Fields>();
  const { data } = useAsk("GET /api/v1/liaison/duties");
  const duties = (data?.duties ?? []).filter((one) => one.of === of);
  const duty: string | undefined = Form.useWatch("duty", form);
  const chosen = duties.find(({ id }) => id === duty);
  const team = chosen?.team ?? [];
  return (
    <>
      <Form.Item name="duty" label={m.duty}>
        <Select allowClear options={duties.map(({ id, name }) => ({ value: id, label: say(name) }))} />
      </Form.Item>
      {team.length > 0 && (
        <>
          <Alert
            type="info"
            title={m.teamOf(team.map(({ label, count }) => m.teamPart(say(label), count)).join("、"))}
          />
          <Form.Item name="role" label={m.role}>
            <Select allowClear options={team.map(({ role, label }) => ({ value: role, label: say(label) }))} />
          </Form.Item>
        </>
      )}
    </>
  );
}
