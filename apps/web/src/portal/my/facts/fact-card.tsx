import { useState } from "react";
import { formatMoment } from "../../../lib/format-moment.ts";
import { formatIsoDay } from "../../../lib/format.ts";
import { useLanguage, useMessages } from "../../../lib/language.tsx";
import { Button } from "../../../ui/button.tsx";
import { Disclosure } from "../../../ui/disclosure.tsx";
import { Notice } from "../../../ui/notice.tsx";
import { Tag } from "../../../ui/tag.tsx";
import type { MyData } from "../queries.ts";
import { CorrectForm, ObjectForm } from "./fact-forms.tsx";
import { factsMessages } from "./facts.messages.ts";
import { valueInWords, type Words } from "./value-in-words.ts";

type Best = MyData["person"]["facts"][number];
type Other = MyData["facts"][number];
type Props = { readonly words: Words | undefined; readonly best: Best; readonly others: readonly Other[] };

/** One fact: what counts now, where it comes from, other versions, and what I can do about it. */
export function FactCard({ words, best, others }: Props) {
  const m = useMessages(factsMessages);
  const { language } = useLanguage();
  const [open, setOpen] = useState<"correct" | "object">();
  const [said, setSaid] = useState<string>();
  const meaning = words?.facts.find(({ id }) => id === best.fact);
  const label = meaning?.label[language] ?? best.fact;
  const close = (done?: string) => {
    setOpen(undefined);
    setSaid(done);
  };
  return (
    <li className="jc-card jc-my__fact">
      <h3>{label}</h3>
      <Said words={words} value={best} />
      {best.conflict && (
        <Tag tone="amber" icon="question">
          {m.conflict}
        </Tag>
      )}
      {others.length > 0 && (
        <Disclosure summary={m.more} open={best.conflict}>
          <ul className="jc-lines">
            {others.map((other) => (
              <li key={other.id}>
                <Said words={words} value={other} />
              </li>
            ))}
          </ul>
        </Disclosure>
      )}
      {said && (
        <Notice tone="green" icon="check" role="status">
          {said}
        </Notice>
      )}
      {open === undefined && (
        <div className="jc-row jc-no-print">
          <Button look="plain" aria-label={m.correctLabel(label)} onClick={() => setOpen("correct")}>
            {m.correct}
          </Button>
          {best.source !== "self" && (
            <Button look="plain" aria-label={m.objectLabel(label)} onClick={() => setOpen("object")}>
              {m.object}
            </Button>
          )}
        </div>
      )}
      {open === "correct" && <CorrectForm words={words} meaning={meaning} label={label} best={best} onClose={close} />}
      {open === "object" && <ObjectForm label={label} value={best.id} onClose={close} />}
    </li>
  );
}

/** A value with its source, its day and whether it is verified. */
function Said({ words, value }: { readonly words: Words | undefined; readonly value: Best | Other }) {
  const m = useMessages(factsMessages);
  const { language } = useLanguage();
  const { fact, source, sourceUnit, since, enteredAt, verified, objection } = value;
  const about = [
    m.from(sourceUnit?.name ?? m[source]),
    since && m.since(formatIsoDay(since, language)),
    verified
      ? m.verifiedBy(verified.by, formatMoment(verified.at, language))
      : m.entered(formatMoment(enteredAt, language)),
  ].filter(Boolean);
  return (
    <>
      <p className="jc-row">
        <strong>{value.value === undefined ? m.hidden : valueInWords(words, fact, value.value, language)}</strong>
        <Tag tone={verified ? "green" : "grey"} icon={verified ? "check" : "question"}>
          {verified ? m.verified : m.unverified}
        </Tag>
        {objection && (
          <Tag tone="orange" icon="warning">
            {m.objected}
          </Tag>
        )}
      </p>
      <p className="jc-hint">{about.join(" · ")}</p>
      {objection && <p className="jc-hint">{m.objection(objection)}</p>}
    </>
  );
}
