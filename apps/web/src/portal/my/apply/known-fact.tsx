import type { Application } from "@jucai/contract";
import { useState } from "react";
import { formatIsoDay } from "../../../lib/format.ts";
import { useLanguage, useMessages, useText } from "../../../lib/language.tsx";
import { Button } from "../../../ui/button.tsx";
import { Tag } from "../../../ui/tag.tsx";
import { applyMessages } from "./apply.messages.ts";
import { valueInWords } from "./case-text.ts";
import { SavedField } from "./saved-field.tsx";
import type { Saving } from "./use-saving.ts";

type Fact = Application["facts"][number];

/** A fact that is known, with where it comes from; to be changed only where it is wrong. */
export function KnownFact({ fact, saving }: { readonly fact: Fact; readonly saving: Saving }) {
  const m = useMessages(applyMessages);
  const say = useText();
  const { language } = useLanguage();
  const [open, setOpen] = useState(false);
  const { field, value, held, state } = fact;
  const label = say(field.label);
  const isChanged = state === "changed" && held !== null;
  return (
    <li className="my-known">
      {open ? (
        <SavedField fact={fact} saving={saving} />
      ) : (
        <p className="my-known__value">
          <span className="jc-secondary">{label}</span>
          <strong>{value !== null ? valueInWords(field, value, language) : held ? m.hidden : m.nothing}</strong>
        </p>
      )}
      <p className="jc-row my-known__source">
        <SourceChip fact={fact} />
        {isChanged && held.value !== null && (
          <span className="jc-hint">{m.heldWas(valueInWords(field, held.value, language))}</span>
        )}
      </p>
      <p className="my-known__change jc-no-print">
        {!open && (
          <Button look="plain" aria-label={m.changeLabel(label)} onClick={() => setOpen(true)}>
            {m.change}
          </Button>
        )}
        {isChanged && (
          <Button
            look="plain"
            onClick={() => {
              setOpen(false);
              saving.save({ set: [{ field: field.fact, value: null }] });
            }}
          >
            {m.keepHeld}
          </Button>
        )}
      </p>
    </li>
  );
}

const sources = { self: "self", employer: "employerSource", office: "office", exchange: "exchange" } as const;

/** Where a value comes from, since when, and whether it is verified. */
function SourceChip({ fact: { held, state } }: { readonly fact: Fact }) {
  const m = useMessages(applyMessages);
  const { language } = useLanguage();
  if (held === null || state !== "known")
    return (
      <Tag tone="blue" icon="document">
        {m.fromForm}
      </Tag>
    );
  const said = [m[sources[held.source]], held.since && formatIsoDay(held.since, language), held.verified && m.verified];
  return (
    <Tag tone={held.verified ? "green" : "grey"} icon={held.verified ? "check" : "document"}>
      {said.filter(Boolean).join(" · ")}
    </Tag>
  );
}
