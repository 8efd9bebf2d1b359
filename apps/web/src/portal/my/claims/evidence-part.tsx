import { useQuery } from "@tanstack/react-query";
import { useMessages } from "../../../lib/language.tsx";
import { Disclosure } from "../../../ui/disclosure.tsx";
import { Tag } from "../../../ui/tag.tsx";
import { Answered } from "../answered.tsx";
import { evidenceMessages } from "../evidence/evidence.messages.ts";
import { FileLine } from "../evidence/file-line.tsx";
import { claimEvidence } from "../queries.ts";
import { claimsMessages } from "./claims.messages.ts";

/** The files of a claim and what the office said to each. */
export function EvidencePart({ id }: { readonly id: string }) {
  const m = useMessages(claimsMessages);
  const e = useMessages(evidenceMessages);
  const found = useQuery(claimEvidence(id));
  return (
    <Disclosure summary={m.evidence}>
      <Answered query={found} lines={2}>
        {({ items }) =>
          items.length === 0 ? (
            <p className="jc-muted">{m.evidenceNone}</p>
          ) : (
            <ul className="my-plain jc-stack jc-stack--tight">
              {items.map(({ file, state, note }) => (
                <li key={file.id}>
                  <FileLine file={file}>
                    <Tag
                      tone={state === "accepted" ? "green" : state === "wrong" ? "orange" : "grey"}
                      icon={state === "accepted" ? "check" : state === "wrong" ? "warning" : "document"}
                    >
                      {e[state]}
                    </Tag>
                  </FileLine>
                  {note && <p className="jc-hint">{note}</p>}
                </li>
              ))}
            </ul>
          )
        }
      </Answered>
    </Disclosure>
  );
}
