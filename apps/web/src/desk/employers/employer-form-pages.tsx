import { App, Button, Form, Input, Select } from "antd";
import { useNavigate, useParams } from "react-router";
import { useMessages } from "../../lib/language.tsx";
import { Answered } from "../shell/answered.tsx";
import { useAsk, useTell } from "../shell/ask.ts";
import { Faults } from "../shell/faults.tsx";
import { Page } from "../shell/page.tsx";
import { shellMessages } from "../shell/shell.messages.ts";
import type { Employer } from "./employer-page.tsx";
import { employersMessages } from "./employers.messages.ts";

type Fields = {
  readonly name: string;
  readonly aliases?: string[];
} & Partial<Record<"uscc" | "phone" | "address" | "contactName" | "contactPhone" | "bankAccount" | "bankName", string>>;

/** Registers an employer and its unit. */
export function NewEmployerPage() {
  const m = useMessages(employersMessages);
  const navigate = useNavigate();
  const saved = useSaved();
  const create = useTell("POST /api/v1/employers", (employer) => {
    saved(employer);
    void navigate(`/employers/${employer.id}`, { replace: true });
  });
  return (
    <Page title={m.newTitle} crumbs={[{ title: m.title, to: "/employers" }]}>
      <EmployerForm
        busy={create.isPending}
        error={create.error}
        onSave={({ name, ...fields }) => create.mutate({ body: { ...given(fields), name } })}
      />
    </Page>
  );
}

/** Changes an employer's own fields. */
export function EditEmployerPage() {
  const m = useMessages(employersMessages);
  const { id = "" } = useParams();
  const employer = useAsk("GET /api/v1/employers/:id", { params: { id } });
  if (employer.data !== undefined) return <Edit employer={employer.data} />;
  return (
    <Page title={m.edit} crumbs={[{ title: m.title, to: "/employers" }]}>
      <Answered query={employer}>{() => null}</Answered>
    </Page>
  );
}

function Edit({ employer }: { readonly employer: Employer }) {
  const m = useMessages(employersMessages);
  const navigate = useNavigate();
  const saved = useSaved();
  const page = `/employers/${employer.id}`;
  const change = useTell("PATCH /api/v1/employers/:id", (after) => {
    saved(after);
    void navigate(page, { replace: true });
  });
  const emptied = (fields: Fields) =>
    (["uscc", "phone", "address"] as const).filter((field) => employer[field] !== null && !fields[field]);
  return (
    <Page
      title={m.editTitle(employer.name)}
      crumbs={[
        { title: m.title, to: "/employers" },
        { title: employer.name, to: page },
      ]}
    >
      <EmployerForm
        employer={employer}
        busy={change.isPending}
        error={change.error}
        onSave={(fields) =>
          change.mutate({
            params: { id: employer.id },
            body: {
              ...given(fields),
              ...Object.fromEntries(emptied(fields).map((field) => [field, null])),
              aliases: fields.aliases ?? [],
              version: employer.version,
            },
          })
        }
      />
    </Page>
  );
}

function EmployerForm({
  employer,
  busy,
  error,
  onSave,
}: {
  readonly employer?: Employer;
  readonly busy: boolean;
  readonly error: unknown;
  readonly onSave: (fields: Fields) => void;
}) {
  const m = useMessages(employersMessages);
  const [form] = Form.useForm<Fields>();
  const initial = employer && {
    name: employer.name,
    aliases: employer.aliases,
    uscc: employer.uscc,
    phone: employer.phone,
    address: employer.address,
  };
  return (
    <Form<Fields>
      form={form}
      layout="vertical"
      className="dk-form"
      initialValues={initial as Record<string, unknown>}
      onFinish={onSave}
    >
      <Faults error={error} form={form} />
      <Form.Item name="name" label={m.name} rules={[{ required: true, whitespace: true, message: m.needName }]}>
        <Input maxLength={200} autoComplete="off" />
      </Form.Item>
      <Form.Item name="aliases" label={m.aliases} extra={m.aliasesHint}>
        <Select mode="tags" open={false} suffixIcon={null} />
      </Form.Item>
      <Form.Item name="uscc" label={m.uscc} rules={[{ validator: (_, typed) => usccFault(m.usccWrong, typed) }]}>
        <Input maxLength={30} autoComplete="off" />
      </Form.Item>
      <Form.Item name="phone" label={m.phone}>
        <Input maxLength={40} autoComplete="off" />
      </Form.Item>
      <Form.Item name="address" label={m.address}>
        <Input maxLength={300} autoComplete="off" />
      </Form.Item>
      {(["contactName", "contactPhone", "bankAccount", "bankName"] as const).map((field) => (
        <Form.Item
          key={field}
          name={field}
          label={m[field]}
          extra={employer?.masked[field] && `${employer.masked[field]} ${m.keepHint}`}
        >
          <Input maxLength={100} autoComplete="off" />
        </Form.Item>
      ))}
      <Button type="primary" htmlType="submit" loading={busy}>
        {employer ? m.save : m.saveNew}
      </Button>
    </Form>
  );
}

function usccFault(says: (length: number) => string, typed: unknown): Promise<void> {
  const length = String(typed ?? "").replaceAll(/\s/g, "").length;
  return length === 0 || length === 18 ? Promise.resolve() : Promise.reject(new Error(says(length)));
}

/** Boxes that were left empty change nothing. */
function given(fields: Partial<Fields>) {
  return Object.fromEntries(
    Object.entries(fields).filter(([, value]) => value !== undefined && value !== "" && value !== null),
  );
}

/** Says that it is saved, and what the server finds doubtful in it. */
function useSaved() {
  const m = useMessages(employersMessages);
  const shell = useMessages(shellMessages);
  const { message } = App.useApp();
  return ({ notices }: Employer) =>
    void (notices.length === 0
      ? message.success(shell.saved)
      : message.warning(`${m.notices}: ${notices.join(" ")}`, 8));
}
