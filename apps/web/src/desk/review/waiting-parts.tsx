import { Alert, Button, Space } from "antd";
import { useState } from "react";
import { useMessages, useText } from "../../lib/language.tsx";
import { useTell } from "../shell/ask.ts";
import { Faults } from "../shell/faults.tsx";
import type { ActProps } from "./act-props.ts";
import { reviewMessages } from "./review.messages.ts";
import { mayDo, type Review } from "./types.ts";
import { WordsField } from "./words-field.tsx";

/** A further return waits for the head of the unit: he lets it go out, or not. */
export function SignReturn({ review, onDone }: Pick<ActProps, "review" | "onDone">) {
  const m = useMessages(reviewMessages);
  const say = useText();
  const [words, setWords] = useState("");
  const { name } = review.claim.claimant;
  const sign = useTell("POST /api/v1/corrections/:id/sign", (acted) => onDone(acted, m.returned(name)));
  const waiting = review.corrections.find(({ state }) => state === "awaiting_signature");
  if (waiting === undefined) return null;
  const send = (agrees: boolean) => sign.mutate({ params: { id: waiting.id }, body: { agrees, words: words.trim() } });
  return (
    <Alert
      type="warning"
      showIcon
      className="dk-notice"
      title={m.awaitsHead}
      description={
        <>
          <ol>
            {waiting.items.map(({ no, label, wrong, how }) => (
              <li key={no}>
                {say(label)}: {wrong} {how}
              </li>
            ))}
          </ol>
          {mayDo(review, "sign_return").may && (
            <>
              <Faults error={sign.error} />
              <WordsField label={m.words} rows={2} value={words} onChange={setWords} />
              <Space>
                <Button disabled={!words.trim()} loading={sign.isPending} onClick={() => send(true)}>
                  {m.signAgree}
                </Button>
                <Button disabled={!words.trim()} loading={sign.isPending} onClick={() => send(false)}>
                  {m.signRefuse}
                </Button>
              </Space>
            </>
          )}
        </>
      }
    />
  );
}

/** Questions to other units, and the answer of the one that was asked. */
export function Inquiries({ review }: { readonly review: Review }) {
  const m = useMessages(reviewMessages);
  const say = useText();
  const open = review.inquiries.filter(({ withdrawn }) => !withdrawn);
  if (open.length === 0) return null;
  return (
    <section className="dk-part" id="inquiries">
      <h2>{m.inquiries}</h2>
      {open.map(({ id, unit, question, askedBy, answer }) => (
        <div key={id} className="dk-inquiry">
          <p>
            <strong>{say(unit.name)}</strong> <span className="jc-hint">{askedBy}</span>
          </p>
          <p className="dk-words">{question}</p>
          {answer ? (
            <p className="dk-words">
              {answer.agrees ? m.agrees : m.disagrees} · {answer.by}: {answer.words}
            </p>
          ) : (
            <AnswerInquiry id={id} may={mayDo(review, "answer_ask").may} />
          )}
        </div>
      ))}
    </section>
  );
}

function AnswerInquiry({ id, may }: { readonly id: string; readonly may: boolean }) {
  const m = useMessages(reviewMessages);
  const [words, setWords] = useState("");
  const answer = useTell("POST /api/v1/inquiries/:id/answer");
  const withdraw = useTell("POST /api/v1/inquiries/:id/withdraw");
  const send = (agrees: boolean) => answer.mutate({ params: { id }, body: { agrees, words: words.trim() } });
  return (
    <>
      <p className="dk-near">{m.inquiryOpen}</p>
      <Faults error={answer.error ?? withdraw.error} />
      {may ? (
        <>
          <WordsField label={m.answer} rows={2} value={words} onChange={setWords} />
          <Space>
            <Button disabled={!words.trim()} loading={answer.isPending} onClick={() => send(true)}>
              {m.agrees}
            </Button>
            <Button disabled={!words.trim()} loading={answer.isPending} onClick={() => send(false)}>
              {m.disagrees}
            </Button>
          </Space>
        </>
      ) : (
        <Button size="small" loading={withdraw.isPending} onClick={() => withdraw.mutate({ params: { id } })}>
          {m.withdraw}
        </Button>
      )}
    </>
  );
}
