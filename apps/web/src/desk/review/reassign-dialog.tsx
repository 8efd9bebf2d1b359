import { useState } from "react";
import { Radio } from "antd";
import { ColleagueSelect } from "../claims/beside/colleague-select.tsx";
import { useMessages } from "../../lib/language.tsx";
import { useTell } from "../shell/ask.ts";
import { Labelled } from "../shell/filter.tsx";
import { UnitSelect } from "../shell/unit-select.tsx";
import type { ActProps } from "./act-props.ts";
import { reviewMessages } from "./review.messages.ts";
import { SignDialog } from "./sign-dialog.tsx";
import { WordsField } from "./words-field.tsx";

/** Hands the step to a colleague with its role, or to another unit of the same place. */
export function ReassignDialog({ review, onDone, onClose }: ActProps) {
  const m = useMessages(reviewMessages);
  const [to, setTo] = useState<"account" | "unit">("account");
  const [account, setAccount] = useState<string>();
  const [unit, setUnit] = useState<string>();
  const [why, setWhy] = useState("");
  const { id, version, claimant } = review.claim;
  const hand = useTell("POST /api/v1/claims/:id/review/reassign", (acted) =>
    onDone(acted, m.reassigned(claimant.name)),
  );
  const chosen = to === "unit" ? unit && { unit } : account && { account };
  return (
    <SignDialog
      title={m.reassignTitle}
      verb={m.reassign}
      busy={hand.isPending}
      error={hand.error}
      blocked={!chosen || why.trim() === ""}
      onSign={() => chosen && hand.mutate({ params: { id }, body: { version, ...chosen, why: why.trim() } })}
      onClose={onClose}
    >
      <Radio.Group
        aria-label={m.reassign}
        value={to}
        onChange={({ target }) => setTo(target.value as "account" | "unit")}
        options={[
          { value: "account", label: m.toColleague },
          { value: "unit", label: m.toUnit },
        ]}
      />
      {to === "unit" ? (
        <Labelled label={m.toUnit}>{(field) => <UnitSelect id={field} value={unit} onChange={setUnit} />}</Labelled>
      ) : (
        <Labelled label={m.toColleague}>
          {(field) => (
            <ColleagueSelect
              id={field}
              value={account}
              onChange={setAccount}
              {...(review.step && { role: review.step.role })}
            />
          )}
        </Labelled>
      )}
      <WordsField label={m.why} rows={2} value={why} onChange={setWhy} />
    </SignDialog>
  );
}
