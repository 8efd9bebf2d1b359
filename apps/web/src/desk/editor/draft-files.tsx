import { useMutation, useQueryClient } from "@tanstack/react-query";
import { client } from "../../lib/client.ts";
import { useMessages } from "../../lib/language.tsx";
import type { Draft } from "../documents/types.ts";
import { useEditable } from "../documents/use-draft.ts";
import { Answered } from "../shell/answered.tsx";
import { ask, useAsk } from "../shell/ask.ts";
import { Part } from "../shell/page.tsx";
import { editorMessages } from "./editor.messages.ts";
import { FilesEditor } from "./files-editor.tsx";

/** The files that a draft becomes, written by hand where the measures do not say enough. */
export function DraftFiles({ draft: { id, version, state } }: { readonly draft: Draft }) {
  const m = useMessages(editorMessages);
  const queries = useQueryClient();
  const editable = useEditable({ state });
  const pack = useAsk("GET /api/v1/drafts/:id/pack", { params: { id } });
  const put = useMutation({
    mutationFn: ({ path, text }: { readonly path: string; readonly text: string | null }) =>
      client.call("PUT /api/v1/drafts/:id/pack", {
        params: { id },
        body: { version: pack.data?.version ?? version, path, text },
      }),
    onSuccess: (answer) =>
      queries.setQueryData(ask("GET /api/v1/drafts/:id/pack", { params: { id } }).queryKey, answer),
  });
  const save = (path: string, text: string | null, done: () => void) => put.mutate({ path, text }, { onSuccess: done });
  return (
    <Part title={m.rules}>
      <p className="jc-hint">{m.lead}</p>
      <Answered query={pack} lines={12}>
        {(found) => (
          <FilesEditor
            owner={{ draft: id }}
            pack={found}
            {...(editable && { keep: { busy: put.isPending, error: put.error, save } })}
          />
        )}
      </Answered>
    </Part>
  );
}
