import type { AnswerOf } from "@jucai/contract/client";
import { Alert, App, Button, Radio } from "antd";
import { useState } from "react";
import { useMessages, useText } from "../../lib/language.tsx";
import { Answered } from "../shell/answered.tsx";
import { useAsk, useTell } from "../shell/ask.ts";
import { Faults } from "../shell/faults.tsx";
import { reviewMessages } from "./review.messages.ts";
import { WordsField } from "./words-field.tsx";

type Tracking = AnswerOf<"GET /api/v1/claims/:id">;

/** 人工核实: an officer found out what the employer did not answer. */
export function TakeOver({ claim }: { readonly claim: string }) {
  const tracking = useAsk("GET /api/v1/claims/:id", { params: { id: claim } });
  return (
    <Answered query={tracking} lines={2}>
      {(found) => (found.may.takeOver && found.confirmation ? <Form tracking={found} /> : null)}
    </Answered>
  );
}

function Form({ tracking }: { readonly tracking: Tracking }) {
  const m = useMessages(reviewMessages);
  const say = useText();
  const { message } = App.useApp();
  const [answers, setAnswers] = useState<Readonly<Record<string, boolean>>>({});
  const [basis, setBasis] = useState("");
  const { id, version, claimant, confirmation } = tracking;
  const items = (confirmation?.items ?? []).filter(({ answer }) => answer === "pending");
  const take = useTell("POST /api/v1/claims/:id/confirmation/take-over", () =>
    message.success(m.takenOver(claimant.name)),
  );
  const facts = items.flatMap(({ fact }) => {
    const holds = answers[fact];
    return holds === undefined ? [] : [{ fact, line: null, holds }];
  });
  return (
    <Alert
      type="info"
      showIcon
      className="dk-notice"
      title={m.takeOver}
      description={
        <>
          <p>{m.takeOverLead}</p>
          <Faults error={take.error} />
          {items.map(({ fact, label, shown }) => (
            <p key={fact}>
              {say(label)}: <strong>{say(shown)}</strong>{" "}
              <Radio.Group
                aria-label={say(label)}
                value={answers[fact]}
                onChange={({ target }) => setAnswers({ ...answers, [fact]: target.value as boolean })}
                options={[
                  { value: true, label: m.holdsTrue },
                  { value: false, label: m.holdsFalse },
                ]}
              />
            </p>
          ))}
          <WordsField label={m.takeOverBasis} rows={2} value={basis} onChange={setBasis} />
          <Button
            disabled={facts.length < items.length || basis.trim().length < 4}
            loading={take.isPending}
            onClick={() => take.mutate({ params: { id }, body: { version, basis: basis.trim(), facts } })}
          >
            {m.takeOver}
          </Button>
        </>
      }
    />
  );
}
