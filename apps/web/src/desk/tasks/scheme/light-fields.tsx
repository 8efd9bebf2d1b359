import { Button, Form, Input, Select } from "antd";
import { useMessages } from "../../../lib/language.tsx";
import { Shape } from "../kit/shape.tsx";
import { tasksMessages } from "../kit/tasks.messages.ts";
import { freshId, tones } from "./edited.ts";
import { schemeMessages } from "./scheme.messages.ts";
import { TriggerFields } from "./trigger-fields.tsx";

/** The lights in their order: names, tone, triggers. */
export function LightFields() {
  const m = useMessages(schemeMessages);
  const words = useMessages(tasksMessages);
  const form = Form.useFormInstance();
  const needed = [{ required: true, whitespace: true, message: words.needed }];
  const add = (push: (light: object) => void) => {
    const ids = (form.getFieldValue("lights") as readonly { id: string }[]).map(({ id }) => id);
    push({ id: freshId(ids), name: { zh: "", en: "" }, tone: "purple", when: [{ on: "due_within", number: "7" }] });
  };
  return (
    <Form.List name="lights">
      {(fields, { add: push, remove, move }) => (
        <>
          {fields.map(({ key, name }, at) => (
            <fieldset key={key} className="dk-point">
              <legend>{m.lightNo(at + 1)}</legend>
              {/* Only fields are sent: the id is one that nobody sees. */}
              <Form.Item name={[name, "id"]} hidden>
                <Input />
              </Form.Item>
              <div className="dk-sitting-head">
                <Form.Item name={[name, "name", "zh"]} label={m.nameZh} rules={needed}>
                  <Input maxLength={20} autoComplete="off" />
                </Form.Item>
                <Form.Item name={[name, "name", "en"]} label={m.nameEn} rules={needed}>
                  <Input maxLength={40} autoComplete="off" />
                </Form.Item>
                <Form.Item name={[name, "tone"]} label={m.tone}>
                  <Select
                    options={tones.map((value) => ({
                      value,
                      label: (
                        <>
                          <Shape tone={value} /> {m[value]}
                        </>
                      ),
                    }))}
                  />
                </Form.Item>
              </div>
              <TriggerFields light={name} />
              <span className="dk-acts">
                <Button size="small" disabled={at === 0} aria-label={m.up(at + 1)} onClick={() => move(at, at - 1)}>
                  ↑
                </Button>
                <Button
                  size="small"
                  disabled={at === fields.length - 1}
                  aria-label={m.down(at + 1)}
                  onClick={() => move(at, at + 1)}
                >
                  ↓
                </Button>
                {fields.length > 2 && (
                  <Button size="small" onClick={() => remove(name)}>
                    {m.remove(at + 1)}
                  </Button>
                )}
              </span>
            </fieldset>
          ))}
          {fields.length < 10 && <Button onClick={() => add(push)}>{m.addLight}</Button>}
        </>
      )}
    </Form.List>
  );
}
