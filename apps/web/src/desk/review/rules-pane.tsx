import type { AnswerOf } from "@jucai/contract/client";
import { formatFen } from "../../lib/format.ts";
import { useLanguage, useMessages, useText } from "../../lib/language.tsx";
import { Button } from "antd";
import { ConditionItem } from "./condition-item.tsx";
import { reviewMessages } from "./review.messages.ts";
import { type Condition, keyOf, mayDo, type Review } from "./types.ts";

type Props = {
  readonly review: Review;
  readonly chosen: Condition | undefined;
  readonly onChoose: (key: string | undefined) => void;
  readonly onJudge: (condition: Condition) => void;
  readonly onAskFor: (condition: Condition) => void;
  readonly onAmount: () => void;
};

/** Every condition in the order of the document, then the amount and what the place has set. */
export function RulesPane({ review, chosen, onChoose, onJudge, onAskFor, onAmount }: Props) {
  const m = useMessages(reviewMessages);
  const { conditions, verdict } = review;
  const words = {
    eligible: m.eligible,
    ineligible: m.ineligible,
    judgement: m.judgementVerdict,
    unknown: m.unknownVerdict,
    not_in_force: m.not_in_force,
  };
  const look = verdict === "eligible" ? "yes" : verdict === "ineligible" || verdict === "not_in_force" ? "no" : "open";
  return (
    <section className="dk-pane dk-pane--rules" aria-labelledby="rules-head" tabIndex={0}>
      <div className="dk-pane__head">
        <h2 id="rules-head">{m.rules}</h2>
        <strong className={`dk-trace__${look}`}>{m.verdict(words[verdict])}</strong>
      </div>
      <ol className="dk-trace">
        {conditions.map((condition, index) => (
          <ConditionItem
            key={keyOf(condition)}
            condition={condition}
            no={index + 1}
            review={review}
            open={chosen !== undefined && keyOf(chosen) === keyOf(condition)}
            onChoose={onChoose}
            onJudge={onJudge}
            onAskFor={onAskFor}
          />
        ))}
      </ol>
      <Amount review={review} onAmount={onAmount} />
      <Settings settings={review.settings} />
    </section>
  );
}

function Amount({ review, onAmount }: { readonly review: Review; readonly onAmount: () => void }) {
  const m = useMessages(reviewMessages);
  const { language } = useLanguage();
  const { ruleFen, minFen, maxFen, open, set, instalments } = review.amount;
  const sum = (fen: number) => formatFen(fen, language);
  return (
    <>
      <h3>{m.amount}</h3>
      <p>
        {ruleFen === null ? m.amountNone : m.amountRule(sum(ruleFen))}
        {instalments.length > 1 && ` · ${m.schedule(instalments.length)}`}
        {open && minFen !== null && maxFen !== null && ` · ${m.amountRange(sum(minFen), sum(maxFen))}`}
      </p>
      {set && <p>{m.amountSet(sum(set.fen), set.by, set.why)}</p>}
      {open && mayDo(review, "set_amount").may && (
        <Button size="small" onClick={onAmount}>
          {m.amountSetIt}
        </Button>
      )}
    </>
  );
}

type Setting = AnswerOf<"GET /api/v1/claims/:id/review">["settings"][number];

function Settings({ settings }: { readonly settings: readonly Setting[] }) {
  const m = useMessages(reviewMessages);
  const say = useText();
  if (settings.length === 0) return null;
  return (
    <>
      <h3>{m.settings}</h3>
      <ul className="dk-plain">
        {settings.map(({ id, label, shown, set }) => (
          <li key={id}>
            {say(label)}: <strong>{say(shown)}</strong>{" "}
            <span className={set ? "jc-hint" : "dk-near"}>{set ? m.settingSet : m.settingOpen}</span>
          </li>
        ))}
      </ul>
    </>
  );
}
