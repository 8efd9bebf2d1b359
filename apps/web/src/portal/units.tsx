import type { MeasureView } from "@jucai/contract";
import { useMessages, useText } from "../lib/language.tsx";
import { documentMessages } from "./document/document.messages.ts";

/** Who leads and who is responsible, as the document names them. Nothing is shown where it names nobody. */
export function Units({ measure: { lead, responsible } }: { readonly measure: MeasureView }) {
  const m = useMessages(documentMessages);
  const say = useText();
  const names = (units: MeasureView["lead"]) => units.map(({ name }) => say(name)).join(m.join);
  if (lead.length + responsible.length === 0) return null;
  return (
    <dl className="jc-units">
      {lead.length > 0 && (
        <div>
          <dt>{m.lead}</dt>
          <dd>{names(lead)}</dd>
        </div>
      )}
      {responsible.length > 0 && (
        <div>
          <dt>{m.responsible}</dt>
          <dd>{names(responsible)}</dd>
        </div>
      )}
    </dl>
  );
}
