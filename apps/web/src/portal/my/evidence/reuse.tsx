import type { EvidenceFile } from "@jucai/contract";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useMessages } from "../../../lib/language.tsx";
import { Button } from "../../../ui/button.tsx";
import { Answered } from "../answered.tsx";
import { evidenceFiles, type Owner } from "../queries.ts";
import { evidenceMessages } from "./evidence.messages.ts";
import { FileLine } from "./file-line.tsx";

/** What the library holds already, to be used again with one press. */
export function Reuse({
  owner,
  used,
  onUse,
}: {
  readonly owner: Owner;
  readonly used: readonly string[];
  readonly onUse: (file: EvidenceFile) => void;
}) {
  const m = useMessages(evidenceMessages);
  const [open, setOpen] = useState(false);
  if (!open)
    return (
      <Button look="plain" aria-expanded={false} onClick={() => setOpen(true)}>
        {m.reuse}
      </Button>
    );
  return <Library owner={owner} used={used} onUse={onUse} />;
}

function Library({ owner, used, onUse }: Parameters<typeof Reuse>[0]) {
  const m = useMessages(evidenceMessages);
  const files = useQuery(evidenceFiles(owner));
  return (
    <Answered query={files} lines={2}>
      {({ items }) => {
        const free = items.filter(({ id, removedAt }) => removedAt === null && !used.includes(id));
        if (free.length === 0) return <p className="jc-muted">{m.reuseNone}</p>;
        return (
          <ul className="my-list jc-stack jc-stack--tight">
            {free.map((file) => (
              <li key={file.id}>
                <FileLine file={file}>
                  <Button disabled={file.expired} aria-label={m.useOf(file.name)} onClick={() => onUse(file)}>
                    {m.use}
                  </Button>
                </FileLine>
              </li>
            ))}
          </ul>
        );
      }}
    </Answered>
  );
}
