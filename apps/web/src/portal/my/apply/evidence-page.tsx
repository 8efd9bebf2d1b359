import type { Application } from "@jucai/contract";
import { client } from "../../../lib/client.ts";
import { failureInWords } from "../../../lib/failure.ts";
import { useLanguage, useMessages, useText } from "../../../lib/language.tsx";
import { Button } from "../../../ui/button.tsx";
import { Notice } from "../../../ui/notice.tsx";
import { Tag } from "../../../ui/tag.tsx";
import { evidenceMessages } from "../evidence/evidence.messages.ts";
import { FileLine } from "../evidence/file-line.tsx";
import { PhotoGuide } from "../evidence/photo-guide.tsx";
import { Reuse } from "../evidence/reuse.tsx";
import { Uploader } from "../evidence/uploader.tsx";
import { useAt } from "../at.ts";
import { MySection } from "../my-page.tsx";
import { type Owner, ownerOf, useSend } from "../queries.ts";
import { type FormProps, TaskPage } from "./task-page.tsx";

type Piece = Application["evidence"][number];

/** What the rules still need to see: each piece once, however many of the claims ask for it. */
export function EvidencePage({ draft, saving }: FormProps) {
  const m = useMessages(evidenceMessages);
  const { counter } = useAt();
  const pieces = grouped(draft.evidence);
  return (
    <TaskPage draft={draft} saving={saving} task="evidence" lead={pieces.length === 0 ? m.none : m.lead}>
      {pieces.length > 0 && (
        <>
          <p className="jc-hint">{m.limits}</p>
          <PhotoGuide />
        </>
      )}
      {pieces.map((same) => (
        <PieceSection key={same[0]!.label.zh} same={same} owner={ownerOf(draft.claimant, counter)} />
      ))}
    </TaskPage>
  );
}

/** The same paper for several claims is one piece. */
function grouped(all: readonly Piece[]): readonly (readonly Piece[])[] {
  const groups = new Map<string, Piece[]>();
  for (const piece of all) groups.set(piece.label.zh, [...(groups.get(piece.label.zh) ?? []), piece]);
  return [...groups.values()];
}

function PieceSection({ same, owner }: { readonly same: readonly Piece[]; readonly owner: Owner }) {
  const m = useMessages(evidenceMessages);
  const say = useText();
  const { language } = useLanguage();
  const [piece] = same as readonly [Piece, ...Piece[]];
  const label = say(piece.label);
  const files = [...new Map(same.flatMap((one) => one.files).map((file) => [file.id, file])).values()];
  const give = useSend(async (file: string) => {
    for (const { claim, item, files: there } of same)
      if (!there.some(({ id }) => id === file))
        await client.call("POST /api/v1/claims/:id/evidence", { params: { id: claim }, body: { file, item } });
  });
  const takeBack = useSend(async (file: string) => {
    for (const { claim, files: there } of same)
      if (there.some(({ id }) => id === file))
        await client.call("DELETE /api/v1/claims/:id/evidence/:file", { params: { id: claim, file } });
  });
  const fault = give.error ?? takeBack.error;
  return (
    <MySection id={`piece-${piece.claim}-${piece.item}`} title={label}>
      <p>
        <PieceTag state={files.length > 0 ? "given" : piece.state} />
      </p>
      {files.map((file) => (
        <FileLine key={file.id} file={file}>
          <Button
            look="plain"
            aria-label={m.removeOf(file.name)}
            disabled={takeBack.isPending}
            onClick={() => takeBack.mutate(file.id)}
          >
            {m.remove}
          </Button>
        </FileLine>
      ))}
      {fault && (
        <Notice tone="red" icon="warning" role="alert">
          {failureInWords(fault, language)}
        </Notice>
      )}
      <Uploader label={label} query={{ kind: piece.item, ...owner }} onUploaded={({ file }) => give.mutate(file.id)} />
      <Reuse owner={owner} used={files.map(({ id }) => id)} onUse={({ id }) => give.mutate(id)} />
    </MySection>
  );
}

function PieceTag({ state }: Pick<Piece, "state">) {
  const m = useMessages(evidenceMessages);
  if (state === "given")
    return (
      <Tag tone="green" icon="check">
        {m.given}
      </Tag>
    );
  return state === "missing" ? (
    <Tag tone="orange" icon="warning">
      {m.missing}
    </Tag>
  ) : (
    <Tag tone="amber" icon="clock">
      {m.mayFollow}
    </Tag>
  );
}
