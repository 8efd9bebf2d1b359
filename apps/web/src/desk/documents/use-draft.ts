import { RequestFailed } from "@jucai/contract/client";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { client } from "../../lib/client.ts";
import { ask } from "../shell/ask.ts";
import { useMay } from "../shell/session.ts";
import type { Change, Draft } from "./types.ts";

const draftQuery = (id: string) => ask("GET /api/v1/drafts/:id", { params: { id } });

/** Milliseconds between two looks at a file that is being read. */
const everyMs = 800;

export function useDraft(id: string) {
  return useQuery({
    ...draftQuery(id),
    refetchInterval: ({ state }) => (state.data?.state === "reading" ? everyMs : false),
  });
}

/** Corrects a draft; what comes back stands on the page at once. A draft that somebody else changed is asked anew. */
export function useChange({ id, version }: Pick<Draft, "id" | "version">, onDone?: (draft: Draft) => void) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (changes: readonly Change[]) =>
      client.call("PATCH /api/v1/drafts/:id", { params: { id }, body: { version, changes: [...changes] } }),
    onSuccess: (draft) => {
      queries.setQueryData(draftQuery(id).queryKey, draft);
      onDone?.(draft);
    },
    onError: (error) => {
      if (error instanceof RequestFailed && error.status === 409)
        void queries.invalidateQueries({ queryKey: draftQuery(id).queryKey });
    },
  });
}

/** Whether the reader may change a draft as it stands. */
export function useEditable({ state }: Pick<Draft, "state">): boolean {
  const may = useMay();
  return state === "open" && may("draft", "update");
}
