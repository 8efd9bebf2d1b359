import { Button, Form, Input } from "antd";
import { useMessages } from "../../../lib/language.tsx";
import { sittingMessages } from "./sittings.messages.ts";
import "./sittings.css";
import type { Written } from "./written.ts";

/** As many lines as there are, within reason: the page's policy forbids fields that size themselves. */
const rowsOf = (text = "", least = 1) => Math.min(12, Math.max(least, text.split("\n").length));

/** The points of the agenda, each with its figures and minutes. */
export function AgendaFields() {
  const m = useMessages(sittingMessages);
  const points: Written["agenda"] = Form.useWatch("agenda", Form.useFormInstance()) ?? [];
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
                <Input.TextArea rows={rowsOf(points[at]?.figures)} />
              </Form.Item>
              <Form.Item name={[name, "minutes"]} label={m.minutes}>
                <Input.TextArea rows={rowsOf(points[at]?.minutes, 2)} maxLength={4000} />
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
