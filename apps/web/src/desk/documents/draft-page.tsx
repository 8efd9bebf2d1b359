import { Alert, App, Button } from "antd";
import { lazy, Suspense, useState } from "react";
import { Link, useParams } from "react-router";
import { formatMoment } from "../../lib/format-moment.ts";
import { useLanguage, useMessages } from "../../lib/language.tsx";
import { Answered, Loading } from "../shell/answered.tsx";
import { useTell } from "../shell/ask.ts";
import { Page } from "../shell/page.tsx";
import { ReasonDialog } from "../shell/reason-dialog.tsx";
import { useMay } from "../shell/session.ts";
import { useUrlState } from "../shell/url-state.ts";
import "../imports/imports.css";
import "../funds/kit/kit.css";
import "./documents.css";
import { DraftSteps, draftSteps, type DraftStep, stepIn } from "./draft-steps.tsx";
import { draftMessages } from "./draft.messages.ts";
import { ReadingPart, UnreadPart } from "./import/unread-part.tsx";
import { DraftTag } from "./list/state-tag.tsx";
import type { Draft } from "./types.ts";
import { useDraft } from "./use-draft.ts";

const steps = {
  read: lazy(async () => ({ default: (await import("./reading/read-step.tsx")).ReadStep })),
  units: lazy(async () => ({ default: (await import("./steps/units-step.tsx")).UnitsStep })),
  tasks: lazy(async () => ({ default: (await import("./steps/tasks-step.tsx")).TasksStep })),
  rules: lazy(async () => ({ default: (await import("../editor/draft-files.tsx")).DraftFiles })),
  compare: lazy(async () => ({ default: (await import("./steps/compare-step.tsx")).CompareStep })),
  publish: lazy(async () => ({ default: (await import("./steps/publish-step.tsx")).PublishStep })),
} as const;

/** One draft from its reading to its publication; whoever leaves finds it as he left it. */
export function DraftPage() {
  const { id = "" } = useParams();
  return <Answered query={useDraft(id)}>{(draft) => <Shown draft={draft} />}</Answered>;
}

function Shown({ draft }: { readonly draft: Draft }) {
  const m = useMessages(draftMessages);
  const { title, file, state, number } = draft;
  return (
    <Page
      title={title || file?.name || m.untitled}
      crumbs={[{ title: m.parent, to: "/documents" }]}
      beside={<DraftTag state={state} />}
      lead={number ?? undefined}
      actions={<Actions draft={draft} />}
    >
      {state === "reading" && <ReadingPart />}
      {state === "failed" && <UnreadPart draft={draft} />}
      {state !== "reading" && state !== "failed" && <Stand draft={draft} />}
    </Page>
  );
}

function Actions({ draft: { id, version, file, state } }: { readonly draft: Draft }) {
  const m = useMessages(draftMessages);
  const { message } = App.useApp();
  const may = useMay();
  const [dropping, setDropping] = useState(false);
  const drop = useTell("POST /api/v1/drafts/:id/drop", () => {
    setDropping(false);
    void message.success(m.dropped);
  });
  return (
    <>
      {file && may("draft", "export") && <Button href={`/api/v1/drafts/${id}/file`}>{m.original}</Button>}
      {(state === "open" || state === "failed") && may("draft", "update") && (
        <Button onClick={() => setDropping(true)}>{m.drop}</Button>
      )}
      <ReasonDialog
        open={dropping}
        title={m.dropTitle}
        verb={m.drop}
        busy={drop.isPending}
        error={drop.error}
        onGive={(why) => drop.mutate({ params: { id }, body: { version, why } })}
        onClose={() => setDropping(false)}
      />
    </>
  );
}

/** What a draft that was read shows: its steps, and the one that was asked for. */
function Stand({ draft }: { readonly draft: Draft }) {
  const m = useMessages(draftMessages);
  const { language } = useLanguage();
  // Whoever comes to publish sees what he is asked to publish.
  const [{ step }] = useUrlState({ step: draft.state === "open" ? "read" : "publish" });
  const current = stepIn(step);
  const Step = steps[current];
  const { returned } = draft;
  return (
    <>
      <DraftSteps current={current} />
      {returned && draft.state === "open" && (
        <Alert
          type="warning"
          showIcon
          className="dk-notice"
          title={m.returned(returned.name, formatMoment(returned.at, language)) + returned.why}
        />
      )}
      {draft.state !== "open" && current !== "publish" && (
        <Alert type="info" showIcon className="dk-notice" title={m.readOnly} />
      )}
      <Suspense fallback={<Loading lines={10} />}>
        <Step draft={draft} />
      </Suspense>
      <NextStep current={current} />
    </>
  );
}

function NextStep({ current }: { readonly current: DraftStep }) {
  const m = useMessages(draftMessages);
  const next = draftSteps[draftSteps.indexOf(current) + 1];
  if (next === undefined) return null;
  return (
    <p className="dk-next">
      <Link to={`?step=${next}`} className="dk-primary-link">
        {m.next(m[next])}
      </Link>
    </p>
  );
}
