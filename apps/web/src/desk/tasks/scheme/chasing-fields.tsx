import { Button, Form, Input, Select } from "antd";
import { useMessages } from "../../../lib/language.tsx";
import { told, whole } from "./edited.ts";
import { schemeMessages } from "./scheme.messages.ts";
import { useSaid } from "./rules-part.tsx";

/** Who is reminded how many days before or after the last day. */
export function ChasingFields() {
  const m = useMessages(schemeMessages);
  const { names } = useSaid();
  return (
    <Form.List name="chasing">
      {(fields, { add, remove }) => (
        <>
          {fields.length === 0 && <p className="jc-hint">{m.chasingNone}</p>}
          {fields.map(({ key, name }, at) => (
            <div key={key} className="dk-sitting-head" role="group" aria-label={m.chase(at + 1)}>
              <Form.Item
                name={[name, "day"]}
                label={m.chaseDay}
                rules={[
                  {
                    required: true,
                    validator: (_, value: string | undefined) =>
                      whole(value ?? "") === undefined ? Promise.reject(new Error(m.numberWrong)) : Promise.resolve(),
                  },
                ]}
              >
                <Input autoComplete="off" />
              </Form.Item>
              <Form.Item name={[name, "tell"]} label={m.chaseTell}>
                <Select options={told.map((value) => ({ value, label: names[value] }))} />
              </Form.Item>
              <Form.Item label=" " colon={false}>
                <Button size="small" onClick={() => remove(name)}>
                  {m.removeChase(at + 1)}
                </Button>
              </Form.Item>
            </div>
          ))}
          {fields.length < 20 && <Button onClick={() => add({ day: "-7", tell: "owing" })}>{m.addChase}</Button>}
        </>
      )}
    </Form.List>
  );
}
