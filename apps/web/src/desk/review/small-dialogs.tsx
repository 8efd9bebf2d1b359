import { Input, Radio } from "antd";
import { useState } from "react";
import { formatFen } from "../../lib/format.ts";
import { useLanguage, useMessages, useText } from "../../lib/language.tsx";
import { useTell } from "../shell/ask.ts";
import { Labelled } from "../shell/filter.tsx";
import { UnitSelect } from "../shell/unit-select.tsx";
import type { ActProps } from "./act-props.ts";
import { fenTyped, typedFen } from "./amount-typed.ts";
import { CapitalsLine } from "./capitals-line.tsx";
import { reviewMessages } from "./review.messages.ts";
import { SignDialog } from "./sign-dialog.tsx";
import type { Condition } from "./types.ts";
import { WordsField } from "./words-field.tsx";

type Small = Pick<ActProps, "review" | "onClose">;

/** A person judges what the rule leaves open, and says on what basis. */
export function JudgeDialog({ review, condition, onClose }: Small & { readonly condition: Condition }) {
  const m = useMessages(reviewMessages);
  const say = useText();
  const [holds, setHolds] = useState<boolean>();
  const [basis, setBasis] = useState("");
  const judge = useTell("POST /api/v1/claims/:id/review/judge", onClose);
  const { id, version } = review.claim;
  const sign = () =>
    holds !== undefined &&
    judge.mutate({
      params: { id },
      body: { version, condition: condition.id, line: condition.line, holds, basis: basis.trim() },
    });
  return (
    <SignDialog
      title={m.judgeTitle}
      verb={m.judgeIt}
      busy={judge.isPending}
      error={judge.error}
      blocked={holds === undefined || basis.trim() === ""}
      undoable={false}
      onSign={sign}
      onClose={onClose}
    >
      <p>{say(condition.says)}</p>
      <Radio.Group
        aria-label={say(condition.says)}
        value={holds}
        onChange={({ target }) => setHolds(target.value as boolean)}
        options={[
          { value: true, label: m.judgeYes },
          { value: false, label: m.judgeNo },
        ]}
      />
      <WordsField label={m.judgeBasis} value={basis} onChange={setBasis} />
    </SignDialog>
  );
}

/** The figure that the clause leaves to the office, within its printed ends, with the reason. */
export function AmountDialog({ review, onClose }: Small) {
  const m = useMessages(reviewMessages);
  const { language } = useLanguage();
  const { minFen, maxFen, set } = review.amount;
  const [typed, setTyped] = useState(set ? typedFen(set.fen) : "");
  const [why, setWhy] = useState(set?.why ?? "");
  const save = useTell("POST /api/v1/claims/:id/review/amount", onClose);
  const fen = fenTyped(typed);
  const within = fen !== undefined && fen >= (minFen ?? 0) && (maxFen === null || fen <= maxFen);
  const { id, version } = review.claim;
  const sum = (one: number) => formatFen(one, language);
  return (
    <SignDialog
      title={m.amountTitle}
      verb={m.amountSetIt}
      busy={save.isPending}
      error={save.error}
      blocked={!within || why.trim() === ""}
      undoable={false}
      onSign={() => fen !== undefined && save.mutate({ params: { id }, body: { version, fen, why: why.trim() } })}
      onClose={onClose}
    >
      <Labelled label={m.yuan}>
        {(field) => (
          <Input
            id={field}
            inputMode="decimal"
            value={typed}
            status={typed !== "" && !within ? "error" : ""}
            onChange={(event) => setTyped(event.target.value)}
          />
        )}
      </Labelled>
      <p aria-live="polite">
        {fen !== undefined && <CapitalsLine fen={fen} />}
        {typed !== "" && fen === undefined && <span className="dk-broken">{m.yuanWrong}</span>}
        {fen !== undefined && !within && maxFen !== null && (
          <span className="dk-broken">{m.yuanOver(sum(minFen ?? 0), sum(maxFen))}</span>
        )}
      </p>
      <WordsField label={m.why} value={why} onChange={setWhy} />
    </SignDialog>
  );
}

/** Asks another unit; the step waits for its answer. */
export function AskDialog({ review, onDone, onClose }: ActProps) {
  const m = useMessages(reviewMessages);
  const [unit, setUnit] = useState<string>();
  const [question, setQuestion] = useState("");
  const { id, version, claimant } = review.claim;
  const send = useTell("POST /api/v1/claims/:id/review/ask", (acted) => onDone(acted, m.asked(claimant.name)));
  return (
    <SignDialog
      title={m.askTitle}
      verb={m.ask}
      busy={send.isPending}
      error={send.error}
      blocked={unit === undefined || question.trim() === ""}
      onSign={() => unit && send.mutate({ params: { id }, body: { version, unit, question: question.trim() } })}
      onClose={onClose}
    >
      <Labelled label={m.unit}>{(field) => <UnitSelect id={field} value={unit} onChange={setUnit} />}</Labelled>
      <WordsField label={m.question} value={question} onChange={setQuestion} />
    </SignDialog>
  );
}

/** Puts the claim aside for a reason; its time runs on. */
export function HoldDialog({ review, onClose }: Small) {
  const m = useMessages(reviewMessages);
  const [why, setWhy] = useState("");
  const [until, setUntil] = useState("");
  const hold = useTell("POST /api/v1/claims/:id/review/hold", onClose);
  const { id, version } = review.claim;
  return (
    <SignDialog
      title={m.holdTitle}
      verb={m.hold}
      busy={hold.isPending}
      error={hold.error}
      blocked={why.trim() === ""}
      undoable={false}
      onSign={() => hold.mutate({ params: { id }, body: { version, why: why.trim(), ...(until && { until }) } })}
      onClose={onClose}
    >
      <WordsField label={m.why} hint={m.holdHint} rows={2} value={why} onChange={setWhy} />
      <Labelled label={m.until}>
        {(field) => <Input id={field} type="date" value={until} onChange={(event) => setUntil(event.target.value)} />}
      </Labelled>
    </SignDialog>
  );
}

/** Says that one is too close to the claimant. */
export function RecuseDialog({ review, onDone, onClose }: ActProps) {
  const m = useMessages(reviewMessages);
  const [why, setWhy] = useState("");
  const { id, claimant } = review.claim;
  const recuse = useTell("POST /api/v1/claims/:id/review/recuse", (acted) => onDone(acted, m.recused(claimant.name)));
  return (
    <SignDialog
      title={m.recuseTitle}
      verb={m.recuse}
      busy={recuse.isPending}
      error={recuse.error}
      blocked={why.trim() === ""}
      undoable={false}
      onSign={() => recuse.mutate({ params: { id }, body: { why: why.trim() } })}
      onClose={onClose}
    >
      <WordsField label={m.why} hint={m.recuseHint} rows={2} value={why} onChange={setWhy} />
    </SignDialog>
  );
}
