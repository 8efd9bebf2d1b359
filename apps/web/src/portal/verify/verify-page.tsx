import { RequestFailed, type AnswerOf } from "@jucai/contract/client";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useNavigate, useParams } from "react-router";
import { client } from "../../lib/client.ts";
import { formatFen, formatIsoDay } from "../../lib/format.ts";
import { useLanguage, useMessages, useText } from "../../lib/language.tsx";
import { useTitle } from "../../lib/title.ts";
import { Button } from "../../ui/button.tsx";
import { Field, Input } from "../../ui/field.tsx";
import { Notice } from "../../ui/notice.tsx";
import { Failed, Loading } from "../../ui/states.tsx";
import { verifyMessages } from "./verify.messages.ts";

type Document = AnswerOf<"GET /api/v1/verify/:code">;
const form = /^[0-9A-HJ-NP-Z-]{8,40}$/i;

/** Whether a letter, a certificate or a card is genuine and valid: anybody who holds its code may ask. */
export function VerifyPage() {
  const m = useMessages(verifyMessages);
  useTitle(m.title, m.site);
  const { code = "" } = useParams();
  return (
    <div className="jc-column jc-stack">
      <h1>{m.title}</h1>
      <p className="jc-secondary">{m.lead}</p>
      <CodeForm key={code} code={code} />
      {form.test(code) && <Found code={code} />}
    </div>
  );
}

function CodeForm({ code }: { readonly code: string }) {
  const m = useMessages(verifyMessages);
  const navigate = useNavigate();
  const [typed, setTyped] = useState(code);
  const [wrong, setWrong] = useState(code !== "" && !form.test(code));
  return (
    <form
      className="jc-stack jc-no-print"
      onSubmit={(event) => {
        event.preventDefault();
        const next = typed.trim();
        setWrong(!form.test(next));
        if (form.test(next)) void navigate(`/verify/${encodeURIComponent(next)}`);
      }}
    >
      <Field label={m.code} hint={m.codeHint} error={wrong ? m.wrongCode : undefined}>
        {(control) => (
          <Input
            {...control}
            value={typed}
            maxLength={40}
            autoComplete="off"
            onChange={(event) => setTyped(event.target.value)}
          />
        )}
      </Field>
      <p>
        <Button type="submit" look="primary">
          {m.look}
        </Button>
      </p>
    </form>
  );
}

function Found({ code }: { readonly code: string }) {
  const m = useMessages(verifyMessages);
  const found = useQuery({
    queryKey: ["verify", code],
    queryFn: () => client.call("GET /api/v1/verify/:code", { params: { code } }),
    staleTime: 0,
    retry: false,
  });
  if (found.isPending) return <Loading lines={4} />;
  if (found.isSuccess) return <Answer document={found.data} />;
  if (found.error instanceof RequestFailed && [400, 404].includes(found.error.status)) {
    return (
      <Notice tone="red" icon="warning" role="alert">
        <p>{m.notFound}</p>
      </Notice>
    );
  }
  return <Failed onRetry={() => void found.refetch()} />;
}

function Answer({ document: it }: { readonly document: Document }) {
  const m = useMessages(verifyMessages);
  const say = useText();
  const { language } = useLanguage();
  const day = (iso: string) => formatIsoDay(iso, language);
  const rows: readonly (readonly [string, string | undefined])[] = [
    [m.kind, m[it.kind]],
    [m.number, it.number],
    [m.name, it.name],
    [m.what, say(it.title)],
    [m.outcome, say(it.outcome)],
    [m.amount, it.amountFen === null ? undefined : formatFen(it.amountFen, language)],
    [m.unit, say(it.unit)],
    [m.on, day(it.on)],
    [m.until, it.kind === "certificate" ? (it.until === null ? m.noEnd : day(it.until)) : undefined],
  ];
  return (
    <>
      <Notice tone={it.void ? "amber" : "green"} icon={it.void ? "warning" : "check"} role="status">
        <p>
          <strong>{it.void ? m.void(say(it.void)) : m.genuine}</strong>
        </p>
      </Notice>
      <dl className="jc-facts">
        {rows.map(
          ([label, value]) =>
            value !== undefined && (
              <div key={label}>
                <dt>{label}</dt>
                <dd>{value}</dd>
              </div>
            ),
        )}
      </dl>
    </>
  );
}
