import { Form, Input, Select } from "antd";
import { useMessages } from "../../lib/language.tsx";
import { IdentityCheck } from "../people/identity-check.tsx";
import { peopleMessages } from "../people/people.messages.ts";
import { Similar } from "../people/similar.tsx";
import { windowMessages } from "./window.messages.ts";

const idKinds = [
  "resident_id",
  "residence_permit",
  "taiwan_permit",
  "hk_macao_permit",
  "passport",
  "permanent_residence",
  "other",
] as const;

export type OwnFields = {
  readonly name?: string;
  readonly idKind?: (typeof idKinds)[number];
  readonly idNumber?: string;
  readonly gender?: "male" | "female";
  readonly birthMonth?: string;
  readonly phone?: string;
  readonly address?: string;
  readonly bankAccount?: string;
  readonly bankName?: string;
  readonly bankHolder?: string;
};

const ownKeys = [
  "name",
  "idKind",
  "idNumber",
  "gender",
  "birthMonth",
  "phone",
  "address",
  "bankAccount",
  "bankName",
  "bankHolder",
] as const satisfies (keyof OwnFields)[];

/** Those that were filled in. The kind of a document without its number says nothing. */
export function givenOf(fields: OwnFields): OwnFields {
  const given = ownKeys.filter((key) => fields[key] && (key !== "idKind" || fields.idNumber));
  return Object.fromEntries(given.map((key) => [key, fields[key]]));
}

/** A person's own fields; of somebody who is registered only what changes is written. */
export function OwnInputs({ known }: { readonly known: boolean }) {
  const m = useMessages(windowMessages);
  const p = useMessages(peopleMessages);
  const form = Form.useFormInstance<OwnFields>();
  const box = (field: "phone" | "address" | "bankAccount" | "bankName" | "bankHolder") => (
    <Form.Item key={field} name={field} label={p[field]}>
      <Input autoComplete="off" maxLength={field === "address" ? 300 : 100} />
    </Form.Item>
  );
  return (
    <>
      {known && <p className="jc-hint">{m.keepHint}</p>}
      <div className="dk-two">
        <Form.Item
          name="name"
          label={p.name}
          rules={known ? [] : [{ required: true, whitespace: true, message: m.needName }]}
        >
          <Input maxLength={100} autoComplete="off" />
        </Form.Item>
        <Form.Item name="idKind" label={p.idKind}>
          <Select allowClear options={idKinds.map((value) => ({ value, label: p[value] }))} />
        </Form.Item>
        <Form.Item name="idNumber" label={p.idNumber}>
          <Input autoComplete="off" maxLength={40} />
        </Form.Item>
        <Form.Item name="gender" label={p.gender}>
          <Select
            allowClear
            options={[
              { value: "female", label: p.female },
              { value: "male", label: p.male },
            ]}
          />
        </Form.Item>
        <Form.Item
          name="birthMonth"
          label={p.birth}
          extra={p.monthHint}
          rules={[{ pattern: /^(18|19|20)\d{2}-(0[1-9]|1[0-2])$/, message: p.monthHint }]}
        >
          <Input maxLength={7} inputMode="numeric" />
        </Form.Item>
        {(["phone", "address", "bankAccount", "bankName", "bankHolder"] as const).map(box)}
      </div>
      <IdentityCheck form={form} />
      {!known && <Similar form={form} />}
    </>
  );
}
