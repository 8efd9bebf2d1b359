import { useState } from "react";
import { useNavigate } from "react-router";
import { client } from "../../../lib/client.ts";
import { failureInWords } from "../../../lib/failure.ts";
import { useLanguage, useMessages } from "../../../lib/language.tsx";
import { Button } from "../../../ui/button.tsx";
import { Notice } from "../../../ui/notice.tsx";
import { useAt } from "../at.ts";
import { type Tracked, useOnce } from "../queries.ts";
import { claimsMessages } from "./claims.messages.ts";
import { WordsForm } from "./words-form.tsx";

/** Withdraw, or apply again: at the bottom, where nobody presses them by chance. */
export function ClaimActions({ claim }: { readonly claim: Tracked }) {
  const m = useMessages(claimsMessages);
  const { language } = useLanguage();
  const navigate = useNavigate();
  const at = useAt();
  const [open, setOpen] = useState(false);
  const { id, version } = claim;
  const withdraw = useOnce(
    (why: string, key) =>
      client.call("POST /api/v1/claims/:id/withdraw", { params: { id }, body: { version, why }, key }),
    () => setOpen(false),
  );
  const reopen = useOnce(
    (of: string, key) => client.call("POST /api/v1/claims/:id/reopen", { params: { id: of }, key }),
    (form) => void navigate(`${at.forms}/${form.id}`),
  );
  if (!claim.may.withdraw && !claim.may.reopen) return null;
  return (
    <section className="jc-section jc-no-print" aria-labelledby="actions">
      <h2 id="actions">{m.actions}</h2>
      {reopen.isError && (
        <Notice tone="red" icon="warning" role="alert">
          {failureInWords(reopen.error, language)}
        </Notice>
      )}
      {claim.may.reopen && (
        <p>
          <Button disabled={reopen.isPending} onClick={() => reopen.mutate(id)}>
            {m.reopen}
          </Button>
        </p>
      )}
      {claim.may.withdraw && !open && <Button onClick={() => setOpen(true)}>{m.withdraw}</Button>}
      {open && (
        <>
          <p>{m.withdrawSays}</p>
          <WordsForm
            label={m.withdrawWhy}
            send={m.withdrawYes}
            cancel={m.cancel}
            busy={withdraw.isPending}
            error={withdraw.error}
            onSend={(why) => withdraw.mutate(why)}
            onCancel={() => setOpen(false)}
          />
        </>
      )}
    </section>
  );
}
