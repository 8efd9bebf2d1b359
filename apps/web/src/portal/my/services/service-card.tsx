import type { AnswerOf } from "@jucai/contract/client";
import { useState } from "react";
import { client } from "../../../lib/client.ts";
import { failureInWords } from "../../../lib/failure.ts";
import { useLanguage, useMessages, useText } from "../../../lib/language.tsx";
import { Button } from "../../../ui/button.tsx";
import { ClauseText } from "../../../ui/clause-text.tsx";
import { Disclosure } from "../../../ui/disclosure.tsx";
import { Field, Input, Select } from "../../../ui/field.tsx";
import { useOnce } from "../queries.ts";
import { servicesMessages } from "./services.messages.ts";

type Service = AnswerOf<"GET /api/v1/services">["items"][number];

/** One service: for whom, who answers in how long, and its short form. */
export function ServiceCard({ service }: { readonly service: Service }) {
  const m = useMessages(servicesMessages);
  const say = useText();
  const { name, who, units, days, daysPrinted, clause, policy, opens, evidence } = service;
  return (
    <li className="jc-card jc-stack jc-stack--tight">
      <p>
        <strong>{say(name)}</strong>
      </p>
      <dl className="sv-facts">
        <div>
          <dt>{m.who}</dt>
          <dd>{say(who)}</dd>
        </div>
        <div>
          <dt>{m.units}</dt>
          <dd>{units.map(say).join("、")}</dd>
        </div>
        <div>
          <dt>{m.limit}</dt>
          <dd>{days === null ? m.noLimit : m.days(days, daysPrinted)}</dd>
        </div>
      </dl>
      <p className="jc-hint">
        {say(policy)} <ClauseText clause={clause} />
      </p>
      {evidence.length > 0 && (
        <p>
          {m.evidence}：{evidence.map(say).join("、")}
        </p>
      )}
      <p>{opens === true ? m.open : opens === false ? m.closed : m.unknown}</p>
      {opens !== false && (
        <Disclosure summary={m.ask}>
          <AskForm service={service} />
        </Disclosure>
      )}
    </li>
  );
}

function AskForm({ service: { id, place, asks } }: { readonly service: Service }) {
  const m = useMessages(servicesMessages);
  const say = useText();
  const { language } = useLanguage();
  const [answers, setAnswers] = useState<Readonly<Record<string, string>>>({});
  const [words, setWords] = useState("");
  const send = useOnce(
    (body: { service: string; place: string; answers: Record<string, string>; words?: string }, key) =>
      client.call("POST /api/v1/service-requests", { body, key }),
    () => {
      setAnswers({});
      setWords("");
    },
  );
  const set = (key: string, value: string) => setAnswers({ ...answers, [key]: value });
  return (
    <form
      className="sv-form"
      onSubmit={(event) => {
        event.preventDefault();
        send.mutate({ service: id, place, answers: { ...answers }, ...(words.trim() && { words }) });
      }}
    >
      {asks.map(({ key, label, type, required, values }) => (
        <Field key={key} label={required ? say(label) : `${say(label)}${m.optional}`}>
          {(control) =>
            type === "choice" ? (
              <Select
                {...control}
                required={required}
                value={answers[key] ?? ""}
                onChange={(event) => set(key, event.target.value)}
                options={[
                  { value: "", label: m.choose },
                  ...values.map((it) => ({ value: it.id, label: say(it.label) })),
                ]}
              />
            ) : (
              <Input
                {...control}
                type={type === "date" ? "date" : "text"}
                required={required}
                maxLength={1000}
                value={answers[key] ?? ""}
                onChange={(event) => set(key, event.target.value)}
              />
            )
          }
        </Field>
      ))}
      <Field label={m.words}>
        {(control) => (
          <textarea
            {...control}
            className="jc-input"
            rows={3}
            maxLength={4000}
            value={words}
            onChange={(event) => setWords(event.target.value)}
          />
        )}
      </Field>
      {send.isError && <p role="alert">{failureInWords(send.error, language)}</p>}
      {send.isSuccess && <p role="status">{m.sent(send.data.number)}</p>}
      <p>
        <Button type="submit" look="primary" disabled={send.isPending}>
          {m.send}
        </Button>
      </p>
    </form>
  );
}
