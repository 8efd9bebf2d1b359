import type { Application } from "@jucai/contract";
import { useRef } from "react";
import { useLanguage, useMessages, useText } from "../../../lib/language.tsx";
import { MySection } from "../my-page.tsx";
import { applyMessages } from "./apply.messages.ts";
import { valueInWords } from "./case-text.ts";
import { KnownFact } from "./known-fact.tsx";
import { ListField } from "./list-field.tsx";
import { SavedField } from "./saved-field.tsx";
import { type FormProps, TaskPage } from "./task-page.tsx";

type Fact = Application["facts"][number];

/** What the chosen benefits look at: the missing first, then what is known, with where it comes from. */
export function FactsPage({ draft, saving }: FormProps) {
  const m = useMessages(applyMessages);
  // A field that was just filled in stays where it is until the page is opened again.
  const missing = useRef(new Set<string>()).current;
  for (const { state, field } of draft.facts) if (state === "missing") missing.add(field.fact);
  const asked = draft.facts.filter(({ field }) => missing.has(field.fact));
  const known = draft.facts.filter((fact) => !asked.includes(fact) && fact.state !== "office");
  const office = draft.facts.filter(({ state }) => state === "office");
  const nothing = asked.length === 0 && draft.lists.length === 0;
  return (
    <TaskPage draft={draft} saving={saving} task="facts">
      <MySection id="missing" title={m.missingTitle}>
        {nothing && <p className="jc-muted">{m.missingNone}</p>}
        {asked.map((fact) => (
          <SavedField key={fact.field.fact} fact={fact} saving={saving} />
        ))}
        {draft.lists.map((list) => (
          <ListField key={list.list} form={draft.id} list={list} saving={saving} />
        ))}
      </MySection>
      {known.length > 0 && (
        <MySection id="known" title={m.knownTitle} lead={m.knownLead}>
          <ul className="my-tasks">
            {known.map((fact) => (
              <KnownFact key={fact.field.fact} fact={fact} saving={saving} />
            ))}
          </ul>
        </MySection>
      )}
      {office.length > 0 && (
        <MySection id="office" title={m.officeTitle} lead={m.officeLead}>
          <OfficeFacts facts={office} />
        </MySection>
      )}
    </TaskPage>
  );
}

function OfficeFacts({ facts }: { readonly facts: readonly Fact[] }) {
  const m = useMessages(applyMessages);
  const say = useText();
  const { language } = useLanguage();
  return (
    <ul className="jc-lines">
      {facts.map(({ field, value }) => (
        <li key={field.fact}>
          {value === null ? say(field.label) : m.pair(say(field.label), valueInWords(field, value, language))}
        </li>
      ))}
    </ul>
  );
}
