import type { MeasureDetail } from "@jucai/contract";
import type { Benefit } from "@jucai/engine/model";
import type { ReactNode } from "react";
import { useLanguage, useMessages } from "../../lib/language.tsx";
import { buttonClass } from "../../ui/button.tsx";
import { amountHeadline } from "../wording/headline.ts";
import { measureMessages } from "./measure.messages.ts";

type Props = { readonly detail: MeasureDetail; readonly benefit: Benefit };

/** The four things that people look for first, and the way into the check. */
export function AtAGlance({ detail: { measure, policy }, benefit }: Props) {
  const m = useMessages(measureMessages);
  const { language } = useLanguage();
  const rows: readonly (readonly [string, ReactNode])[] = [
    [m.howMuch, <strong className="jc-glance__money">{amountHeadline(benefit, language)}</strong>],
    [m.whoApplies, m[benefit.for]],
    [m.form, m[benefit.form]],
    [m.basis, `${policy.short[language]} ${m.clause(measure.clause)}`],
  ];
  return (
    <section className="jc-card jc-glance" aria-label={m.atAGlance}>
      <dl className="jc-glance__facts">
        {rows.map(([term, value]) => (
          <div key={term}>
            <dt>{term}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <a className={buttonClass("primary", true)} href="/check">
        {m.check}
      </a>
    </section>
  );
}
