import type { Application } from "@jucai/contract";
import { useEffect, useState } from "react";
import { useMessages, useText } from "../../../lib/language.tsx";
import { Disclosure } from "../../../ui/disclosure.tsx";
import { applyMessages } from "./apply.messages.ts";
import { typedOf, valueTyped } from "./case-text.ts";
import { FormField } from "./form-field.tsx";
import { formMessages } from "./form.messages.ts";
import type { Saving } from "./use-saving.ts";

type Fact = Application["facts"][number];

/** A fact that is typed here and saved when the reader leaves it. */
export function SavedField({ fact, saving }: { readonly fact: Fact; readonly saving: Saving }) {
  const m = useMessages(applyMessages);
  const say = useText();
  const { field, value } = fact;
  const error = useReadError(field.type);
  const [typed, setTyped] = useState(() => typedOf(field, value));
  const [wrong, setWrong] = useState(false);
  // Another device's value, or the one chosen out of two, comes into the control; one's own is there already.
  useEffect(() => {
    setTyped((now) => (valueTyped(field, now) === value ? now : typedOf(field, value)));
    // Only when the server's value is another one.
  }, [value]);
  const done = (now: string) => {
    const read = valueTyped(field, now);
    setWrong(read === undefined);
    if (read !== undefined && read !== value) saving.save({ set: [{ field: field.fact, value: read }] });
  };
  return (
    <div className="my-field">
      <FormField
        field={field}
        typed={typed}
        error={wrong ? error : undefined}
        onType={(now) => {
          setTyped(now);
          setWrong(false);
        }}
        onDone={done}
      />
      {fact.state === "missing" && (
        <Disclosure summary={m.why}>
          <p>{say(field.why)}</p>
        </Disclosure>
      )}
      {(fact.confirmedByEmployer || fact.decisive) && (
        <p className="jc-hint">
          {[fact.decisive && m.decisive, fact.confirmedByEmployer && m.employerConfirms].filter(Boolean).join(" · ")}
        </p>
      )}
    </div>
  );
}

/** What to say of a field that could not be read. */
export function useReadError(type: Fact["field"]["type"]): string {
  const m = useMessages(formMessages);
  if (type === "date") return m.dateUnreadable;
  return type === "number" || type === "money" ? m.numberUnreadable : m.unreadable;
}
