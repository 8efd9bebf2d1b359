import type { MeasureDetail } from "@jucai/contract";
import type { ReactNode } from "react";
import { useMessages, useText } from "../../lib/language.tsx";
import { buttonClass } from "../../ui/button.tsx";
import { Clause } from "../clause.tsx";
import { grantedMessages } from "./granted.messages.ts";
import { Part } from "./part.tsx";

type Props = { readonly detail: MeasureDetail };

/** What a measure grants that is no money: recognitions with their levels, and services that may be asked for. */
export function Granted({ detail }: Props) {
  return (
    <>
      {detail.recognitions.map((scheme) => (
        <Scheme key={scheme.id} scheme={scheme} detail={detail} />
      ))}
      {detail.services.map((service) => (
        <OneService key={service.id} service={service} detail={detail} />
      ))}
    </>
  );
}

function Scheme({ scheme, detail: { measure } }: Props & { readonly scheme: MeasureDetail["recognitions"][number] }) {
  const m = useMessages(grantedMessages);
  const say = useText();
  const { name, who, levels, years, card, evidence, decided, clause } = scheme;
  const here = decided !== "elsewhere";
  const rows: readonly (readonly [string, ReactNode])[] = [
    [m.who, say(who)],
    [m.levels, levels.map(({ label }) => say(label)).join(m.and)],
    [m.term, years === undefined ? m.notPrinted : m.years(years)],
    ...(card ? [[m.card, say(card.name)] as const] : []),
    ...(evidence.length > 0 ? [[m.evidence, evidence.map(say).join(m.and)] as const] : []),
  ];
  return (
    <Part title={say(name)}>
      <Facts rows={rows} />
      <p>
        <Clause clause={clause} />
      </p>
      {!here && <p>{m.elsewhere}</p>}
      {here && scheme.of === "person" && measure.force.status === "in_force" && (
        <p>
          <a className={buttonClass("primary")} href={`/my/apply?measure=${encodeURIComponent(scheme.measure)}`}>
            {m.apply}
          </a>
        </p>
      )}
    </Part>
  );
}

function OneService({
  service,
  detail: { processUnits },
}: Props & { readonly service: MeasureDetail["services"][number] }) {
  const m = useMessages(grantedMessages);
  const say = useText();
  const { name, who, units, days, evidence, clause, for: asker } = service;
  const named = units.flatMap((id) => processUnits.find((unit) => unit.id === id) ?? []);
  const rows: readonly (readonly [string, ReactNode])[] = [
    [m.forWhom, say(who)],
    [m.answers, named.map((unit) => say(unit.name)).join(m.and)],
    [m.limit, days === undefined ? m.notPrinted : m.days(days)],
    ...(evidence.length > 0 ? [[m.evidence, evidence.map(say).join(m.and)] as const] : []),
  ];
  return (
    <Part title={say(name)}>
      <Facts rows={rows} />
      <p>
        <Clause clause={clause} />
      </p>
      {asker === "person" ? (
        <p>
          <a className={buttonClass()} href="/my/services">
            {m.ask}
          </a>
        </p>
      ) : (
        <p>{m.askDesk}</p>
      )}
    </Part>
  );
}

function Facts({ rows }: { readonly rows: readonly (readonly [string, ReactNode])[] }) {
  return (
    <dl className="jc-facts">
      {rows.map(([term, value]) => (
        <div key={term}>
          <dt>{term}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
