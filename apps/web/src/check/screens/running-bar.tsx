import type { Decision, RuleBook, Status } from "@jucai/engine/run";
import { Button, StatusTag } from "../../ui/index.ts";
import { amountInWords } from "../show/amount.ts";
import { rangesInWords } from "../show/range.ts";
import { refusalInWords } from "../show/refusal.ts";
import type { Session } from "../state/use-check.ts";
import { useWording } from "../words/words.ts";

type Props = { readonly book: RuleBook; readonly session: Session };

const groups: readonly { readonly word: "settled" | "possible" | "out"; readonly of: readonly Status[] }[] = [
  { word: "settled", of: ["eligible"] },
  { word: "possible", of: ["unknown", "judgement"] },
  { word: "out", of: ["ineligible", "not_in_force"] },
];

/** The money that is possible so far, with every benefit behind it; always at the foot of a question. */
export function RunningBar({ book, session }: Props) {
  const wording = useWording();
  const { w } = wording;
  const { decisions } = session.judged;
  return (
    <div className="ck-bar">
      <details className="ck-bar__more">
        <summary>
          <span>{rangesInWords(session.judged, wording)}</span>
          <span className="ck-bar__detail">{w.seeDetail}</span>
        </summary>
        <div className="ck-bar__list jc-stack" role="region" aria-label={w.seeDetail} tabIndex={0}>
          {groups.map(({ word, of }) => {
            const some = decisions.filter((decision) => of.includes(decision.status));
            return (
              <section key={word}>
                <h2 className="ck-bar__head">
                  {w[word]} {some.length}
                </h2>
                {some.length === 0 && <p className="jc-hint">{w.noneYet}</p>}
                <ul className="ck-list">
                  {some.map((decision) => (
                    <Item key={decision.benefit} decision={decision} book={book} session={session} />
                  ))}
                </ul>
              </section>
            );
          })}
        </div>
      </details>
      <Button onClick={() => session.go({ screen: "result" })}>{w.seeResult}</Button>
    </div>
  );
}

function Item({ decision, book, session }: Props & { readonly decision: Decision }) {
  const wording = useWording();
  const benefit = session.judge.benefits.find((one) => one.id === decision.benefit);
  if (!benefit) return null;
  const out = decision.status === "ineligible";
  return (
    <li>
      <StatusTag status={decision.status} /> {wording.t(benefit.title)}
      <br />
      <span className="jc-hint">
        {out
          ? refusalInWords(decision, book.vocabulary, wording).join(" ")
          : decision.status !== "not_in_force" && amountInWords(decision.amount, wording)}
      </span>
    </li>
  );
}
