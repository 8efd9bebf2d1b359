import { type MouseEvent, useEffect, useRef } from "react";
import { useMessages } from "../../lib/language.tsx";
import { Notice } from "../../ui/notice.tsx";
import { signInMessages } from "./sign-in.messages.ts";
import type { Wrong } from "./use-entering.ts";

/** What is wrong, above the form and with the keyboard on it; the title of the page says so too. */
export function WrongSummary({ wrong }: { readonly wrong: Wrong | undefined }) {
  const m = useMessages(signInMessages);
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (wrong === undefined) return;
    box.current?.focus();
    const title = document.title;
    document.title = m.wrong + title;
    return () => {
      document.title = title;
    };
  }, [wrong, m]);
  if (wrong === undefined) return null;
  const each = Object.entries(wrong.fields);
  return (
    <div ref={box} tabIndex={-1}>
      <Notice tone="red" icon="warning" role="alert">
        <p>{wrong.says}</p>
        {each.length > 0 && (
          <ul>
            {each.map(([field, says]) => (
              <li key={field}>
                <a href={`#${field}`} onClick={(event) => toField(event, field)}>
                  {says}
                </a>
              </li>
            ))}
          </ul>
        )}
      </Notice>
    </div>
  );
}

/** The secret of a one-time link stands behind `#`, so the address must stay as it is. */
function toField(event: MouseEvent, field: string): void {
  const [control] = document.getElementsByName(field);
  if (control === undefined) return;
  event.preventDefault();
  control.focus();
}
