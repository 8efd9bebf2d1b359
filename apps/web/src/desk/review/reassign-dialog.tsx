import { useState } from "react";
import { useMessages } from "../../lib/language.tsx";
import { useTell } from "../shell/ask.ts";
import { Labelled } from "../shell/filter.tsx";
import { UnitSelect } from "../shell/unit-select.tsx";
import type { ActProps } from "./act-props.ts";
import { reviewMessages } from "./review.messages.ts";
import { SignDialog } from "./sign-dialog.tsx";
import { WordsField } from "./words-field.tsx";

/** Hands the step to another unit of the same place. */
export function ReassignDialog({ review, onDone, onClose }: ActProps) {
  const m = useMessages(reviewMessages);
  const [unit, setUnit] = useState<string>();
  const [why, setWhy] = useState("");
  const { id, version, claimant } = review.claim;
  const hand = useTell("POST /api/v1/claims/:id/review/reassign", (acted) =>
    onDone(acted, m.reassigned(claimant.name)),
  );
  return (
    <SignDialog
      title={m.reassignTitle}
      verb={m.reassign}
      busy={hand.isPending}
      error={hand.error}
      blocked={unit === undefined || why.trim() === ""}
      onSign={() => unit && hand.mutate({ params: { id }, body: { version, unit, why: why.trim() } })}
      onClose={onClose}
    >
      <Labelled label={m.toUnit}>{(field) => <UnitSelect id={field} value={unit} onChange={setUnit} />}</Labelled>
      <WordsField label={m.why} rows={2} value={why} onChange={setWhy} />
    </SignDialog>
  );
}
