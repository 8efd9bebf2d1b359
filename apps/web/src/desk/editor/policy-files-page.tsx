import { useParams } from "react-router";
import { useMessages } from "../../lib/language.tsx";
import { Answered } from "../shell/answered.tsx";
import { useAsk } from "../shell/ask.ts";
import { Page } from "../shell/page.tsx";
import "../funds/kit/kit.css";
import { editorMessages } from "./editor.messages.ts";
import { FilesEditor } from "./files-editor.tsx";

/** The files of a published document: read, and tried with changes that are not kept. */
export function PolicyFilesPage() {
  const m = useMessages(editorMessages);
  const { id = "" } = useParams();
  const pack = useAsk("GET /api/v1/policies/:id/pack", { params: { id } });
  return (
    <Page
      title={m.rules}
      crumbs={[
        { title: m.parent, to: "/documents" },
        { title: id, to: `/documents/${id}` },
      ]}
      lead={m.leadRead}
    >
      <Answered query={pack} lines={12}>
        {(found) => <FilesEditor owner={{ document: id }} pack={found} />}
      </Answered>
    </Page>
  );
}
