import { Alert, Button, Select } from "antd";
import { useState } from "react";
import { useMessages, useText } from "../../lib/language.tsx";
import { useAsk, useTell } from "../shell/ask.ts";
import type { ActProps } from "./act-props.ts";
import { CorrectionNotice } from "./correction-notice.tsx";
import type { Pick } from "./drafts.ts";
import { PickEditor } from "./pick-editor.tsx";
import { reviewMessages } from "./review.messages.ts";
import { SignDialog } from "./sign-dialog.tsx";
import { added, needsHead, thingsOf } from "./things-to-correct.ts";

/** Returns a claim with everything that has to be corrected, once; previewed as the notice that is sent. */
export function ReturnDialog({ review, draft, onDraft, onDone, onClose }: ActProps) {
  const m = useMessages(reviewMessages);
  const [preview, setPreview] = useState(false);
  const templates = useAsk("GET /api/v1/correction-templates");
  const { claim } = review;
  const { picks } = draft;
  const send = useTell("POST /api/v1/claims/:id/review/return", (acted) =>
    onDone(acted, m.returned(claim.claimant.name)),
  );
  const items = picks.map(({ kind, about, wrong, how, causedBy }) => ({
    kind,
    about,
    wrong: wrong.trim(),
    how: how.trim(),
    ...(causedBy !== undefined && { causedBy }),
  }));
  const change = (at: number, changes: Partial<Pick>) =>
    onDraft({ picks: picks.map((pick, index) => (index === at ? { ...pick, ...changes } : pick)) });
  return (
    <SignDialog
      wide
      title={m.returnTitle(claim.claimant.name)}
      verb={m.send}
      busy={send.isPending}
      error={send.error}
      blocked={items.length === 0 || items.some(({ wrong, how }) => wrong === "" || how === "")}
      onSign={() => send.mutate({ params: { id: claim.id }, body: { version: claim.version, items } })}
      onClose={onClose}
    >
      <p>{m.returnLead}</p>
      {needsHead(review, picks) && <Alert type="warning" showIcon className="dk-notice" title={m.needsHead} />}
      {preview ? (
        <CorrectionNotice review={review} picks={picks} />
      ) : (
        <>
          <AddThing review={review} picks={picks} onAdd={(next) => onDraft({ picks: next })} />
          {picks.length === 0 && <p className="dk-empty">{m.noItems}</p>}
          {picks.map((pick, at) => (
            <PickEditor
              key={`${pick.kind} ${pick.about}`}
              no={at + 1}
              pick={pick}
              templates={templates.data?.items ?? []}
              corrections={review.corrections}
              onChange={(changes) => change(at, changes)}
              onRemove={() => onDraft({ picks: picks.filter((_, index) => index !== at) })}
            />
          ))}
        </>
      )}
      <Button disabled={picks.length === 0} onClick={() => setPreview(!preview)}>
        {preview ? m.previewOff : m.preview}
      </Button>
    </SignDialog>
  );
}

type AddProps = {
  readonly review: ActProps["review"];
  readonly picks: readonly Pick[];
  readonly onAdd: (picks: readonly Pick[]) => void;
};

/** Chooses a fact, a piece of evidence, or names what is missing. */
function AddThing({ review, picks, onAdd }: AddProps) {
  const m = useMessages(reviewMessages);
  const say = useText();
  const [typed, setTyped] = useState("");
  const things = thingsOf(review, say);
  const words = { fact: m.kind_fact, evidence: m.kind_evidence, missing: m.kind_missing };
  const own = typed.trim() === "" ? [] : [{ kind: "missing" as const, about: typed.trim(), label: typed.trim() }];
  const options = [...things, ...own].map((thing) => ({
    value: `${thing.kind} ${thing.about}`,
    label: `${words[thing.kind]} · ${thing.label}`,
    thing,
  }));
  return (
    <Select<string, (typeof options)[number]>
      className="dk-add-thing"
      aria-label={m.addItem}
      placeholder={m.addPlaceholder}
      value={null}
      showSearch={{ optionFilterProp: "label", onSearch: setTyped }}
      options={options}
      onChange={(_, option) => {
        if (!Array.isArray(option) && option) onAdd(added(picks, [option.thing]));
        setTyped("");
      }}
    />
  );
}
