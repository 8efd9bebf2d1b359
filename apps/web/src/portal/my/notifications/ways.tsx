import type { NotificationPreferences } from "@jucai/contract";
import { useQuery } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { client } from "../../../lib/client.ts";
import { failureInWords } from "../../../lib/failure.ts";
import { useLanguage, useMessages } from "../../../lib/language.tsx";
import { Button } from "../../../ui/button.tsx";
import { Field, Input } from "../../../ui/field.tsx";
import { Notice } from "../../../ui/notice.tsx";
import { Answered } from "../answered.tsx";
import { MySection } from "../my-page.tsx";
import { useSend } from "../queries.ts";
import { notificationsMessages } from "./notifications.messages.ts";

/** By text message, by e-mail, or only here. */
export function Ways() {
  const m = useMessages(notificationsMessages);
  const found = useQuery({
    queryKey: ["my", "notification-ways"],
    queryFn: () => client.call("GET /api/v1/notifications/preferences"),
    staleTime: 0,
  });
  return (
    <MySection id="ways" title={m.ways}>
      <Answered query={found} lines={2}>
        {(now) => <WaysForm key={JSON.stringify(now)} now={now} />}
      </Answered>
    </MySection>
  );
}

function WaysForm({ now }: { readonly now: NotificationPreferences }) {
  const m = useMessages(notificationsMessages);
  const { language } = useLanguage();
  const [sms, setSms] = useState(now.sms ?? false);
  const [email, setEmail] = useState(now.email?.on ?? false);
  const [address, setAddress] = useState("");
  const [tried, setTried] = useState(false);
  const isWrong = address !== "" && !/^\S+@\S+\.\S+$/.test(address);
  const save = useSend(() =>
    client.call("PUT /api/v1/notifications/preferences", {
      body: { sms, email, quiet: now.quiet, ...(address !== "" && { address }) },
    }),
  );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (!isWrong) save.mutate(undefined);
  };
  return (
    <>
      <form className="jc-stack" onSubmit={submit} noValidate>
        {now.sms === null ? (
          <p className="jc-hint">{m.smsNone}</p>
        ) : (
          <label className="jc-choice">
            <input type="checkbox" checked={sms} onChange={({ target }) => setSms(target.checked)} />
            <span>{m.sms}</span>
          </label>
        )}
        {now.email === null ? (
          <p className="jc-hint">{m.emailNone}</p>
        ) : (
          <>
            <label className="jc-choice">
              <input type="checkbox" checked={email} onChange={({ target }) => setEmail(target.checked)} />
              <span>{m.email}</span>
            </label>
            {now.email.address && <p>{m.now(now.email.address)}</p>}
            <Field label={m.address} hint={m.addressHint} error={tried && isWrong ? m.addressWrong : undefined}>
              {(control) => (
                <Input
                  {...control}
                  type="email"
                  autoComplete="email"
                  maxLength={200}
                  value={address}
                  onChange={({ target }) => setAddress(target.value.trim())}
                />
              )}
            </Field>
          </>
        )}
        {save.isError && (
          <Notice tone="red" icon="warning" role="alert">
            {failureInWords(save.error, language)}
          </Notice>
        )}
        {(now.sms !== null || now.email !== null) && (
          <Button type="submit" disabled={save.isPending}>
            {m.save}
          </Button>
        )}
        <span role="status">{save.isSuccess && m.saved}</span>
      </form>
      {now.email?.address && !now.email.confirmed && <ConfirmAddress />}
    </>
  );
}

function ConfirmAddress() {
  const m = useMessages(notificationsMessages);
  const { language } = useLanguage();
  const [code, setCode] = useState("");
  const confirm = useSend((typed: string) =>
    client.call("POST /api/v1/notifications/preferences/email", { body: { code: typed } }),
  );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (/^\d{6}$/.test(code)) confirm.mutate(code);
  };
  return (
    <form className="jc-stack" onSubmit={submit} noValidate>
      <Field label={m.code} error={confirm.isError ? failureInWords(confirm.error, language) : undefined}>
        {(control) => (
          <Input
            {...control}
            inputMode="numeric"
            autoComplete="one-time-code"
            maxLength={6}
            value={code}
            onChange={({ target }) => setCode(target.value.trim())}
          />
        )}
      </Field>
      <Button type="submit" disabled={confirm.isPending}>
        {m.confirm}
      </Button>
    </form>
  );
}
