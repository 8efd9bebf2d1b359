import type { Reason, Vocabulary } from "@jucai/engine/run";
import { ClauseText, Icon, type IconName } from "../../ui/index.ts";
import { valuesInWords } from "../show/value.ts";
import { useWording, type Wording } from "../words/words.ts";

/** Every condition in the order of the document: met or not, the clause, your value, what is required. */
export function Reasons({
  reasons,
  vocabulary,
}: {
  readonly reasons: readonly Reason[];
  readonly vocabulary: Vocabulary;
}) {
  const wording = useWording();
  return (
    <ol className="ck-reasons">
      {reasons.map((reason, index) => (
        <Item key={`${reason.id} ${index}`} reason={reason} vocabulary={vocabulary} wording={wording} />
      ))}
    </ol>
  );
}

type ItemProps = { readonly reason: Reason; readonly vocabulary: Vocabulary; readonly wording: Wording };

function Item({ reason, vocabulary, wording }: ItemProps) {
  const { w, t } = wording;
  const yours = valuesInWords(reason.has, vocabulary, wording);
  const [icon, word] = standing(reason, wording);
  const says = reason.kind === "exclusion" ? w.notOf(t(reason.says)) : t(reason.says);
  const needs = t(reason.needs);
  return (
    <li className={`ck-reason ck-reason--${reason.holds === null ? "open" : reason.holds}`}>
      <p>
        <Icon name={icon} /> <strong>{word}</strong> {says} <ClauseText clause={reason.clause} tag />
      </p>
      {yours && (
        <p className="jc-hint">
          {w.yours}
          {w.colon}
          {yours}
        </p>
      )}
      {needs && needs !== t(reason.says) && (
        <p className="jc-hint">
          {w.required}
          {w.colon}
          {needs}
        </p>
      )}
      {reason.reading && (
        <p className="jc-hint">
          {w.reading}
          {w.colon}
          {t(reason.reading)}
        </p>
      )}
    </li>
  );
}

function standing(reason: Reason, { w }: Wording): readonly [IconName, string] {
  if (reason.holds === true) return ["check", w.conditionMet];
  if (reason.judgement) return ["judge", w.conditionJudged];
  return reason.holds === false ? ["minus", w.conditionFails] : ["question", w.conditionOpen];
}
