import type { Application } from "@jucai/contract";
import { useState } from "react";
import { Link, useNavigate } from "react-router";
import { client } from "../../../lib/client.ts";
import { failureInWords } from "../../../lib/failure.ts";
import { formatIsoDay } from "../../../lib/format.ts";
import { useLanguage, useMessages, useText } from "../../../lib/language.tsx";
import { Button } from "../../../ui/button.tsx";
import { Notice } from "../../../ui/notice.tsx";
import { Tag } from "../../../ui/tag.tsx";
import { useAt } from "../at.ts";
import { MyPage, MySection } from "../my-page.tsx";
import { useSend } from "../queries.ts";
import { Items } from "./amounts.tsx";
import { applyMessages } from "./apply.messages.ts";
import { SavedLine } from "./saved-line.tsx";
import type { FormProps } from "./task-page.tsx";

type Task = Application["tasks"][number];

/** The parts of the form, each with where it stands; the order is free. */
export function TasksPage({ draft, saving }: FormProps) {
  const m = useMessages(applyMessages);
  const say = useText();
  const { language } = useLanguage();
  const { filledBy } = draft;
  const by = filledBy && (filledBy.way === "clerk" ? m.filledByClerk : m.filledBy)(filledBy.name);
  const lead = [m.claimant(draft.claimant.name), by];
  return (
    <MyPage title={m.formTitle(say(draft.placeName))} lead={lead.filter(Boolean).join(" · ")}>
      <MySection id="tasks" title={m.tasks} lead={m.tasksHint}>
        <ol className="my-tasks">
          {draft.tasks.map((task) => (
            <TaskRow key={task.key} draft={draft} task={task} />
          ))}
        </ol>
        <SavedLine draft={draft} saving={saving} />
      </MySection>
      <MySection id="items" title={m.items}>
        <Items draft={draft} />
      </MySection>
      <p className="jc-hint">{m.keptUntil(formatIsoDay(draft.expiresOn, language))}</p>
      <Discard id={draft.id} />
    </MyPage>
  );
}

function TaskRow({ draft, task: { key, state, left } }: { readonly draft: Application; readonly task: Task }) {
  const m = useMessages(applyMessages);
  const at = useAt();
  return (
    <li className="my-task">
      {state === "not_needed" ? <span>{m[key]}</span> : <Link to={`${at.forms}/${draft.id}/${key}`}>{m[key]}</Link>}
      {state === "done" && (
        <Tag tone="green" icon="check">
          {m.done}
        </Tag>
      )}
      {state === "open" && (
        <Tag tone="orange" icon="warning">
          {m.open(left)}
        </Tag>
      )}
      {state === "optional" && (
        <Tag tone="amber" icon="clock">
          {m.optional(left)}
        </Tag>
      )}
      {state === "not_needed" && (
        <Tag tone="grey" icon="minus">
          {m.not_needed}
        </Tag>
      )}
    </li>
  );
}

function Discard({ id }: { readonly id: string }) {
  const m = useMessages(applyMessages);
  const { language } = useLanguage();
  const navigate = useNavigate();
  const at = useAt();
  const [asking, setAsking] = useState(false);
  const drop = useSend(
    () => client.call("DELETE /api/v1/applications/:id", { params: { id } }),
    () => void navigate(at.forms, { replace: true }),
  );
  if (!asking)
    return (
      <Button look="plain" onClick={() => setAsking(true)}>
        {m.discard}
      </Button>
    );
  return (
    <Notice tone="amber" icon="warning">
      <p>{m.discardSure}</p>
      {drop.isError && <p role="alert">{failureInWords(drop.error, language)}</p>}
      <p className="jc-row">
        <Button autoFocus disabled={drop.isPending} onClick={() => drop.mutate(undefined)}>
          {m.discardYes}
        </Button>
        <Button look="plain" onClick={() => setAsking(false)}>
          {m.discardNo}
        </Button>
      </p>
    </Notice>
  );
}
