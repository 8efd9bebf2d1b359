import type { Application } from "@jucai/contract";
import { RequestFailed, type AnswerOf } from "@jucai/contract/client";
import { useQueryClient } from "@tanstack/react-query";
import { useCallback, useEffect, useRef, useState } from "react";
import { client } from "../../../lib/client.ts";
import { application as asking } from "../queries.ts";
import { type Change, keepUnsaved, takeUnsaved } from "./unsaved.ts";

export type Conflict = AnswerOf<"PATCH /api/v1/applications/:id">["conflicts"][number];
export type Saving = {
  readonly state: "idle" | "saving" | "saved" | "failed";
  /** When the server last kept something, in milliseconds since 1970. */
  readonly at: number | undefined;
  readonly fault: unknown;
  readonly conflicts: readonly Conflict[];
  readonly save: (change: Change) => void;
  readonly retry: () => void;
  readonly settle: (conflict: Conflict, mine: boolean) => void;
};

/**
 * Saves what is typed, one request after the other, each on the base of the one before.
 *
 * What could not be saved waits and is sent with the next change; when the session has ended it is kept
 * in this tab and sent after signing in. What two devices wrote differently is shown, never overwritten.
 */
export function useSaving(draft: Application): Saving {
  const queries = useQueryClient();
  const version = useRef(draft.version);
  const waiting = useRef<Change>({});
  const busy = useRef(false);
  const [shown, setShown] = useState<Pick<Saving, "state" | "at" | "fault">>({
    state: "idle",
    at: undefined,
    fault: undefined,
  });
  const [conflicts, setConflicts] = useState<readonly Conflict[]>([]);
  const { id } = draft;
  version.current = Math.max(version.current, draft.version);

  const send = useCallback(async () => {
    if (busy.current || isEmpty(waiting.current)) return;
    busy.current = true;
    const change = waiting.current;
    waiting.current = {};
    setShown(({ at }) => ({ state: "saving", at, fault: undefined }));
    try {
      const body = { ...change, version: version.current };
      const saved = await client.call("PATCH /api/v1/applications/:id", { params: { id }, body });
      version.current = saved.application.version;
      queries.setQueryData(asking(id).queryKey, saved.application);
      setConflicts((before) => [
        ...before.filter(({ field }) => !saved.conflicts.some((one) => one.field === field)),
        ...saved.conflicts,
      ]);
      setShown({ state: "saved", at: Date.now(), fault: undefined });
      busy.current = false;
      void send();
    } catch (fault) {
      busy.current = false;
      // A change that the server refuses is not sent again and again; one that did not arrive is.
      const refused = fault instanceof RequestFailed && fault.status >= 400 && fault.status < 500;
      if (!refused || fault.status === 401) waiting.current = together(change, waiting.current);
      if (fault instanceof RequestFailed && fault.status === 401) keepUnsaved(id, waiting.current);
      setShown(({ at }) => ({ state: "failed", at, fault }));
    }
  }, [id, queries]);

  const save = useCallback(
    (change: Change) => {
      waiting.current = together(waiting.current, change);
      void send();
    },
    [send],
  );
  useEffect(() => {
    const kept = takeUnsaved(id);
    if (kept !== undefined) save(kept);
  }, [id, save]);
  useEffect(() => {
    const again = () => void send();
    window.addEventListener("online", again);
    return () => window.removeEventListener("online", again);
  }, [send]);

  const settle = (conflict: Conflict, mine: boolean) => {
    setConflicts((before) => before.filter((one) => one !== conflict));
    if (mine) save({ set: [{ field: conflict.field, value: conflict.yours }] });
  };
  return { ...shown, conflicts, save, retry: () => void send(), settle };
}

/** Two changes as one: of a field that both set, the later counts. */
export function together(first: Change, then: Change): Change {
  const later = new Set((then.set ?? []).map(({ field }) => field));
  const set = [...(first.set ?? []).filter(({ field }) => !later.has(field)), ...(then.set ?? [])];
  return { ...first, ...then, ...(set.length > 0 && { set }) };
}

const isEmpty = (change: Change) => Object.keys(change).length === 0;
