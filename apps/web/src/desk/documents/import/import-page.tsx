import { useMutation } from "@tanstack/react-query";
import { Alert, Button, Form, Input, Progress } from "antd";
import { useState } from "react";
import { useNavigate } from "react-router";
import { client } from "../../../lib/client.ts";
import { useMessages } from "../../../lib/language.tsx";
import { usePlace } from "../../funds/kit/use-place.ts";
import { Faults } from "../../shell/faults.tsx";
import { Page } from "../../shell/page.tsx";
import "../../imports/imports.css";
import "../../funds/kit/kit.css";
import "../documents.css";
import { DropField } from "./drop-field.tsx";
import { importMessages } from "./import.messages.ts";
import { uploadDocument } from "./upload.ts";

type Given = { readonly text?: string; readonly name?: string };

/** The first step: a file, or its text; the draft that comes of it is shown as soon as it is read. */
export function ImportPage() {
  const m = useMessages(importMessages);
  const navigate = useNavigate();
  const place = usePlace();
  const [form] = Form.useForm<Given>();
  const text = Form.useWatch("text", form) ?? "";
  const [file, setFile] = useState<File>();
  const [tried, setTried] = useState(false);
  const [sent, setSent] = useState(0);
  const where = place === "" ? {} : { place };
  const send = useMutation({
    mutationFn: async ({ text: typed = "", name = "" }: Given) =>
      file
        ? await uploadDocument(where, file, setSent)
        : await client.call("POST /api/v1/drafts", { body: { text: typed, name: name.trim(), ...where } }),
    onSuccess: ({ id }) => void navigate(`/documents/drafts/${id}`),
  });
  const nothing = !file && text.trim() === "";
  const percent = Math.round(sent * 100);
  return (
    <Page title={m.title} crumbs={[{ title: m.parent, to: "/documents" }]} lead={m.lead}>
      <Form<Given>
        form={form}
        layout="vertical"
        className="dk-form dk-import-form"
        onFinish={(given) => {
          setTried(true);
          if (!nothing) send.mutate(given);
        }}
        scrollToFirstError={{ focus: true }}
      >
        <Faults error={send.error} />
        <DropField file={file} onChoose={setFile} wrong={tried && nothing} />
        {!file && (
          <>
            <Form.Item name="text" label={m.paste} extra={text && m.pasted(text.length.toLocaleString("en-US"))}>
              <Input.TextArea rows={6} placeholder={m.pasteHint} />
            </Form.Item>
            {text.trim() !== "" && (
              <Form.Item
                name="name"
                label={m.name}
                extra={m.nameHint}
                rules={[{ required: true, whitespace: true, message: m.nameMissing }]}
              >
                <Input maxLength={100} />
              </Form.Item>
            )}
          </>
        )}
        {tried && nothing && <Alert type="error" role="alert" showIcon className="dk-notice" title={m.missing} />}
        {send.isPending && file && <Progress percent={percent} aria-label={m.sending(percent)} />}
        <Button type="primary" htmlType="submit" loading={send.isPending}>
          {send.isPending && file ? m.sending(percent) : m.send}
        </Button>
      </Form>
    </Page>
  );
}
