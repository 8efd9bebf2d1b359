import { CheckCircleOutlined, ExclamationCircleOutlined } from "@ant-design/icons";
import { Form, type FormInstance } from "antd";
import { useEffect } from "react";
import { useMessages } from "../../lib/language.tsx";
import { type IdentityReading, readIdentity } from "./identity.ts";
import { peopleMessages } from "./people.messages.ts";

/** Says of a resident identity number, while it is typed, whether it can be one; fills in what it says. */
export function IdentityCheck({ form }: { readonly form: FormInstance }) {
  const m = useMessages(peopleMessages);
  const kind: unknown = Form.useWatch("idKind", form);
  const typed: unknown = Form.useWatch("idNumber", form);
  const checked = (kind === "resident_id" || kind === "residence_permit") && typeof typed === "string" && typed !== "";
  const reading = checked ? readIdentity(typed) : undefined;
  const right = reading?.kind === "right" ? reading : undefined;
  useEffect(() => {
    if (right) form.setFieldsValue({ gender: right.gender, birthMonth: right.birthMonth });
  }, [form, right?.gender, right?.birthMonth]);
  return (
    <p role="status" className="dk-identity">
      {reading && <Reading reading={reading} m={m} />}
    </p>
  );
}

type Words = (typeof peopleMessages)["zh"];

function Reading({ reading, m }: { readonly reading: IdentityReading; readonly m: Words }) {
  if (reading.kind === "right") {
    return (
      <span className="dk-verified">
        <CheckCircleOutlined aria-hidden /> {m.idChecking} {m.idFrom(m[reading.gender], reading.birthMonth)}
      </span>
    );
  }
  const says = {
    unfinished: reading.kind === "unfinished" ? m.idWrongLength(reading.length) : "",
    wrong_date: m.idWrongDate,
    wrong_digit: m.idWrongDigit,
  }[reading.kind];
  return (
    <span className="dk-doubt">
      <ExclamationCircleOutlined aria-hidden /> {says}
    </span>
  );
}
