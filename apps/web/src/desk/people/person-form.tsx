import { Button, Checkbox, Form, Input, Select } from "antd";
import { useMessages } from "../../lib/language.tsx";
import { Faults } from "../shell/faults.tsx";
import { UnitSelect } from "../shell/unit-select.tsx";
import { IdentityCheck } from "./identity-check.tsx";
import { peopleMessages } from "./people.messages.ts";
import { type Person, type SealedField, sealedFields } from "./person.ts";
import { Similar } from "./similar.tsx";

const idKinds = [
  "resident_id",
  "residence_permit",
  "taiwan_permit",
  "hk_macao_permit",
  "passport",
  "permanent_residence",
  "other",
] as const;

export type PersonFields = Partial<Record<SealedField, string>> & {
  readonly name?: string;
  readonly gender?: "male" | "female";
  readonly birthMonth?: string;
  readonly idKind?: (typeof idKinds)[number];
  readonly unit?: string;
  /** Sealed fields that shall be emptied. */
  readonly clear?: readonly SealedField[];
};

/** The form of a person's own fields. What is sealed is never sent here: left empty, it stays. */
export function PersonForm({
  person,
  unit,
  busy,
  error,
  onSave,
}: {
  readonly person?: Person;
  readonly unit?: string | undefined;
  readonly busy: boolean;
  readonly error: unknown;
  readonly onSave: (fields: PersonFields) => void;
}) {
  const m = useMessages(peopleMessages);
  const [form] = Form.useForm<PersonFields>();
  const initial = person
    ? { name: person.name, gender: person.gender, birthMonth: person.birthMonth, idKind: person.idKind }
    : { idKind: "resident_id" as const, unit };
  return (
    <Form<PersonFields> form={form} layout="vertical" className="dk-form" initialValues={initial} onFinish={onSave}>
      <Faults error={error} form={form} />
      <Form.Item name="name" label={m.name} rules={[{ required: true, whitespace: true, message: m.needName }]}>
        <Input maxLength={100} autoComplete="off" autoFocus={person === undefined} />
      </Form.Item>
      {person === undefined && <Similar form={form} />}
      <Form.Item name="idKind" label={m.idKind}>
        <Select allowClear options={idKinds.map((value) => ({ value, label: m[value] }))} />
      </Form.Item>
      <Sealed field="idNumber" person={person} />
      <IdentityCheck form={form} />
      <Form.Item name="gender" label={m.gender}>
        <Select
          allowClear
          options={[
            { value: "female", label: m.female },
            { value: "male", label: m.male },
          ]}
        />
      </Form.Item>
      <Form.Item
        name="birthMonth"
        label={m.birth}
        extra={m.monthHint}
        rules={[{ pattern: /^(18|19|20)\d{2}-(0[1-9]|1[0-2])$/, message: m.monthHint }]}
      >
        <Input maxLength={7} inputMode="numeric" />
      </Form.Item>
      {sealedFields
        .filter((field) => field !== "idNumber")
        .map((field) => (
          <Sealed key={field} field={field} person={person} />
        ))}
      {person === undefined && (
        <Form.Item name="unit" label={m.pickUnit}>
          <UnitSelect allowClear />
        </Form.Item>
      )}
      <Button type="primary" htmlType="submit" loading={busy}>
        {person ? m.saveChange : m.saveNew}
      </Button>
    </Form>
  );
}

function Sealed({ field, person }: { readonly field: SealedField; readonly person: Person | undefined }) {
  const m = useMessages(peopleMessages);
  const masked = person?.masked[field];
  return (
    <Form.Item
      label={m[field]}
      htmlFor={field}
      extra={
        masked && (
          <span className="dk-kept">
            {masked} {m.keepHint}
            <Form.Item name="clear" noStyle>
              <ClearBox field={field} />
            </Form.Item>
          </span>
        )
      }
    >
      <Form.Item
        name={field}
        noStyle
        {...(field === "phone" && { rules: [{ validator: (_, typed) => phoneFault(m.phoneWrong, typed) }] })}
      >
        <Input id={field} autoComplete="off" maxLength={field === "address" ? 300 : 100} />
      </Form.Item>
    </Form.Item>
  );
}

/** Marks one field for emptying among those of the form. */
function ClearBox({
  field,
  value = [],
  onChange,
}: {
  readonly field: SealedField;
  readonly value?: readonly SealedField[];
  readonly onChange?: (value: readonly SealedField[]) => void;
}) {
  const m = useMessages(peopleMessages);
  const toggle = (checked: boolean) => onChange?.(checked ? [...value, field] : value.filter((one) => one !== field));
  return (
    <Checkbox checked={value.includes(field)} onChange={({ target }) => toggle(target.checked)}>
      {m.clear}
    </Checkbox>
  );
}

/** A mainland mobile number of the wrong length is told at once; others have forms of their own. */
function phoneFault(says: (length: number) => string, typed: unknown): Promise<void> {
  const number = String(typed ?? "").replaceAll(/[\s-]/g, "");
  if (!/^1\d*$/.test(number) || number.length === 11) return Promise.resolve();
  return Promise.reject(new Error(says(number.length)));
}

/** What was typed as the request has it: empty boxes change nothing, marked ones empty their field. */
export function changesOf({ clear = [], ...fields }: PersonFields, person?: Person) {
  const given = Object.entries(fields).filter(([, value]) => value !== undefined && value !== "" && value !== null);
  const emptied = (["gender", "birthMonth", "idKind"] as const).filter((field) => person?.[field] && !fields[field]);
  return {
    ...Object.fromEntries(given),
    ...Object.fromEntries([...emptied, ...clear].map((field) => [field, null])),
  };
}
