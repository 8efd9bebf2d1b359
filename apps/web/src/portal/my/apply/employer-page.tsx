import { useQuery } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { client } from "../../../lib/client.ts";
import { useLanguage, useMessages, useText } from "../../../lib/language.tsx";
import { Button } from "../../../ui/button.tsx";
import { Field, Input } from "../../../ui/field.tsx";
import { Notice } from "../../../ui/notice.tsx";
import { Answered } from "../answered.tsx";
import { applyMessages } from "./apply.messages.ts";
import { type FormProps, TaskPage } from "./task-page.tsx";

/** Which employer is asked to confirm, and what it will see. */
export function EmployerPage({ draft, saving }: FormProps) {
  const m = useMessages(applyMessages);
  const say = useText();
  const { language } = useLanguage();
  const [searching, setSearching] = useState(false);
  const { needed, id, name } = draft.employer;
  const asked = draft.facts.filter(({ confirmedByEmployer }) => confirmedByEmployer);
  const finding = needed && (searching || id === null);
  return (
    <TaskPage draft={draft} saving={saving} task="employer" lead={m.employerLead}>
      {!needed && <p className="jc-muted">{m.employerNotNeeded}</p>}
      {needed && name && (
        <Notice tone="green" icon="check">
          {m.employerNow(name)}
        </Notice>
      )}
      {asked.length > 0 && (
        <p>{m.employerAsked(asked.map(({ field }) => say(field.label)).join(language === "zh" ? "、" : "; "))}</p>
      )}
      {needed && id !== null && !searching && <Button onClick={() => setSearching(true)}>{m.changeEmployer}</Button>}
      {finding && (
        <FindEmployer
          onChoose={(employer) => {
            saving.save({ employer });
            setSearching(false);
          }}
        />
      )}
    </TaskPage>
  );
}

function FindEmployer({ onChoose }: { readonly onChoose: (id: string) => void }) {
  const m = useMessages(applyMessages);
  const [typed, setTyped] = useState("");
  const [q, setQ] = useState("");
  const found = useQuery({
    queryKey: ["my", "employers", q],
    queryFn: () => client.call("GET /api/v1/applications/employers", { query: { q } }),
    enabled: q.length >= 2,
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setQ(typed.trim());
  };
  return (
    <>
      <form role="search" onSubmit={submit}>
        <Field label={m.employerFind} hint={m.employerFindHint}>
          {(control) => (
            <span className="jc-search">
              <Input
                {...control}
                type="search"
                maxLength={100}
                value={typed}
                onChange={({ target }) => setTyped(target.value)}
              />
              <Button type="submit">{m.find}</Button>
            </span>
          )}
        </Field>
      </form>
      {q.length >= 2 && (
        <Answered query={found} lines={2}>
          {({ items }) => (
            <div role="status">
              {items.length === 0 && <p>{m.employerNone}</p>}
              <ul className="my-list jc-stack jc-stack--tight">
                {items.map(({ id, name, uscc }) => (
                  <li key={id} className="jc-card my-row-head">
                    <span>
                      {name}
                      {uscc && <span className="jc-hint"> {uscc}</span>}
                    </span>
                    <Button onClick={() => onChoose(id)} aria-label={`${m.choose} ${name}`}>
                      {m.choose}
                    </Button>
                  </li>
                ))}
              </ul>
            </div>
          )}
        </Answered>
      )}
    </>
  );
}
