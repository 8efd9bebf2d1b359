import { Alert, Button, Form, Input, Progress } from "antd";
import { useMessages, useText } from "../../../lib/language.tsx";
import { useTell } from "../../shell/ask.ts";
import { Faults } from "../../shell/faults.tsx";
import { Part } from "../../shell/page.tsx";
import type { Draft } from "../types.ts";
import { importMessages } from "./import.messages.ts";

/** While the file is being read: nobody has to wait here. */
export function ReadingPart() {
  const m = useMessages(importMessages);
  return (
    <Part title={m.reading}>
      <Progress percent={100} status="active" showInfo={false} aria-label={m.reading} />
      <p role="status">{m.readingNote}</p>
    </Part>
  );
}

/** The file could not be read: why, the file itself, and the way on by pasting its text. */
export function UnreadPart({ draft }: { readonly draft: Draft }) {
  const m = useMessages(importMessages);
  const say = useText();
  const read = useTell("PUT /api/v1/drafts/:id/text");
  const { id, version, file, failed } = draft;
  return (
    <>
      <Alert
        type="error"
        role="alert"
        showIcon
        className="dk-notice"
        title={m.failed}
        description={
          <>
            {failed && <p>{say(failed)}</p>}
            {file && <p>{m.kept(file.name)}</p>}
          </>
        }
      />
      <Form<{ text: string }>
        layout="vertical"
        className="dk-form dk-import-form"
        onFinish={({ text }) => read.mutate({ params: { id }, body: { version, text } })}
      >
        <Faults error={read.error} />
        <Form.Item
          name="text"
          label={m.fullText}
          rules={[{ required: true, whitespace: true, message: m.textMissing }]}
        >
          <Input.TextArea rows={12} placeholder={m.pasteHint} />
        </Form.Item>
        <Button type="primary" htmlType="submit" loading={read.isPending}>
          {m.readText}
        </Button>
      </Form>
    </>
  );
}
