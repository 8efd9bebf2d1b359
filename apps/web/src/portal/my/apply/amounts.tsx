import type { Application } from "@jucai/contract";
import { formatFen } from "../../../lib/format.ts";
import { useLanguage, useMessages, useText } from "../../../lib/language.tsx";
import { ClauseText } from "../../../ui/clause-text.tsx";
import { Notice } from "../../../ui/notice.tsx";
import { StatusTag } from "../../../ui/status-tag.tsx";
import { applyMessages } from "./apply.messages.ts";

type Decided = Application["decisions"][number];

/** What one item comes to, in words: never a nought for what is not known yet. */
export function useAmount(): (
  decision: Pick<Decided, "totalFen" | "minFen" | "maxFen" | "amountKind" | "status">,
) => string {
  const m = useMessages(applyMessages);
  const { language } = useLanguage();
  return ({ totalFen, minFen, maxFen, amountKind }) => {
    if (amountKind === "in_kind") return m.noMoney;
    if (totalFen !== null && totalFen > 0) return formatFen(totalFen, language);
    if (maxFen === null || maxFen === 0) return m.amountOpen;
    const most = formatFen(maxFen, language);
    return minFen === null || minFen === 0 ? m.upTo(most) : m.between(formatFen(minFen, language), most);
  };
}

/** Everything applied for with what the rules say of it now. */
export function Items({ draft }: { readonly draft: Application }) {
  const m = useMessages(applyMessages);
  const say = useText();
  const { language } = useLanguage();
  const amountOf = useAmount();
  return (
    <>
      <ul className="my-items">
        {draft.decisions.map((one) => (
          <li key={one.claim} className="jc-card">
            <p className="jc-row">
              <strong>{say(one.title)}</strong>
              <StatusTag status={one.status} />
            </p>
            <p>
              <span className="jc-money">{amountOf(one)}</span>
              {one.instalments > 1 && <span className="jc-secondary"> · {m.instalments(one.instalments)}</span>}
              {one.through && <span className="jc-secondary"> · {m.through}</span>}
            </p>
            {one.status !== "eligible" && <Reasons decision={one} />}
            <p className="jc-hint">
              <ClauseText clause={one.clause} />
            </p>
          </li>
        ))}
      </ul>
      {draft.totalFen > 0 && (
        <p className="my-total">
          {m.total} <strong className="jc-money">{formatFen(draft.totalFen, language)}</strong>
        </p>
      )}
      {draft.leftOut.length > 0 && (
        <Notice tone="grey">
          <p>{m.leftOut}</p>
          <ul>
            {draft.leftOut.map(({ measure, because }) => (
              <li key={measure}>{say(because)}</li>
            ))}
          </ul>
        </Notice>
      )}
    </>
  );
}

function Reasons({ decision }: { readonly decision: Decided }) {
  const say = useText();
  const open = decision.reasons.filter(({ holds }) => holds !== true).slice(0, 5);
  if (open.length === 0) return null;
  return (
    <ul className="jc-lines jc-hint">
      {open.map(({ clause, needs, says }, at) => (
        <li key={at}>
          {say(needs) || say(says)} <ClauseText clause={clause} tag />
        </li>
      ))}
    </ul>
  );
}

/** 改后金额由…变为…, with the reason, as soon as an answer changed it. */
export function ChangedAmount({ decision }: { readonly decision: Decided }) {
  const m = useMessages(applyMessages);
  const say = useText();
  const { language } = useLanguage();
  const amountOf = useAmount();
  const before = decision.beforeFen === null ? m.amountOpen : formatFen(decision.beforeFen, language);
  const why = decision.reasons.find(({ holds }) => holds === false);
  return (
    <Notice tone="amber" icon="info">
      <p>
        <strong>{say(decision.title)}</strong> <StatusTag status={decision.status} />
      </p>
      <p>{m.changed(before, amountOf(decision))}</p>
      {why && <p>{m.becauseOf(say(why.says))}</p>}
    </Notice>
  );
}
