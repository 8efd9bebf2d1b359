import { useMessages } from "../../lib/language.tsx";
import { factsMessages } from "./facts.messages.ts";

export type Proved = {
  readonly evidence: { readonly kind: "paper" | "file" | "record" | "site"; readonly reference: string } | null;
};

/** What was named as the proof of a value; nothing when nothing was. */
export function EvidenceLine({ fact: { evidence } }: { readonly fact: Proved }) {
  const m = useMessages(factsMessages);
  if (evidence === null) return null;
  return (
    <p className="jc-hint">
      {m.evidence}: {m[evidence.kind]} {evidence.reference}
    </p>
  );
}
