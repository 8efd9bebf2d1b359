import { type FormEvent, type ReactNode, useState } from "react";
import { client, keepCsrf } from "../../../lib/client.ts";
import { failureInWords } from "../../../lib/failure.ts";
import { useLanguage, useMessages } from "../../../lib/language.tsx";
import { Button } from "../../../ui/button.tsx";
import { Field, Input } from "../../../ui/field.tsx";
import { Notice } from "../../../ui/notice.tsx";
import { Tag } from "../../../ui/tag.tsx";
import { QrCode } from "../qr-code.tsx";
import { useSend } from "../queries.ts";
import { securityMessages } from "./security.messages.ts";

/** One-time codes: off, being set up, on. They count only once a code has been confirmed. */
export function SecondStep({ on }: { readonly on: boolean }) {
  const m = useMessages(securityMessages);
  const { language } = useLanguage();
  const setUp = useSend(() => client.call("POST /api/v1/session/second-step"));
  const confirm = useSend(
    (code: string) => client.call("POST /api/v1/session/second-step/confirm", { body: { code } }),
    () => setUp.reset(),
  );
  const remove = useSend(async (code: string) => {
    const next = await client.call("POST /api/v1/session/second-step/removal", { body: { code } });
    keepCsrf(next.csrf);
    confirm.reset();
  });
  const [removing, setRemoving] = useState(false);
  return (
    <>
      <p>
        <Tag tone={on ? "green" : "grey"} icon={on ? "check" : "minus"}>
          {on ? m.on : m.off}
        </Tag>
      </p>
      {confirm.data && <SpareCodes codes={confirm.data.codes} />}
      {!on && remove.isSuccess && <p role="status">{m.stopped}</p>}
      {setUp.isError && <Refused error={setUp.error} />}
      {!on && !setUp.data && (
        <Button disabled={setUp.isPending} onClick={() => setUp.mutate(undefined)}>
          {m.start}
        </Button>
      )}
      {!on && setUp.data && (
        <CodeForm
          label={m.code}
          send={m.confirm}
          busy={confirm.isPending}
          error={confirm.error}
          onSend={(code) => confirm.mutate(code)}
          onCancel={() => setUp.reset()}
        >
          <p>{m.scan}</p>
          <QrCode text={setUp.data.uri} label={m.scan} />
          <p>
            {m.byHand} <code lang={language}>{inFours(setUp.data.secret)}</code>
          </p>
        </CodeForm>
      )}
      {on && !removing && <Button onClick={() => setRemoving(true)}>{m.stop}</Button>}
      {on && removing && (
        <CodeForm
          label={m.codeOrSpare}
          send={m.stop}
          busy={remove.isPending}
          error={remove.error}
          onSend={(code) => remove.mutate(code)}
          onCancel={() => setRemoving(false)}
        />
      )}
    </>
  );
}

/** Letters in groups of four, as people read them aloud. */
const inFours = (secret: string) => secret.replace(/(.{4})(?=.)/g, "$1 ");

function SpareCodes({ codes }: { readonly codes: readonly string[] }) {
  const m = useMessages(securityMessages);
  return (
    <Notice tone="green" icon="check" role="status">
      <p>{m.done}</p>
      <p>{m.spare}</p>
      <ul className="jc-my__codes">
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ul>
    </Notice>
  );
}

function Refused({ error }: { readonly error: Error }) {
  const { language } = useLanguage();
  return (
    <Notice tone="red" icon="warning" role="alert">
      {failureInWords(error, language)}
    </Notice>
  );
}

type CodeFormProps = {
  readonly label: string;
  readonly send: string;
  readonly busy: boolean;
  readonly error: Error | null;
  readonly onSend: (code: string) => void;
  readonly onCancel: () => void;
  readonly children?: ReactNode;
};

function CodeForm({ label, send, busy, error, onSend, onCancel, children }: CodeFormProps) {
  const m = useMessages(securityMessages);
  const [code, setCode] = useState("");
  const [tried, setTried] = useState(false);
  const short = code.trim().length < 6;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (!short) onSend(code.trim());
  };
  return (
    <form className="jc-stack" onSubmit={submit} noValidate>
      {children}
      <Field label={label} error={tried && short ? m.codeWrong : undefined}>
        {(control) => (
          <Input
            {...control}
            className="jc-input--money"
            inputMode="numeric"
            autoComplete="one-time-code"
            value={code}
            onChange={({ target }) => setCode(target.value)}
          />
        )}
      </Field>
      {error && <Refused error={error} />}
      <div className="jc-row">
        <Button type="submit" look="primary" disabled={busy}>
          {send}
        </Button>
        <Button onClick={onCancel}>{m.cancel}</Button>
      </div>
    </form>
  );
}
