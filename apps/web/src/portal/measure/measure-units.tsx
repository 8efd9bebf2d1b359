import type { MeasureView } from "@jucai/contract";
import { Link } from "react-router";
import { useMessages } from "../../lib/language.tsx";
import { Units } from "../units.tsx";
import { Part } from "./part.tsx";
import { measureMessages } from "./measure.messages.ts";

/** Who is in charge, and where else the same sum or rule is printed. */
export function MeasureUnits({ measure }: { readonly measure: MeasureView }) {
  const m = useMessages(measureMessages);
  const names = measure.lead.length + measure.responsible.length;
  return (
    <>
      <Part title={m.units}>{names > 0 ? <Units measure={measure} /> : <p>{m.noUnits}</p>}</Part>
      {measure.sameAs.length > 0 && (
        <Part title={m.sameAs}>
          <ul>
            {measure.sameAs.map((id) => (
              <li key={id}>
                <Link to={`/measures/${id}`}>{id}</Link>
              </li>
            ))}
          </ul>
        </Part>
      )}
    </>
  );
}
