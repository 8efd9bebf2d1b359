import type { AnswerOf } from "@jucai/contract/client";
import { Link } from "react-router";
import { useMessages, useText } from "../../lib/language.tsx";
import { claimsMessages } from "./claims.messages.ts";

export type Queue = AnswerOf<"GET /api/v1/claims/queues">["items"][number];

/** The queues with their counts; each is an address of its own. */
export function QueueTabs({ queues, chosen }: { readonly queues: readonly Queue[]; readonly chosen: string }) {
  const m = useMessages(claimsMessages);
  const say = useText();
  return (
    <nav className="dk-queues" aria-label={m.queues}>
      {queues.map(({ key, name, count, overdue }) => (
        <Link key={key} to={`?queue=${key}`} aria-current={key === chosen ? "page" : undefined}>
          {say(name)} {count}
          {overdue > 0 && <span className="dk-broken">■ {overdue}</span>}
        </Link>
      ))}
    </nav>
  );
}
