import { useEffect, useRef } from "react";
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
  const each = Object.values(wrong.fields);
  return (
    <div ref={box} tabIndex={-1}>
      <Notice tone="red" icon="warning" role="alert">
        <p>{wrong.says}</p>
        {each.length > 0 && (
          <ul>
            {each.map((says) => (
              <li key={says}>{says}</li>
            ))}
          </ul>
        )}
      </Notice>
    </div>
  );
}
