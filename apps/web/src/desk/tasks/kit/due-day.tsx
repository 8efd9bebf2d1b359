import { useMessages } from "../../../lib/language.tsx";
import type { Assignment } from "../types.ts";
import { tasksMessages } from "./tasks.messages.ts";

type Props = { readonly item: Pick<Assignment, "lastDay" | "postponedTo"> };

/** By when, as tables show days; a document that leaves the day open is said so. */
export function DueDay({ item: { lastDay, postponedTo } }: Props) {
  const m = useMessages(tasksMessages);
  return (
    <>
      {lastDay ?? <span className="jc-hint">{m.noDay}</span>}
      {postponedTo !== null && <span className="dk-said">{m.postponed(postponedTo)}</span>}
    </>
  );
}
