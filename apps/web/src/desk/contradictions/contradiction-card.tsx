import { Button, Tag } from "antd";
import { Link } from "react-router";
import { formatMoment } from "../../lib/format-moment.ts";
import { useLanguage, useMessages } from "../../lib/language.tsx";
import { FactValue } from "../facts/fact-value.tsx";
import { factsMessages } from "../facts/facts.messages.ts";
import { useVocabulary } from "../facts/use-vocabulary.ts";
import { useMay } from "../shell/session.ts";
import { contradictionsMessages } from "./contradictions.messages.ts";
import type { Contradiction } from "./types.ts";

type Props = {
  readonly item: Contradiction;
  /** The one that the keyboard is at: `s` settles it. */
  readonly current: boolean;
  readonly onCurrent: () => void;
  readonly onSettle: () => void;
};

/** One contradiction: whose, of which fact, and the two values side by side. */
export function ContradictionCard({ item, current, onCurrent, onSettle }: Props) {
  const m = useMessages(contradictionsMessages);
  const may = useMay();
  const { language } = useLanguage();
  const { nameOf } = useVocabulary();
  const { kind, subject, name, fact, settled } = item;
  return (
    <li className="dk-contradiction" onFocus={onCurrent}>
      <h2>
        <Link data-row to={`/${kind === "person" ? "people" : "employers"}/${subject}`}>
          <span lang="zh-CN">{name}</span>
        </Link>{" "}
        <Tag>{m[kind]}</Tag> {nameOf(fact)}
      </h2>
      <Sides item={item} />
      {settled && (
        <p>
          <span className="jc-hint">{m.settledBy(settled.by, formatMoment(settled.at, language))}</span> {settled.how}
        </p>
      )}
      {!settled && may("exchange", "update") && (
        <Button {...(current && { "data-key": "s" })} onClick={onSettle}>
          {m.settle}
        </Button>
      )}
    </li>
  );
}

const sources = ["social_insurance", "education", "tax", "other"] as const;

function Sides({ item: { fact, said, held, heldFrom, source, asOf, at } }: { readonly item: Contradiction }) {
  const m = useMessages(contradictionsMessages);
  const words = useMessages(factsMessages);
  const { language } = useLanguage();
  const when = (moment: string) => formatMoment(moment, language);
  return (
    <dl className="dk-contradiction__sides">
      <div>
        <dt>{m.said}</dt>
        <dd>
          <FactValue fact={{ fact, objection: null, ...(said !== undefined && { value: said }) }} />
        </dd>
        <dd className="jc-hint">
          {sources.find((one) => one === source) ? m[source as (typeof sources)[number]] : source} · {m.asOf(asOf)} ·{" "}
          {m.came(when(at))}
        </dd>
      </div>
      <div>
        <dt>{m.held}</dt>
        <dd>
          <FactValue fact={{ fact, objection: null, ...(held !== undefined && { value: held }) }} />
        </dd>
        <dd className="jc-hint">
          {words[heldFrom.source]} · {m.entered(heldFrom.by, when(heldFrom.at))}
        </dd>
      </div>
    </dl>
  );
}
