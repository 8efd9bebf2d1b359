import { type FormEvent, type ReactNode, useEffect, useRef, useState } from "react";
import { client } from "../../../lib/client.ts";
import { failureInWords } from "../../../lib/failure.ts";
import { useLanguage, useMessages } from "../../../lib/language.tsx";
import { Button } from "../../../ui/button.tsx";
import { Field } from "../../../ui/field.tsx";
import { Notice } from "../../../ui/notice.tsx";
import { type MyData, useSend } from "../queries.ts";
import { FactField } from "./fact-field.tsx";
import { factsMessages } from "./facts.messages.ts";
import { type FactMeaning, typedOf, valueTyped, type Words } from "./value-in-words.ts";

const shortestReason = 4;
type Closing = { readonly onClose: (said?: string) => void };
type Best = MyData["person"]["facts"][number];

type CorrectProps = Closing & {
  readonly words: Words | undefined;
  readonly meaning: FactMeaning | undefined;
  readonly label: string;
  readonly best: Best;
};

/** I say what is right; what others said stays beside it until somebody verifies. */
export function CorrectForm({ words, meaning, label, best, onClose }: CorrectProps) {
  const m = useMessages(factsMessages);
  const [typed, setTyped] = useState(() => typedOf(meaning, best.value ?? null));
  const [reason, setReason] = useState("");
  const [tried, setTried] = useState(false);
  const value = valueTyped(meaning, typed);
  const send = useSend(
    (right: string | number | boolean) =>
      client.call("POST /api/v1/my/facts", { body: { fact: best.fact, value: right, note: reason.trim() } }),
    () => onClose(m.corrected),
  );
  const submit = () => {
    setTried(true);
    if (isPlain(value) && reason.trim().length >= shortestReason) send.mutate(value);
  };
  return (
    <Form error={send.error} busy={send.isPending} send={m.sendCorrection} onSubmit={submit} onClose={() => onClose()}>
      <FactField
        words={words}
        meaning={meaning}
        label={m.newValue(label)}
        typed={typed}
        error={tried && !isPlain(value) ? m.valueMissing : undefined}
        onType={setTyped}
      />
      <ReasonField reason={reason} tried={tried} onType={setReason} />
    </Form>
  );
}

/** I object to what somebody else said, without saying what is right. */
export function ObjectForm({ value, onClose }: Closing & { readonly label: string; readonly value: string }) {
  const m = useMessages(factsMessages);
  const [reason, setReason] = useState("");
  const [tried, setTried] = useState(false);
  const send = useSend(
    () => client.call("POST /api/v1/my/facts/:id/object", { params: { id: value }, body: { reason: reason.trim() } }),
    () => onClose(m.objectionSent),
  );
  const submit = () => {
    setTried(true);
    if (reason.trim().length >= shortestReason) send.mutate(undefined);
  };
  return (
    <Form error={send.error} busy={send.isPending} send={m.sendObjection} onSubmit={submit} onClose={() => onClose()}>
      <ReasonField reason={reason} tried={tried} onType={setReason} />
    </Form>
  );
}

const isPlain = (value: unknown): value is string | number | boolean =>
  value !== undefined && typeof value !== "object";

type ReasonProps = { readonly reason: string; readonly tried: boolean; readonly onType: (reason: string) => void };

function ReasonField({ reason, tried, onType }: ReasonProps) {
  const m = useMessages(factsMessages);
  const error = tried && reason.trim().length < shortestReason ? m.reasonMissing : undefined;
  return (
    <Field label={m.reason} hint={m.reasonHint} error={error}>
      {(control) => (
        <textarea
          className="jc-input"
          rows={2}
          maxLength={500}
          {...control}
          value={reason}
          onChange={({ target }) => onType(target.value)}
        />
      )}
    </Field>
  );
}

type FormProps = {
  readonly error: Error | null;
  readonly busy: boolean;
  readonly send: string;
  readonly onSubmit: () => void;
  readonly onClose: () => void;
  readonly children: ReactNode;
};

/** A short form inside a card: the first control takes the focus when it opens. */
function Form({ error, busy, send, onSubmit, onClose, children }: FormProps) {
  const m = useMessages(factsMessages);
  const { language } = useLanguage();
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => form.current?.querySelector<HTMLElement>("input, select, textarea")?.focus(), []);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onSubmit();
  };
  return (
    <form className="jc-stack jc-no-print" ref={form} onSubmit={submit} noValidate>
      {children}
      {error && (
        <Notice tone="red" icon="warning" role="alert">
          {failureInWords(error, language)}
        </Notice>
      )}
      <div className="jc-row">
        <Button type="submit" look="primary" disabled={busy}>
          {send}
        </Button>
        <Button onClick={onClose}>{m.cancel}</Button>
      </div>
    </form>
  );
}
