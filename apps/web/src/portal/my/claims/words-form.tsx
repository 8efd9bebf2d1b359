import { type FormEvent, useEffect, useId, useRef, useState } from "react";
import { failureInWords } from "../../../lib/failure.ts";
import { useLanguage, useMessages } from "../../../lib/language.tsx";
import { Button } from "../../../ui/button.tsx";
import { Field } from "../../../ui/field.tsx";
import { Notice } from "../../../ui/notice.tsx";
import { claimsMessages } from "./claims.messages.ts";

const shortest = 4;

type Props = {
  readonly label: string;
  readonly send: string;
  readonly busy: boolean;
  readonly error: Error | null;
  readonly onSend: (words: string) => void;
  readonly onCancel: () => void;
  readonly cancel: string;
  readonly rows?: number;
  readonly longest?: number;
};

/** A few words and the button that sends them; it takes the keyboard when it opens. */
export function WordsForm({ label, send, busy, error, onSend, onCancel, cancel, rows = 3, longest = 200 }: Props) {
  const m = useMessages(claimsMessages);
  const { language } = useLanguage();
  const name = useId();
  const [words, setWords] = useState("");
  const [tried, setTried] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => form.current?.querySelector("textarea")?.focus(), []);
  const isShort = words.trim().length < shortest;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (!isShort) onSend(words.trim());
  };
  return (
    <form ref={form} className="jc-stack jc-no-print" onSubmit={submit} noValidate>
      <Field label={label} error={tried && isShort ? m.short : undefined}>
        {(control) => (
          <textarea
            {...control}
            className="jc-input"
            name={name}
            rows={rows}
            maxLength={longest}
            value={words}
            onChange={({ target }) => setWords(target.value)}
          />
        )}
      </Field>
      {error && (
        <Notice tone="red" icon="warning" role="alert">
          {failureInWords(error, language)}
        </Notice>
      )}
      <div className="jc-row">
        <Button type="submit" disabled={busy}>
          {send}
        </Button>
        <Button look="plain" onClick={onCancel}>
          {cancel}
        </Button>
      </div>
    </form>
  );
}
