import type { DecisionView } from "@jucai/contract";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { client } from "../../../lib/client.ts";
import { failureInWords } from "../../../lib/failure.ts";
import { formatMoment } from "../../../lib/format-moment.ts";
import { formatIsoDay } from "../../../lib/format.ts";
import { useLanguage, useMessages } from "../../../lib/language.tsx";
import { Button } from "../../../ui/button.tsx";
import { Notice } from "../../../ui/notice.tsx";
import { appeals, useOnce } from "../queries.ts";
import { claimsMessages } from "./claims.messages.ts";
import { WordsForm } from "./words-form.tsx";

const states = {
  open: "appealOpen",
  withdrawn: "appealWithdrawn",
  upheld: "appealUpheld",
  reopened: "appealReopened",
} as const;

/** After a refusal: a review by somebody else, until its last day; and what came of one. */
export function AppealPart({ claim, decision }: { readonly claim: string; readonly decision: DecisionView }) {
  const m = useMessages(claimsMessages);
  const { language } = useLanguage();
  const found = useQuery(appeals(claim));
  const [open, setOpen] = useState(false);
  const send = useOnce(
    (grounds: string, key) =>
      client.call("POST /api/v1/decisions/:id/appeal", { params: { id: decision.id }, body: { grounds }, key }),
    () => setOpen(false),
  );
  const filed = (found.data?.items ?? []).filter((one) => one.decision === decision.id);
  if (filed.length > 0)
    return (
      <>
        {filed.map((one) => (
          <Filed key={one.id} appeal={one} />
        ))}
      </>
    );
  if (decision.appealBy === null && decision.appeal === null && found.data === undefined) return null;
  return (
    <Notice tone="blue">
      <p>
        <strong>{m.appeal}</strong>
      </p>
      <p>{decision.appealBy ? m.appealSays(formatIsoDay(decision.appealBy, language)) : m.appealOpenEnd}</p>
      {open ? (
        <WordsForm
          label={m.appealGrounds}
          send={m.appealSend}
          cancel={m.cancel}
          busy={send.isPending}
          error={send.error}
          rows={5}
          longest={4000}
          onSend={(words) => send.mutate(words)}
          onCancel={() => setOpen(false)}
        />
      ) : (
        <Button onClick={() => setOpen(true)}>{m.appealSend}</Button>
      )}
    </Notice>
  );
}

type Appeal = Awaited<ReturnType<typeof client.call<"GET /api/v1/claims/:id/appeals">>>["items"][number];

function Filed({ appeal }: { readonly appeal: Appeal }) {
  const m = useMessages(claimsMessages);
  const { language } = useLanguage();
  const take = useOnce((id: string, key) => client.call("POST /api/v1/appeals/:id/withdraw", { params: { id }, key }));
  return (
    <Notice tone={appeal.state === "reopened" ? "green" : "blue"}>
      <p>
        <strong>{m[states[appeal.state]]}</strong>
      </p>
      <p className="jc-hint">{m.appealState(appeal.number, formatMoment(appeal.filedAt, language))}</p>
      {appeal.state === "open" && appeal.dueOn && <p>{m.appealDue(formatIsoDay(appeal.dueOn, language))}</p>}
      {appeal.answer && <p>{appeal.answer.words}</p>}
      {take.isError && <p role="alert">{failureInWords(take.error, language)}</p>}
      {appeal.state === "open" && (
        <Button look="plain" disabled={take.isPending} onClick={() => take.mutate(appeal.id)}>
          {m.appealWithdraw}
        </Button>
      )}
    </Notice>
  );
}
