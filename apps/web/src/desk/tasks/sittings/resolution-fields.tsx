import { Button, Form, Input } from "antd";
import { useMessages } from "../../../lib/language.tsx";
import { UnitSelect } from "../../shell/unit-select.tsx";
import { tasksMessages } from "../kit/tasks.messages.ts";
import { sittingMessages } from "./sittings.messages.ts";

/** What was resolved: what, by whom, by when, and since when it is done. */
export function ResolutionFields() {
  const m = useMessages(sittingMessages);
  const words = useMessages(tasksMessages);
  return (
    <Form.List name="resolutions">
      {(fields, { add, remove }) => (
        <>
          {fields.length === 0 && <p className="jc-hint">{m.resolutionsNone}</p>}
          {fields.map(({ key, name }, at) => (
            <fieldset key={key} className="dk-point">
              <legend>{m.resolution(at + 1)}</legend>
              <Form.Item
                name={[name, "text"]}
                label={m.what}
                rules={[{ required: true, whitespace: true, message: words.needed }]}
              >
                <Input maxLength={200} autoComplete="off" />
              </Form.Item>
              <div className="dk-sitting-head">
                <Form.Item name={[name, "unit"]} label={m.who}>
                  <UnitSelect allowClear />
                </Form.Item>
                <Form.Item name={[name, "by"]} label={m.by}>
                  <Input type="date" />
                </Form.Item>
                <Form.Item name={[name, "done"]} label={m.done}>
                  <Input type="date" />
                </Form.Item>
              </div>
              <Button size="small" onClick={() => remove(name)}>
                {m.removeResolution(at + 1)}
              </Button>
            </fieldset>
          ))}
          <Button onClick={() => add({ text: "", by: "", done: "" })}>{m.addResolution}</Button>
        </>
      )}
    </Form.List>
  );
}
