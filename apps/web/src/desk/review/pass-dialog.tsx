import { useState } from "react";
import { formatFen } from "../../lib/format.ts";
import { useLanguage, useMessages } from "../../lib/language.tsx";
import { useTell } from "../shell/ask.ts";
import { CapitalsLine } from "./capitals-line.tsx";
import type { ActProps } from "./act-props.ts";
import { reviewMessages } from "./review.messages.ts";
import { SignDialog } from "./sign-dialog.tsx";
import { WordsField } from "./words-field.tsx";

/** Passes the step, or approves the claim where this step decides. */
export function PassDialog({ review, draft, onDraft, onDone, onClose }: ActProps) {
  const m = useMessages(reviewMessages);
  const { language } = useLanguage();
  const { claim, amount, similar, step } = review;
  const { name } = claim.claimant;
  const [opinion, setOpinion] = useState(draft.opinion || m.passDefault);
  const [differs, setDiffers] = useState("");
  const pass = useTell("POST /api/v1/claims/:id/review/pass", (acted) => onDone(acted, m.passed(name)));
  const sign = () =>
    pass.mutate({
      params: { id: claim.id },
      body: { version: claim.version, opinion: opinion.trim(), ...(differs.trim() && { differs: differs.trim() }) },
    });
  const write = (words: string) => {
    setOpinion(words);
    onDraft({ opinion: words });
  };
  return (
    <SignDialog
      title={m.passTitle(name)}
      verb={step?.kind === "decide" ? m.approve : m.pass}
      busy={pass.isPending}
      error={pass.error}
      blocked={opinion.trim() === ""}
      undoable={review.step?.kind !== "decide"}
      onSign={sign}
      onClose={onClose}
    >
      <p>
        {m.grants}:{" "}
        {amount.grantsFen === null ? (
          m.noMoney
        ) : (
          <>
            <strong>{formatFen(amount.grantsFen, language)}</strong> <CapitalsLine fen={amount.grantsFen} />
          </>
        )}
      </p>
      <WordsField label={m.opinion} value={opinion} onChange={write} />
      {similar.rejected > 0 && (
        <WordsField label={m.differs} hint={m.differsHint} value={differs} onChange={setDiffers} />
      )}
    </SignDialog>
  );
}
