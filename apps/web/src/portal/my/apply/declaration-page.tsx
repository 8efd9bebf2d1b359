import type { Application } from "@jucai/contract";
import { type FormEvent, type ReactNode, useEffect, useRef, useState } from "react";
import { Link, useNavigate } from "react-router";
import { client } from "../../../lib/client.ts";
import { failureInWords } from "../../../lib/failure.ts";
import { useLanguage, useMessages, useText } from "../../../lib/language.tsx";
import { Button } from "../../../ui/button.tsx";
import { FieldError } from "../../../ui/field.tsx";
import { Notice } from "../../../ui/notice.tsx";
import { useAt } from "../at.ts";
import { MySection } from "../my-page.tsx";
import { useOnce } from "../queries.ts";
import { Items } from "./amounts.tsx";
import { Answers } from "./answers.tsx";
import { applyMessages } from "./apply.messages.ts";
import { type FormProps, TaskPage } from "./task-page.tsx";

/** 检查答案: everything once more with a way to change it, what happens to it, consents, and the one button. */
export function DeclarationPage(props: FormProps) {
  const m = useMessages(applyMessages);
  const { draft } = props;
  return (
    <TaskPage {...props} task="declaration" lead={m.reviewLead}>
      <Problems draft={draft} />
      <Answers draft={draft} />
      <MySection id="items" title={m.items}>
        <Items draft={draft} />
      </MySection>
      <HowLong draft={draft} />
      <MySection id="who" title={m.whoSees}>
        <p>{m.whoSeesSays}</p>
      </MySection>
      <Agreement {...props} />
    </TaskPage>
  );
}

/** Everything that stands in the way, at once, each a link to where it is put right. */
function Problems({ draft }: { readonly draft: Application }) {
  const m = useMessages(applyMessages);
  const say = useText();
  const at = useAt();
  const { problems } = draft;
  if (problems.length === 0) return null;
  return (
    <Notice tone="orange" icon="warning">
      <p>
        <strong>{m.problems(problems.length)}</strong>
      </p>
      <ul className="my-list">
        {problems.map(({ task, about, says }) => (
          <li key={`${task} ${about}`}>
            {task === "declaration" ? say(says) : <Link to={`${at.forms}/${draft.id}/${task}`}>{say(says)}</Link>}
          </li>
        ))}
      </ul>
    </Notice>
  );
}

function HowLong({ draft }: { readonly draft: Application }) {
  const m = useMessages(applyMessages);
  const say = useText();
  return (
    <MySection id="how-long" title={m.howLong}>
      <ul className="jc-lines">
        {draft.decisions.map(({ claim, title, process }) => (
          <li key={claim}>
            {process.workingDays === null ? m.daysUnset(say(title)) : m.days(say(title), process.workingDays)}
            {!process.printed && <span className="jc-hint">{m.standardProcess}</span>}
          </li>
        ))}
      </ul>
    </MySection>
  );
}

const ticks = ["consent", "accountConsent", "declared"] as const;
type Tick = (typeof ticks)[number];

function Agreement({ draft, saving }: FormProps) {
  const m = useMessages(applyMessages);
  const say = useText();
  const { language } = useLanguage();
  const navigate = useNavigate();
  const at = useAt();
  const [ticked, setTicked] = useState<readonly Tick[]>([]);
  const [tried, setTried] = useState(false);
  const needed = ticks.filter((tick) => tick !== "accountConsent" || draft.consent.account !== null);
  const missing = needed.filter((tick) => !ticked.includes(tick));
  const submit = useOnce(
    (version: number, key) =>
      client.call("POST /api/v1/applications/:id/submit", {
        params: { id: draft.id },
        body: {
          version,
          declared: true,
          consent: draft.consent.version,
          accountConsent: ticked.includes("accountConsent"),
        },
        key,
      }),
    () => void navigate(`${at.forms}/${draft.id}/receipt`, { replace: true }),
  );
  const send = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (missing.length === 0) submit.mutate(draft.version);
    else document.getElementsByName(missing[0]!)[0]?.focus();
  };
  const box = (tick: Tick) => (
    <div>
      <label className="jc-choice">
        <input
          type="checkbox"
          name={tick}
          checked={ticked.includes(tick)}
          aria-invalid={(tried && missing.includes(tick)) || undefined}
          onChange={({ target }) =>
            setTicked(target.checked ? [...ticked, tick] : ticked.filter((one) => one !== tick))
          }
        />
        <span>{m[tick]}</span>
      </label>
      <FieldError id={`${tick}-error`} error={tried && missing.includes(tick) ? m.mustAgree : undefined} />
    </div>
  );
  return (
    <MySection id="consent" title={m.consentTitle}>
      <form className="jc-stack" onSubmit={send} noValidate>
        <div className="jc-card jc-stack jc-stack--tight">
          <p>{say(draft.consent.says)}</p>
          {draft.consent.account && <p>{say(draft.consent.account)}</p>}
          <p className="jc-hint">{m.consentVersion(draft.consent.version)}</p>
        </div>
        {needed.map((tick) => (
          <div key={tick}>{box(tick)}</div>
        ))}
        <p className="jc-hint">{m.refuse}</p>
        {submit.isError && (
          <Wrong>
            <p>{failureInWords(submit.error, language)}</p>
          </Wrong>
        )}
        <Button type="submit" look="primary" wide disabled={submit.isPending || saving.state === "saving"}>
          {submit.isPending ? m.submitting : m.submit}
        </Button>
      </form>
    </MySection>
  );
}

/** What went wrong takes the keyboard, and the page's title says so. */
function Wrong({ children }: { readonly children: ReactNode }) {
  const m = useMessages(applyMessages);
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    box.current?.focus();
    const title = document.title;
    document.title = m.errorPrefix + title;
    return () => {
      document.title = title;
    };
  }, [m]);
  return (
    <div ref={box} tabIndex={-1}>
      <Notice tone="red" icon="warning" role="alert">
        {children}
      </Notice>
    </div>
  );
}
