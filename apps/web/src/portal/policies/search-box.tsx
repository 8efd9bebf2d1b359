import { useState } from "react";
import { useNavigate } from "react-router";
import type { Asked } from "../../lib/api.ts";
import { useMessages } from "../../lib/language.tsx";
import { buttonClass } from "../../ui/button.tsx";
import { Field, Input } from "../../ui/field.tsx";
import { Icon } from "../../ui/icon.tsx";
import { addressWith } from "./filters.ts";
import { searchBoxMessages } from "./search-box.messages.ts";

/** One box for words, pinyin and amounts; Enter or the button searches, other filters stay. */
export function SearchBox({ asked = {}, hint }: { readonly asked?: Asked; readonly hint?: string }) {
  const m = useMessages(searchBoxMessages);
  const navigate = useNavigate();
  const [words, setWords] = useState(asked.q ?? "");
  return (
    <form
      role="search"
      action="/policies"
      onSubmit={(event) => {
        event.preventDefault();
        void navigate(`/policies?${addressWith(asked, { q: words.trim() }).toString()}`);
      }}
    >
      <Field label={m.findLabel} hint={hint ?? m.findHint}>
        {(control) => (
          <div className="jc-search">
            <Input
              {...control}
              type="search"
              name="q"
              maxLength={200}
              value={words}
              onChange={(event) => setWords(event.target.value)}
            />
            <button type="submit" className={buttonClass("primary")}>
              <Icon name="search" />
              {m.find}
            </button>
          </div>
        )}
      </Field>
    </form>
  );
}
