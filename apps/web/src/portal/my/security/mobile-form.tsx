import { type FormEvent, useState } from "react";
import { client, keepCsrf } from "../../../lib/client.ts";
import { failureInWords } from "../../../lib/failure.ts";
import { useLanguage, useMessages } from "../../../lib/language.tsx";
import { Button } from "../../../ui/button.tsx";
import { Field, Input } from "../../../ui/field.tsx";
import { Notice } from "../../../ui/notice.tsx";
import { SendCode } from "../../sign-in/send-code.tsx";
import { useSend } from "../queries.ts";
import { wayInMessages } from "./way-in.messages.ts";

const empty = { mobile: "", sms: "", current: "" };

/** Another mobile number: a code shows that it is one's own, the password that one is who one says. */
export function MobileForm({ tail }: { readonly tail: string | null }) {
  const m = useMessages(wayInMessages);
  const { language } = useLanguage();
  const [typed, setTyped] = useState(empty);
  const [tried, setTried] = useState(false);
  const change = useSend(
    async () => {
      const { mobile, sms } = typed;
      const current = typed.current === "" ? {} : { current: typed.current };
      const next = await client.call("PUT /api/v1/session/mobile", { body: { mobile, sms, ...current } });
      keepCsrf(next.csrf);
    },
    () => {
      setTyped(empty);
      setTried(false);
    },
  );
  const isMobile = /^1[3-9]\d{9}$/.test(typed.mobile);
  const isCode = /^\d{6}$/.test(typed.sms);
  const set = (part: Partial<typeof empty>) => setTyped({ ...typed, ...part });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (isMobile && isCode) change.mutate(undefined);
  };
  return (
    <form className="jc-stack" onSubmit={submit} noValidate>
      <p>{tail === null ? m.none : m.now(tail)}</p>
      <Field label={m.number} hint={m.numberHint} error={tried && !isMobile ? m.numberWrong : undefined}>
        {(control) => (
          <Input
            {...control}
            type="tel"
            inputMode="numeric"
            autoComplete="tel-national"
            maxLength={13}
            value={typed.mobile}
            onChange={({ target }) => set({ mobile: target.value.replaceAll(/[\s-]/g, "") })}
          />
        )}
      </Field>
      <SendCode mobile={typed.mobile} />
      <Field label={m.sms} hint={m.smsHint} error={tried && !isCode ? m.smsWrong : undefined}>
        {(control) => (
          <Input
            {...control}
            inputMode="numeric"
            autoComplete="one-time-code"
            maxLength={6}
            value={typed.sms}
            onChange={({ target }) => set({ sms: target.value.trim() })}
          />
        )}
      </Field>
      <Field label={m.current} hint={m.currentHint}>
        {(control) => (
          <Input
            {...control}
            type="password"
            autoComplete="current-password"
            value={typed.current}
            onChange={({ target }) => set({ current: target.value })}
          />
        )}
      </Field>
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
