import type { PublicNotice } from "@jucai/contract";
import { newKey } from "@jucai/contract/client";
import { useMutation } from "@tanstack/react-query";
import { type FormEvent, useEffect, useRef, useState } from "react";
import { client } from "../../lib/client.ts";
import { failureInWords } from "../../lib/failure.ts";
import { useLanguage, useMessages } from "../../lib/language.tsx";
import { Button } from "../../ui/button.tsx";
import { RadioGroup } from "../../ui/choices.tsx";
import { Field, Input } from "../../ui/field.tsx";
import { Notice } from "../../ui/notice.tsx";
import { noticesMessages } from "./notices.messages.ts";

const shortest = 10;

type Props = { readonly notice: string; readonly row: PublicNotice["rows"][number]; readonly onClose: () => void };

/** With a name it is an objection that gets an answer, without one a clue; both get a code to follow it up. */
export function ObjectionForm({ notice, row, onClose }: Props) {
  const m = useMessages(noticesMessages);
  const { language } = useLanguage();
  const [how, setHow] = useState<"named" | "anonymous">("named");
  const [typed, setTyped] = useState({ name: "", phone: "", text: "" });
  const [tried, setTried] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => form.current?.querySelector("input")?.focus(), []);
  const wrong = {
    name: how === "named" && typed.name.trim() === "" ? m.required : undefined,
    phone: how === "named" && typed.phone.trim() === "" ? m.required : undefined,
    text: typed.text.trim().length < shortest ? m.short : undefined,
  };
  const [key] = useState(newKey);
  const send = useMutation({
    mutationFn: () =>
      client.call("POST /api/v1/public-notices/:id/objections", {
        params: { id: notice },
        body: {
          row: row.id,
          text: typed.text.trim(),
          ...(how === "named" && { from: { name: typed.name.trim(), phone: typed.phone.trim() } }),
        },
        key,
      }),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (Object.values(wrong).every((one) => one === undefined)) send.mutate();
  };
  if (send.data)
    return (
      <Notice tone="green" icon="check" role="status">
        <p>
          <strong>{m.filed}</strong>
        </p>
        <p>
          {m.code} <code className="nt-code">{send.data.code}</code>
        </p>
        <p>{m.codeSays}</p>
      </Notice>
    );
  const box = (field: "name" | "phone", label: string) => (
    <Field label={label} error={tried ? wrong[field] : undefined}>
      {(control) => (
        <Input
          {...control}
          autoComplete={field === "name" ? "name" : "tel"}
          inputMode={field === "phone" ? "tel" : "text"}
          maxLength={field === "phone" ? 30 : 60}
          value={typed[field]}
          onChange={({ target }) => setTyped({ ...typed, [field]: target.value })}
        />
      )}
    </Field>
  );
  return (
    <form ref={form} className="nt-form jc-no-print" onSubmit={submit} noValidate>
      <p className="jc-secondary">{m.objectLead}</p>
      <RadioGroup
        name="how"
        legend={m.how}
        options={[
          { value: "named", label: m.named },
          { value: "anonymous", label: m.anonymous },
        ]}
        value={how}
        onChoose={(value) => setHow(value === "anonymous" ? "anonymous" : "named")}
      />
      {how === "named" && box("name", m.yourName)}
      {how === "named" && box("phone", m.yourPhone)}
      <Field label={m.text} error={tried ? wrong.text : undefined}>
        {(control) => (
          <textarea
            {...control}
            className="jc-input"
            rows={4}
            maxLength={4000}
            value={typed.text}
            onChange={({ target }) => setTyped({ ...typed, text: target.value })}
          />
        )}
      </Field>
      {send.isError && (
        <Notice tone="red" icon="warning" role="alert">
          {failureInWords(send.error, language)}
        </Notice>
      )}
      <div className="jc-row">
        <Button type="submit" look="primary" disabled={send.isPending}>
          {m.send}
        </Button>
        <Button look="plain" onClick={onClose}>
          {m.cancel}
        </Button>
      </div>
    </form>
  );
}
