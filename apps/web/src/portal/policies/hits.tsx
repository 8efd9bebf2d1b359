import type { Match, SearchAnswer, SearchHit } from "@jucai/contract";
import { Link } from "react-router";
import { useLanguage, useMessages, useText } from "../../lib/language.tsx";
import { Clause } from "../clause.tsx";
import { ForceTag } from "../force-line.tsx";
import { KindTag } from "../kind-tag.tsx";
import { Marked } from "./marked.tsx";
import { policiesMessages } from "./policies.messages.ts";

export function Hits({ answer }: { readonly answer: SearchAnswer }) {
  return (
    <ul className="jc-hits">
      {answer.items.map((hit) => (
        <li key={hit.measure.id}>
          <Hit hit={hit} />
        </li>
      ))}
    </ul>
  );
}

function Hit({ hit: { measure, policy, matches } }: { readonly hit: SearchHit }) {
  const m = useMessages(policiesMessages);
  const { language } = useLanguage();
  const say = useText();
  const ranges = (field: Match["field"]) => matches.find((match) => match.field === field)?.ranges[language];
  const foundBy = matches.find(({ field }) => field === "pinyin" || field === "amount")?.field;
  return (
    <article className="jc-hit">
      <h3>
        <Link to={`/measures/${measure.id}`}>
          <Marked text={say(measure.title)} ranges={ranges("title")} />
        </Link>
        {language === "en" && (
          <span className="jc-original" lang="zh-CN">
            <Marked
              text={measure.title.zh}
              ranges={matches.find(({ field }) => field === "title" || field === "pinyin")?.ranges.zh}
            />
          </span>
        )}
      </h3>
      <p className="jc-secondary">
        <Marked text={say(measure.summary)} ranges={ranges("summary")} />
      </p>
      <p className="jc-row jc-hint">
        <KindTag kind={measure.kind} />
        <ForceTag force={measure.force} />
        <span>
          {say(policy.short)} <Clause clause={measure.clause} />
        </span>
        {measure.lead.length > 0 && <span>{m.lead(measure.lead.map(({ name }) => say(name)).join(m.join))}</span>}
        {foundBy && <span>{m[foundBy as "pinyin" | "amount"]}</span>}
      </p>
    </article>
  );
}
