import { type FormEvent, useState } from "react";
import { client, keepCsrf } from "../../../lib/client.ts";
import { failureInWords } from "../../../lib/failure.ts";
import { useLanguage, useMessages } from "../../../lib/language.tsx";
import { Button } from "../../../ui/button.tsx";
import { Field, Input } from "../../../ui/field.tsx";
import { Notice } from "../../../ui/notice.tsx";
import { useSend } from "../queries.ts";
import { securityMessages } from "./security.messages.ts";

const empty = { current: "", next: "", again: "" };

/** A new password, written twice; what is wrong with it the server says, all of it at once. */
export function PasswordForm({ username }: { readonly username: string }) {
  const m = useMessages(securityMessages);
  const { language } = useLanguage();
  const [typed, setTyped] = useState(empty);
  const [tried, setTried] = useState(false);
  const change = useSend(
    async () => {
      const current = typed.current === "" ? {} : { current: typed.current };
      const next = await client.call("PUT /api/v1/session/password", { body: { ...current, password: typed.next } });
      keepCsrf(next.csrf);
    },
    () => {
      setTyped(empty);
      setTried(false);
    },
  );
  const missing = tried && typed.next === "" ? m.missing : undefined;
  const differs = tried && typed.next !== typed.again ? m.differs : undefined;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (typed.next !== "" && typed.next === typed.again) change.mutate(undefined);
  };
  const box = (part: keyof typeof empty, label: string, autoComplete: string, hint?: string, error?: string) => (
    <Field label={label} hint={hint} error={error}>
      {(control) => (
        <Input
          {...control}
          type="password"
          autoComplete={autoComplete}
          value={typed[part]}
          onChange={({ target }) => setTyped({ ...typed, [part]: target.value })}
        />
      )}
    </Field>
  );
  return (
    <form className="jc-stack" onSubmit={submit} noValidate>
      {/* For the browser's own store of passwords, which asks whose it is. */}
      <input className="jc-hidden" tabIndex={-1} aria-hidden="true" autoComplete="username" readOnly value={username} />
      {box("current", m.current, "current-password", m.currentHint)}
      {box("next", m.next, "new-password", undefined, missing)}
      {box("again", m.again, "new-password", undefined, differs)}
      {change.isError && (
        <Notice tone="red" icon="warning" role="alert">
          {failureInWords(change.error, language)}
        </Notice>
      )}
      {change.isSuccess && (
        <Notice tone="green" icon="check" role="status">
          {m.changed}
        </Notice>
      )}
      <Button type="submit" look="primary" disabled={change.isPending}>
        {m.change}
      </Button>
    </form>
  );
}
