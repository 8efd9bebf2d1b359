import { formatIsoDay } from "../../../lib/format.ts";
import { useLanguage, useMessages, useText } from "../../../lib/language.tsx";
import { Tag } from "../../../ui/tag.tsx";
import type { Tracked } from "../queries.ts";
import { claimsMessages } from "./claims.messages.ts";

/** What the employer was asked, and what it said. */
export function ConfirmationPart({ confirmation }: { readonly confirmation: NonNullable<Tracked["confirmation"]> }) {
  const m = useMessages(claimsMessages);
  const say = useText();
  const { language } = useLanguage();
  const { employer, dueOn, items } = confirmation;
  return (
    <section className="jc-section" aria-labelledby="confirmation">
      <h2 id="confirmation">{m.confirmation}</h2>
      <p>{m.confirmationBy(employer.name, dueOn ? formatIsoDay(dueOn, language) : "")}</p>
      <ul className="jc-lines">
        {items.map(({ fact, label, shown, answer, words }) => (
          <li key={fact}>
            <span className="jc-row">
              <span>{m.pair(say(label), say(shown))}</span>
              <AnswerTag answer={answer} />
            </span>
            {words && <p className="jc-hint">{words}</p>}
          </li>
        ))}
      </ul>
    </section>
  );
}

type Answer = NonNullable<Tracked["confirmation"]>["items"][number]["answer"];

function AnswerTag({ answer }: { readonly answer: Answer }) {
  const m = useMessages(claimsMessages);
  if (answer === "pending")
    return (
      <Tag tone="blue" icon="clock">
        {m.pending}
      </Tag>
    );
  const isTrue = answer === "true" || answer === "office_true";
  return (
    <Tag tone={isTrue ? "green" : "orange"} icon={isTrue ? "check" : "warning"}>
      {m[answer]}
    </Tag>
  );
}
