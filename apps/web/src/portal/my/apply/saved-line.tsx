import type { Application } from "@jucai/contract";
import { useEffect, useState } from "react";
import { failureInWords, isSignedOut } from "../../../lib/failure.ts";
import { formatMoment } from "../../../lib/format-moment.ts";
import { useLanguage, useMessages, useText } from "../../../lib/language.tsx";
import { Button, buttonClass } from "../../../ui/button.tsx";
import { Notice } from "../../../ui/notice.tsx";
import { applyMessages } from "./apply.messages.ts";
import { valueInWords } from "./case-text.ts";
import type { Conflict, Saving } from "./use-saving.ts";

type Props = { readonly draft: Application; readonly saving: Saving };

/** 已保存 14:32, or why not and what to do; always at the same place of a part. */
export function SavedLine({ draft, saving }: Props) {
  const m = useMessages(applyMessages);
  const online = useOnline();
  const { state, at, conflicts } = saving;
  return (
    <div className="my-saved jc-no-print">
      <p className="jc-hint" role="status">
        {state === "saving" && m.saving}
        {state === "saved" && at !== undefined && m.saved(clock(at))}
        {!online && ` ${m.offline}`}
      </p>
      {state === "failed" && <NotSaved saving={saving} />}
      {conflicts.map((conflict) => (
        <TwoVersions key={conflict.field} draft={draft} conflict={conflict} saving={saving} />
      ))}
    </div>
  );
}

function NotSaved({ saving: { fault, retry } }: { readonly saving: Saving }) {
  const m = useMessages(applyMessages);
  const { language } = useLanguage();
  if (isSignedOut(fault))
    return (
      <Notice tone="amber" icon="warning" role="alert">
        <p>{m.signInAgain}</p>
        <a
          className={buttonClass("primary")}
          href={`/sign-in?to=${encodeURIComponent(window.location.pathname + window.location.search)}`}
        >
          {m.signIn}
        </a>
      </Notice>
    );
  return (
    <Notice tone="red" icon="warning" role="alert">
      <p>
        {m.savedNot} {failureInWords(fault, language)}
      </p>
      <Button onClick={retry}>{m.saveAgain}</Button>
    </Notice>
  );
}

/** Both values side by side; nothing is overwritten until somebody chose. */
function TwoVersions({ draft, conflict, saving }: Props & { readonly conflict: Conflict }) {
  const m = useMessages(applyMessages);
  const say = useText();
  const { language } = useLanguage();
  const field = draft.facts.find((one) => one.field.fact === conflict.field)?.field;
  const list = draft.lists.find((one) => one.list === conflict.field);
  const label = field ? say(field.label) : list ? say(list.label) : conflict.field;
  const words = (value: Conflict["yours"]) => {
    if (value === null) return m.nothing;
    if (typeof value === "object") return JSON.stringify(value);
    return field ? valueInWords(field, value, language) : String(value);
  };
  return (
    <Notice tone="amber" icon="warning" role="alert">
      <p>
        <strong>{m.conflictTitle}</strong>
      </p>
      <p>{m.conflictOf(label)}</p>
      <ul>
        <li>{m.yours(words(conflict.yours))}</li>
        <li>{m.theirs(words(conflict.theirs), conflict.by, formatMoment(conflict.at, language))}</li>
      </ul>
      <p className="jc-row">
        <Button onClick={() => saving.settle(conflict, true)}>{m.useMine}</Button>
        <Button onClick={() => saving.settle(conflict, false)}>{m.useTheirs}</Button>
      </p>
    </Notice>
  );
}

/** The hour and minute of this device's clock, as beside a saved document. */
function clock(at: number): string {
  const time = new Date(at);
  return [time.getHours(), time.getMinutes()].map((part) => String(part).padStart(2, "0")).join(":");
}

function useOnline(): boolean {
  const [online, setOnline] = useState(() => navigator.onLine);
  useEffect(() => {
    const look = () => setOnline(navigator.onLine);
    window.addEventListener("online", look);
    window.addEventListener("offline", look);
    return () => {
      window.removeEventListener("online", look);
      window.removeEventListener("offline", look);
    };
  }, []);
  return online;
}
