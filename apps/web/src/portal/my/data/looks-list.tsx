import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { formatMoment } from "../../../lib/format-moment.ts";
import { useLanguage, useMessages } from "../../../lib/language.tsx";
import { Button } from "../../../ui/button.tsx";
import { Disclosure } from "../../../ui/disclosure.tsx";
import { Answered } from "../answered.tsx";
import { type Looks, looks } from "../queries.ts";
import { byUnit } from "./by-unit.ts";
import { factsMessages } from "../facts/facts.messages.ts";
import { dataMessages } from "./data.messages.ts";
import { reasonInWords } from "./reason-in-words.ts";

const pageSize = 100;
type Look = Looks["items"][number];

/** Each unit that looked, how often, and under it when, who and why. */
export function LooksList() {
  const m = useMessages(dataMessages);
  const [page, setPage] = useState(1);
  const found = useQuery(looks(page, pageSize));
  return (
    <Answered query={found}>
      {({ items, total }) =>
        items.length === 0 ? (
          <p>{m.lookedNone}</p>
        ) : (
          <>
            {byUnit(items).map(({ unit, looks: of }, at) => (
              <Disclosure key={unit ?? "own"} summary={m.times(unit ?? m.ownUnit, of.length)} open={at === 0}>
                <ul className="jc-my__looks">
                  {of.map((look, index) => (
                    <OneLook key={`${look.at} ${index}`} look={look} />
                  ))}
                </ul>
              </Disclosure>
            ))}
            <Pages page={page} total={total} onPage={setPage} />
          </>
        )
      }
    </Answered>
  );
}

function OneLook({ look: { at, who, action, reason } }: { readonly look: Look }) {
  const m = useMessages(dataMessages);
  const words: Readonly<Record<string, unknown>> = { ...m, ...useMessages(factsMessages) };
  const { language } = useLanguage();
  return (
    <li>
      <strong>{actionInWords(action, m)}</strong>{" "}
      {reason === null
        ? m.noReason
        : reasonInWords(reason, (key) => (typeof words[key] === "string" ? words[key] : key))}
      <span className="jc-hint">
        {formatMoment(at, language)} · {m.by(who)}
      </span>
    </li>
  );
}

const actions = ["read", "list", "reveal", "export", "update", "create", "print", "exchange"] as const;

/** `person.reveal` and `reveal` are one thing to a reader; an action without words stays as it is. */
function actionInWords(action: string, m: (typeof dataMessages)["zh"]): string {
  const verb = action.split(".").pop();
  const known = actions.find((one) => one === verb);
  return known ? m[known] : action;
}

type PagesProps = { readonly page: number; readonly total: number; readonly onPage: (page: number) => void };

function Pages({ page, total, onPage }: PagesProps) {
  const m = useMessages(dataMessages);
  const pages = Math.ceil(total / pageSize);
  if (pages < 2) return null;
  return (
    <p className="jc-row">
      <Button disabled={page === 1} onClick={() => onPage(page - 1)}>
        {m.newer}
      </Button>
      <span>{m.pageOf(page, pages, total)}</span>
      <Button disabled={page === pages} onClick={() => onPage(page + 1)}>
        {m.older}
      </Button>
    </p>
  );
}
