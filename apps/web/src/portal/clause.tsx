import { useMessages } from "../lib/language.tsx";
import { ClauseText } from "../ui/clause-text.tsx";
import { documentMessages } from "./document/document.messages.ts";

/** The clause that something rests on, in the document's own numbering. */
export function Clause({ clause }: { readonly clause: string }) {
  const m = useMessages(documentMessages);
  return (
    <span className="jc-clause">
      {m.clause} <ClauseText clause={clause} />
    </span>
  );
}
