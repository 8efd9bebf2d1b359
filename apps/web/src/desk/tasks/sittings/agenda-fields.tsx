import { Button, Form, Input } from "antd";
import { useMessages } from "../../../lib/language.tsx";
import { sittingMessages } from "./sittings.messages.ts";
import "./sittings.css";

/** The points of the agenda, each with its figures and minutes. */
export function AgendaFields() {
  const m = useMessages(sittingMessages);
  return (
    <Form.List name="agenda">
      {(fields, { add, remove }) => (
        <>
          {fields.map(({ key, name }, at) => (
            <fieldset key={key} className="dk-point">
              <legend>{m.point(at + 1)}</legend>
              <Form.Item
                name={[name, "title"]}
                label={m.pointTitle}
                rules={[{ required: true, whitespace: true, message: m.titleNeeded }]}
              >
                <Input maxLength={200} autoComplete="off" />
              </Form.Item>
              <Form.Item name={[name, "figures"]} label={m.figures} extra={m.figuresHint}>
                <Input.TextArea autoSize={{ minRows: 1, maxRows: 12 }} />
              </Form.Item>
              <Form.Item name={[name, "minutes"]} label={m.minutes}>
                <Input.TextArea autoSize={{ minRows: 2, maxRows: 14 }} maxLength={4000} />
              </Form.Item>
              {fields.length > 1 && (
                <Button size="small" aria-label={m.removePoint(at + 1)} onClick={() => remove(name)}>
                  {m.removePoint(at + 1)}
                </Button>
              )}
            </fieldset>
          ))}
          <Button onClick={() => add({ title: "", figures: "", minutes: "" })}>{m.addPoint}</Button>
        </>
      )}
    </Form.List>
  );
}
