import type { EvidenceFile } from "@jucai/contract";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { client } from "../../../lib/client.ts";
import { failureInWords } from "../../../lib/failure.ts";
import { formatMoment } from "../../../lib/format-moment.ts";
import { useLanguage, useMessages } from "../../../lib/language.tsx";
import { Button } from "../../../ui/button.tsx";
import { Field, Input } from "../../../ui/field.tsx";
import { Notice } from "../../../ui/notice.tsx";
import { Answered } from "../answered.tsx";
import { evidenceMessages } from "../evidence/evidence.messages.ts";
import { FileLine } from "../evidence/file-line.tsx";
import { PhotoGuide } from "../evidence/photo-guide.tsx";
import { Uploader } from "../evidence/uploader.tsx";
import { MyPage, MySection } from "../my-page.tsx";
import { evidenceFiles, useSend } from "../queries.ts";
import { filesMessages } from "./files.messages.ts";

/** 材料库: every file once, with where it is used and who looked at it. */
export function FilesPage() {
  const m = useMessages(filesMessages);
  const found = useQuery(evidenceFiles());
  return (
    <MyPage title={m.title} lead={m.lead}>
      <Answered query={found}>
        {({ items }) => {
          const there = items.filter(({ removedAt }) => removedAt === null);
          return (
            <>
              {there.length === 0 && <p>{m.none}</p>}
              <ul className="jc-stack jc-my__facts" role="list">
                {there.map((file) => (
                  <OneFile key={file.id} file={file} />
                ))}
              </ul>
            </>
          );
        }}
      </Answered>
      <NewFile />
    </MyPage>
  );
}

function OneFile({ file }: { readonly file: EvidenceFile }) {
  const m = useMessages(filesMessages);
  const { language } = useLanguage();
  const [asking, setAsking] = useState(false);
  const remove = useSend(() => client.call("DELETE /api/v1/evidence/:id", { params: { id: file.id } }));
  return (
    <li>
      <p>
        <strong>{file.kind}</strong> <span className="jc-hint">{m.used(file.claims)}</span>
      </p>
      <FileLine file={file}>
        <Button look="plain" aria-label={m.removeOf(file.name)} onClick={() => setAsking(true)}>
          {m.remove}
        </Button>
      </FileLine>
      {asking && (
        <Notice tone="amber" icon="warning">
          <p>{file.kept ? m.kept : m.removeSure}</p>
          {remove.isError && <p role="alert">{failureInWords(remove.error, language)}</p>}
          <p className="jc-row">
            <Button autoFocus disabled={remove.isPending} onClick={() => remove.mutate(undefined)}>
              {m.yes}
            </Button>
            <Button look="plain" onClick={() => setAsking(false)}>
              {m.no}
            </Button>
          </p>
        </Notice>
      )}
      <WhoLooked id={file.id} />
    </li>
  );
}

/** Asked for only when somebody wants to know. */
function WhoLooked({ id }: { readonly id: string }) {
  const m = useMessages(filesMessages);
  const { language } = useLanguage();
  const [open, setOpen] = useState(false);
  const found = useQuery({
    queryKey: ["my", "evidence", id, "accesses"],
    queryFn: () => client.call("GET /api/v1/evidence/:id/accesses", { params: { id } }),
    enabled: open,
  });
  return (
    <details className="jc-more" onToggle={() => setOpen(true)}>
      <summary>{m.who}</summary>
      <div className="jc-more__body">
        {open && (
          <Answered query={found} lines={1}>
            {({ items }) =>
              items.length === 0 ? (
                <p className="jc-muted">{m.whoNone}</p>
              ) : (
                <ul className="jc-lines">
                  {items.map(({ at, who, unit }) => (
                    <li key={`${at} ${who}`}>{m.looked(who, unit ?? "", formatMoment(at, language))}</li>
                  ))}
                </ul>
              )
            }
          </Answered>
        )}
      </div>
    </details>
  );
}

function NewFile() {
  const m = useMessages(filesMessages);
  const e = useMessages(evidenceMessages);
  const [kind, setKind] = useState("");
  const refresh = useSend(async () => undefined);
  return (
    <MySection id="upload" title={m.upload}>
      <Field label={m.kind} hint={m.kindHint}>
        {(control) => (
          <Input {...control} maxLength={60} value={kind} onChange={({ target }) => setKind(target.value)} />
        )}
      </Field>
      <p className="jc-hint">{e.limits}</p>
      <PhotoGuide />
      {kind.trim() === "" ? (
        <p className="jc-muted">{m.kindMissing}</p>
      ) : (
        <Uploader label={kind.trim()} query={{ kind: kind.trim() }} onUploaded={() => refresh.mutate(undefined)} />
      )}
    </MySection>
  );
}
