import type { AnswerOf } from "@jucai/contract/client";
import { Link } from "react-router";
import { clauseInWords } from "../../lib/clause.ts";
import { useLanguage, useMessages, useText } from "../../lib/language.tsx";
import { ForceTag, ForceTerm } from "../force-line.tsx";
import { Words } from "../words.tsx";
import { digestMessages } from "./digest.messages.ts";

type Document = AnswerOf<"GET /api/v1/digest">["documents"][number];
type Benefit = Document["benefits"][number];

/** One document: its benefits with who, how much and on what conditions, then every measure in a line. */
export function DigestDocument({ document }: { readonly document: Document }) {
  const m = useMessages(digestMessages);
  const { language } = useLanguage();
  const say = useText();
  const { id, title, number, issuer, force, sections, benefits } = document;
  const names = (units: readonly { zh: string; en: string }[]) => units.map(say).join(m.join);
  return (
    <section aria-labelledby={id} className="jc-digest__document">
      <h2 id={id}>
        <Words text={say(title)} />
      </h2>
      <p className="jc-row jc-hint">
        <ForceTag force={force} />
        <span>
          <Words text={`${m.number(number)} · ${say(issuer)}`} />
        </span>
        <span>
          <ForceTerm force={force} />
        </span>
      </p>
      {benefits.length > 0 && <h3>{m.benefits}</h3>}
      {benefits.map((benefit) => (
        <BenefitPart key={benefit.id} benefit={benefit} />
      ))}
      <h3>{m.measures}</h3>
      {sections.map((section, at) => (
        <div key={at}>
          <h4>
            <Words text={say(section.title)} />
          </h4>
          <ul>
            {section.measures.map((measure) => (
              <li key={measure.id}>
                <Link to={`/measures/${measure.id}`}>
                  <Words text={say(measure.title)} />
                </Link>{" "}
                <span className="jc-hint">{clauseInWords(measure.clause, language)}</span>{" "}
                <Words text={say(measure.summary)} />
                {measure.units.length > 0 && <span className="jc-hint"> {names(measure.units)}</span>}
              </li>
            ))}
          </ul>
        </div>
      ))}
    </section>
  );
}

function BenefitPart({ benefit }: { readonly benefit: Benefit }) {
  const m = useMessages(digestMessages);
  const { language } = useLanguage();
  const say = useText();
  const said = (items: Benefit["conditions"]) => items.map(({ says }) => say(says)).join(m.stop);
  const facts: readonly (readonly [string, string])[] = [
    [m.who, say(benefit.who)],
    [m.pays, say(benefit.pays)],
    [m.conditions, said(benefit.conditions)],
    [m.excluded, said(benefit.excluded)],
    [m.evidence, benefit.evidence.map(say).join(m.join)],
    [m.units, benefit.units.map(say).join(m.join)],
  ];
  return (
    <article className="jc-card jc-keep">
      <h4>
        <Words text={say(benefit.title)} /> <span className="jc-hint">{clauseInWords(benefit.clause, language)}</span>
      </h4>
      {benefit.force.status !== "in_force" && (
        <p>
          <ForceTag force={benefit.force} />
        </p>
      )}
      <dl className="jc-digest__facts">
        {facts
          .filter(([, says]) => says !== "")
          .map(([name, says]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>
                <Words text={says} />
              </dd>
            </div>
          ))}
      </dl>
      <p className="jc-no-print">
        <Link to={`/guide/${benefit.id}`}>{m.guide}</Link>
      </p>
    </article>
  );
}
