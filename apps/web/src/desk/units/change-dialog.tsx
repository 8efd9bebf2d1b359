import type { AnswerOf } from "@jucai/contract/client";
import { Form, Input, Select } from "antd";
import { client } from "../../lib/client.ts";
import { useMutation } from "@tanstack/react-query";
import { useMessages } from "../../lib/language.tsx";
import { Dialog } from "../shell/dialog.tsx";
import { Faults } from "../shell/faults.tsx";
import { shellMessages } from "../shell/shell.messages.ts";
import { UnitSelect } from "../shell/unit-select.tsx";
import { unitsMessages } from "./units.messages.ts";

export type Unit = AnswerOf<"GET /api/v1/units/:id">;
export type UnitChange = "rename" | "move" | "merge" | "close" | "aliases";

type Fields = {
  readonly name: string;
  readonly parent: string;
  readonly into: string;
  readonly aliases: string[];
  readonly on?: string;
};

/** One change to a unit, from a day on; refused when somebody else changed it since it was read. */
export function ChangeDialog({
  unit,
  change,
  onClose,
}: {
  readonly unit: Unit;
  readonly change: UnitChange;
  readonly onClose: () => void;
}) {
  const m = useMessages(unitsMessages);
  const shell = useMessages(shellMessages);
  const [form] = Form.useForm<Fields>();
  const telling = useMutation({ mutationFn: (fields: Fields) => send(unit, change, fields), onSuccess: onClose });
  const titles = {
    rename: m.renameTitle,
    move: m.moveTitle,
    merge: m.mergeTitle,
    close: m.closeTitle,
    aliases: m.setAliases,
  };
  const rules = [{ required: true, message: m.needed }];
  return (
    <Dialog
      open
      title={titles[change]}
      okText={change === "close" ? m.close : m.save}
      okButtonProps={{ danger: change === "close" || change === "merge" }}
      cancelText={shell.cancel}
      confirmLoading={telling.isPending}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      <Faults error={telling.error} form={form} />
      {change === "close" && <p>{m.closeLead}</p>}
      {change === "merge" && <p>{m.mergeLead}</p>}
      <Form<Fields>
        form={form}
        layout="vertical"
        initialValues={{
          name: unit.name,
          parent: unit.parent,
          aliases: unit.names.filter(({ kind }) => kind === "alias").map(({ name }) => name),
        }}
        onFinish={(fields) => telling.mutate(fields)}
      >
        {change === "rename" && (
          <Form.Item name="name" label={m.newName} rules={rules}>
            <Input maxLength={80} />
          </Form.Item>
        )}
        {change === "move" && (
          <Form.Item name="parent" label={m.under} rules={rules}>
            <UnitSelect />
          </Form.Item>
        )}
        {change === "merge" && (
          <Form.Item name="into" label={m.name} rules={rules}>
            <UnitSelect />
          </Form.Item>
        )}
        {change === "aliases" ? (
          <Form.Item name="aliases" label={m.aliases} extra={m.aliasesHint}>
            <Select mode="tags" open={false} suffixIcon={null} />
          </Form.Item>
        ) : (
          <Form.Item name="on" label={m.on} extra={m.validFromHint}>
            <Input type="date" />
          </Form.Item>
        )}
      </Form>
    </Dialog>
  );
}

function send({ id, version }: Unit, change: UnitChange, { name, parent, into, aliases, on }: Fields): Promise<Unit> {
  const params = { id };
  const when = { version, ...(on && { on }) };
  switch (change) {
    case "rename":
      return client.call("POST /api/v1/units/:id/rename", { params, body: { ...when, name } });
    case "move":
      return client.call("POST /api/v1/units/:id/move", { params, body: { ...when, parent } });
    case "merge":
      return client.call("POST /api/v1/units/:id/merge", { params, body: { ...when, into } });
    case "close":
      return client.call("POST /api/v1/units/:id/close", { params, body: when });
    case "aliases":
      return client.call("PUT /api/v1/units/:id/aliases", { params, body: { version, aliases } });
  }
}
