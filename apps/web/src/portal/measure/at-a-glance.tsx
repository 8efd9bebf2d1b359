import type { MeasureDetail } from "@jucai/contract";
import type { Benefit } from "@jucai/engine/model";
import type { ReactNode } from "react";
import { Link } from "react-router";
import { useMessages, useText } from "../../lib/language.tsx";
import { buttonClass } from "../../ui/button.tsx";
import { Clause } from "../clause.tsx";
import { amountHeadline } from "../wording/headline.ts";
import type { Names } from "../wording/names.ts";
import { measureMessages } from "./measure.messages.ts";

type Props = { readonly detail: MeasureDetail; readonly benefit: Benefit; readonly names: Names };

/** The four things that people look for first, and the way into the check. */
export function AtAGlance({ detail: { measure, policy }, benefit, names }: Props) {
  const m = useMessages(measureMessages);
  const say = useText();
  const rows: readonly (readonly [string, ReactNode])[] = [
    [m.howMuch, <strong className="jc-glance__money">{amountHeadline(benefit, names)}</strong>],
    [m.whoApplies, m[benefit.for]],
    [m.form, m[benefit.form]],
    [
      m.basis,
      <>
        {say(policy.short)} <Clause clause={measure.clause} />
      </>,
    ],
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
      {measure.force.status === "in_force" && (
        <a className={buttonClass("ordinary", true)} href={applyAddress(benefit.for, measure.id)}>
          {m.apply}
        </a>
      )}
      <Link to={`/guide/${measure.id}`}>{m.guideSheet}</Link>
    </section>
  );
}

/** A person applies in his own space; an employer's clerk at the desk. */
function applyAddress(who: Benefit["for"], measure: string): string {
  const page = who === "employer" ? "/desk/own-claims/new" : "/my/apply";
  return `${page}?measure=${encodeURIComponent(measure)}`;
}
