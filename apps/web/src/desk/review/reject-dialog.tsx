import { Checkbox } from "antd";
import { useState } from "react";
import { clauseInWords } from "../../lib/clause.ts";
import { useLanguage, useMessages, useText } from "../../lib/language.tsx";
import { useTell } from "../shell/ask.ts";
import type { ActProps } from "./act-props.ts";
import { reviewMessages } from "./review.messages.ts";
import { SignDialog } from "./sign-dialog.tsx";
import { keyOf, type Review } from "./types.ts";
import { WordsField } from "./words-field.tsx";

type Ground = Review["grounds"][number];
const groundKey = ({ condition, line }: Ground) => keyOf({ id: condition, line });

/** Refuses, with the conditions that are not met: each brings clause and value into the letter. */
export function RejectDialog({ review, draft, onDraft, onDone, onClose }: ActProps) {
  const m = useMessages(reviewMessages);
  const say = useText();
  const { claim, grounds, similar } = review;
  const { name } = claim.claimant;
  const [chosen, choose] = useState<readonly string[]>(grounds.map(groundKey));
  const [opinion, setOpinion] = useState(draft.opinion);
  const [differs, setDiffers] = useState("");
  const reject = useTell("POST /api/v1/claims/:id/review/reject", (acted) => onDone(acted, m.rejected(name)));
  const picked = grounds.filter((ground) => chosen.includes(groundKey(ground)));
  const sign = () =>
    reject.mutate({
      params: { id: claim.id },
      body: {
        version: claim.version,
        opinion: opinion.trim(),
        grounds: picked.map(({ condition, line }) => ({ condition, line })),
        ...(differs.trim() && { differs: differs.trim() }),
      },
    });
  const write = (words: string) => {
    setOpinion(words);
    onDraft({ opinion: words });
  };
  return (
    <SignDialog
      wide
      title={m.rejectTitle(name)}
      verb={m.reject}
      busy={reject.isPending}
      error={reject.error}
      blocked={opinion.trim() === "" || picked.length === 0}
      undoable={review.step?.kind !== "decide"}
      onSign={sign}
      onClose={onClose}
    >
      {grounds.length === 0 ? (
        <p className="dk-near">{m.groundsNone}</p>
      ) : (
        <fieldset className="dk-grounds">
          <legend>{m.grounds}</legend>
          <Checkbox.Group
            value={[...chosen]}
            onChange={(keys) => choose(keys.map(String))}
            options={grounds.map((ground) => ({ value: groundKey(ground), label: say(ground.says) }))}
          />
        </fieldset>
      )}
      <Letter review={review} grounds={picked} />
      <WordsField label={m.opinion} value={opinion} onChange={write} />
      {similar.approved > 0 && (
        <WordsField label={m.differs} hint={m.differsHint} value={differs} onChange={setDiffers} />
      )}
    </SignDialog>
  );
}

/** What the letter will say: clause, what is needed, what was found, and the right of review. */
function Letter({ review, grounds }: { readonly review: Review; readonly grounds: readonly Ground[] }) {
  const m = useMessages(reviewMessages);
  const say = useText();
  const { language } = useLanguage();
  if (grounds.length === 0) return null;
  return (
    <section className="dk-draft" aria-label={m.letterPreview}>
      <h3>{m.letterPreview}</h3>
      <ol>
        {grounds.map((ground) => {
          const condition = review.conditions.find((one) => keyOf(one) === groundKey(ground));
          const has = (condition?.has ?? []).flatMap(({ label, shown }) =>
            shown ? [`${say(label)} ${say(shown)}`] : [],
          );
          const found = has.join("；") || condition?.judged?.basis || "—";
          const needs = say(condition?.needs ?? ground.says);
          return (
            <li key={groundKey(ground)}>{m.letterGround(clauseInWords(ground.clause, language), needs, found)}</li>
          );
        })}
      </ol>
      <p>{m.letterRight}</p>
    </section>
  );
}
