import { useEffect, useState } from "react";
import { useMessages } from "../lib/language.tsx";
import { Button } from "./button.tsx";
import { Notice } from "./notice.tsx";
import { stateMessages } from "./states.messages.ts";

/** The shape of what comes; shown only after 300 ms, so that a fast answer does not flicker. */
export function Loading({ lines = 5 }: { readonly lines?: number }) {
  const m = useMessages(stateMessages);
  const [late, setLate] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setLate(true), 300);
    return () => clearTimeout(timer);
  }, []);
  return (
    <div role="status" aria-busy="true">
      <span className="jc-hidden">{m.loading}</span>
      {late && (
        <div className="jc-skeleton" aria-hidden="true">
          {Array.from({ length: lines }, (_, line) => (
            <span key={line} />
          ))}
        </div>
      )}
    </div>
  );
}

/** Says what went wrong in words for readers, the number to quote, and the way on. */
export function Failed({ quote, onRetry }: { readonly quote?: string | undefined; readonly onRetry: () => void }) {
  const m = useMessages(stateMessages);
  return (
    <Notice tone="red" icon="warning" role="alert">
      <p>
        {navigator.onLine ? m.failed : m.offline} {quote && m.quote(quote)}
      </p>
      <Button onClick={onRetry}>{m.retry}</Button>
    </Notice>
  );
}
