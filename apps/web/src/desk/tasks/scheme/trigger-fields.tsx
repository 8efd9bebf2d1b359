import { Button, Form, Input, Select } from "antd";
import { useMessages } from "../../../lib/language.tsx";
import { numbered, triggers, whole } from "./edited.ts";
import { schemeMessages } from "./scheme.messages.ts";

/** The triggers of one light; any of them turns it on. */
export function TriggerFields({ light }: { readonly light: number }) {
  const m = useMessages(schemeMessages);
  const names = {
    overdue: m.t_overdue,
    due_within: m.t_due_within,
    behind: m.t_behind,
    returned: m.returned,
    done: m.done,
    open: m.open,
  };
  const form = Form.useFormInstance();
  const typed: readonly { on?: (typeof triggers)[number] }[] = Form.useWatch(["lights", light, "when"], form) ?? [];
  return (
    <Form.List name={[light, "when"]}>
      {(fields, { add, remove }) => (
        <>
          {fields.map(({ key, name }, at) => (
            <div key={key} className="dk-sitting-head">
              <Form.Item name={[name, "on"]} label={m.condition}>
                <Select options={triggers.map((value) => ({ value, label: names[value] }))} />
              </Form.Item>
              {numbered(typed[at]?.on) && (
                <Form.Item
                  name={[name, "number"]}
                  label={m.number}
                  rules={[
                    {
                      required: true,
                      validator: (_, value: string | undefined) =>
                        whole(value ?? "") === undefined ? Promise.reject(new Error(m.numberWrong)) : Promise.resolve(),
                    },
                  ]}
                >
                  <Input inputMode="numeric" autoComplete="off" />
                </Form.Item>
              )}
              {fields.length > 1 && (
                <Form.Item label=" " colon={false}>
                  <Button size="small" onClick={() => remove(name)}>
                    {m.removeCondition(at + 1)}
                  </Button>
                </Form.Item>
              )}
            </div>
          ))}
          {fields.length < 6 && (
            <p>
              <Button size="small" onClick={() => add({ on: "returned" })}>
                {m.addCondition}
              </Button>
            </p>
          )}
        </>
      )}
    </Form.List>
  );
}
