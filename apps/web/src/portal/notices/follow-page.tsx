import type { ObjectionFollowUp } from "@jucai/contract";
import { useMutation } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { Link } from "react-router";
import { client } from "../../lib/client.ts";
import { failureInWords } from "../../lib/failure.ts";
import { formatMoment } from "../../lib/format-moment.ts";
import { formatIsoDay } from "../../lib/format.ts";
import { useLanguage, useMessages } from "../../lib/language.tsx";
import { useTitle } from "../../lib/title.ts";
import { Button } from "../../ui/button.tsx";
import { Field, Input } from "../../ui/field.tsx";
import { Notice } from "../../ui/notice.tsx";
import "./notices.css";
import { noticesMessages } from "./notices.messages.ts";

/** What came of an objection, for whoever holds its code; the code stands in no address. */
export function FollowPage() {
  const m = useMessages(noticesMessages);
  const { language } = useLanguage();
  useTitle(m.follow, m.site);
  const [code, setCode] = useState("");
  const [words, setWords] = useState("");
  const look = useMutation({
    mutationFn: (more: string) =>
      client.call("POST /api/v1/objection-follow-up", {
        body: { code: code.trim(), ...(more !== "" && { words: more }) },
      }),
    onSuccess: () => setWords(""),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (code.trim() !== "") look.mutate("");
  };
  const add = (event: FormEvent) => {
    event.preventDefault();
    if (words.trim() !== "") look.mutate(words.trim());
  };
  return (
    <div className="jc-stack jc-column">
      <p className="jc-no-print">
        <Link to="/notices">{m.back}</Link>
      </p>
      <h1>{m.follow}</h1>
      <p className="jc-secondary">{m.followLead}</p>
      <form onSubmit={submit} noValidate>
        <Field label={m.code} error={look.isError ? failureInWords(look.error, language) : undefined}>
          {(control) => (
            <span className="jc-search">
              <Input
                {...control}
                autoComplete="off"
                maxLength={60}
                value={code}
                onChange={({ target }) => setCode(target.value)}
              />
              <Button type="submit" look="primary" disabled={look.isPending}>
                {m.look}
              </Button>
            </span>
          )}
        </Field>
      </form>
      {look.data && (
        <>
          <Standing found={look.data} />
          {look.data.state !== "closed" && (
            <form className="nt-form" onSubmit={add} noValidate>
              <Field label={m.addWords}>
                {(control) => (
                  <textarea
                    {...control}
                    className="jc-input"
                    rows={3}
                    maxLength={4000}
                    value={words}
                    onChange={({ target }) => setWords(target.value)}
                  />
                )}
              </Field>
              <Button type="submit" disabled={look.isPending}>
                {m.add}
              </Button>
            </form>
          )}
        </>
      )}
    </div>
  );
}

const outcomes = { upheld: "outcomeUpheld", dismissed: "outcomeDismissed", partly: "outcomePartly" } as const;

function Standing({ found }: { readonly found: ObjectionFollowUp }) {
  const m = useMessages(noticesMessages);
  const { language } = useLanguage();
  return (
    <div className="jc-stack" role="status">
      <Notice tone={found.state === "closed" ? "green" : "blue"} icon={found.state === "closed" ? "check" : "clock"}>
        <p>
          <strong>{found.outcome ? m[outcomes[found.outcome]] : m[found.state]}</strong>
        </p>
        <p>{m.filedAt(formatMoment(found.filedAt, language))}</p>
        {found.dueOn && found.state !== "closed" && <p>{m.dueOn(formatIsoDay(found.dueOn, language))}</p>}
        {found.answer && <p>{found.answer}</p>}
      </Notice>
      <ul className="jc-lines">
        {found.messages.map(({ at, from, text }) => (
          <li key={at}>
            <span className="jc-hint">
              {m[from]} · {formatMoment(at, language)}
            </span>
            <p>{text}</p>
          </li>
        ))}
      </ul>
    </div>
  );
}
