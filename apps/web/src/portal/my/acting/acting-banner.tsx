import { client, keepCsrf } from "../../../lib/client.ts";
import { formatIsoDay } from "../../../lib/format.ts";
import { useLanguage, useMessages } from "../../../lib/language.tsx";
import { Button } from "../../../ui/button.tsx";
import { Notice } from "../../../ui/notice.tsx";
import { type Session, useSend } from "../queries.ts";
import { actingMessages } from "./acting.messages.ts";

/** On every page while somebody acts for another: for whom, and the way back to oneself. */
export function ActingBanner({ session: { acting } }: { readonly session: Session }) {
  const m = useMessages(actingMessages);
  const { language } = useLanguage();
  const stop = useActFor();
  if (acting === null) return null;
  return (
    <div className="jc-my__acting">
      <Notice tone="purple" icon="swap" role="note">
        <p>
          <strong>{m.banner(acting.name)}</strong> {m.bannerUntil(formatIsoDay(acting.until, language))}
        </p>
        <Button disabled={stop.isPending} onClick={() => stop.mutate(null)}>
          {m.stop}
        </Button>
      </Notice>
    </div>
  );
}

/** Acts for somebody from now on, or (null) for oneself again. The answer is a new session with its own value. */
export function useActFor(onDone?: () => void) {
  return useSend(async (delegation: string | null) => {
    const next = await client.call("POST /api/v1/session/acting", { body: { delegation } });
    keepCsrf(next.csrf);
    return next;
  }, onDone);
}
