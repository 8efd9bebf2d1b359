import type { AnswerOf } from "@jucai/contract/client";
import { Checkbox, Form, Input } from "antd";
import { useMessages } from "../../lib/language.tsx";
import { FormDialog } from "../liaison/form-dialog.tsx";
import { todayIso } from "../liaison/today.ts";
import { useTell } from "../shell/ask.ts";
import { delegationsMessages } from "./delegations.messages.ts";

type Made = AnswerOf<"POST /api/v1/window/delegations">;
export type Delegation = Made["delegation"];
export const purposes = ["read", "correct", "apply"] as const satisfies Delegation["purposes"];

type Fields = {
  readonly reference: string;
  readonly purposes: Delegation["purposes"];
  readonly until: string;
  readonly signed: boolean;
};
type Props = {
  readonly person: { readonly id: string; readonly name: string };
  /** The link for whoever shall act; nobody sees it again. */
  readonly onMade: (link: Made["link"]) => void;
  readonly onClose: () => void;
};

/** Writes down a consent that somebody gave on paper at the counter. */
export function ConsentDialog({ person, onMade, onClose }: Props) {
  const m = useMessages(delegationsMessages);
  const [form] = Form.useForm<Fields>();
  const record = useTell("POST /api/v1/window/delegations", ({ link }) => onMade(link));
  return (
    <FormDialog
      title={m.addTitle(person.name)}
      verb={m.add}
      form={form}
      initial={{ purposes: ["read"] }}
      busy={record.isPending}
      error={record.error}
      onSend={({ reference, purposes, until }) =>
        record.mutate({ body: { person: person.id, reference, purposes, until } })
      }
      onClose={onClose}
    >
      <p>{m.addSays}</p>
      <Form.Item
        name="reference"
        label={m.reference}
        extra={m.referenceHint}
        rules={[{ required: true, whitespace: true, message: m.referenceMissing }]}
      >
        <Input maxLength={100} autoComplete="off" />
      </Form.Item>
      <Form.Item name="purposes" label={m.purposes} rules={[{ validator: chosen(m.purposesMissing) }]}>
        <Checkbox.Group
          role="group"
          aria-label={m.purposes}
          options={purposes.map((value) => ({ value, label: m[value] }))}
        />
      </Form.Item>
      <Form.Item
        name="until"
        label={m.until}
        extra={m.untilHint}
        rules={[{ required: true, message: m.untilMissing }, { validator: notPast(m.untilMissing) }]}
      >
        <Input type="date" min={todayIso()} />
      </Form.Item>
      <Form.Item
        name="signed"
        valuePropName="checked"
        rules={[
          { validator: (_, on) => (on === true ? Promise.resolve() : Promise.reject(new Error(m.signedMissing))) },
        ]}
      >
        <Checkbox>{m.signed}</Checkbox>
      </Form.Item>
    </FormDialog>
  );
}

/** A rule, for the library marks a group of boxes as required in a way that no group may be. */
const chosen = (says: string) => (_: unknown, boxes: readonly string[] | undefined) =>
  boxes !== undefined && boxes.length > 0 ? Promise.resolve() : Promise.reject(new Error(says));

/** A field for dates keeps nobody from typing one that has passed. */
const notPast = (says: string) => (_: unknown, day: string | undefined) =>
  !day || day >= todayIso() ? Promise.resolve() : Promise.reject(new Error(says));
