import { Link } from "react-router";
import { useMessages } from "../../lib/language.tsx";
import { yuan } from "../funds/kit/money.ts";
import { Totals } from "../funds/kit/totals.tsx";
import { fenOfKind, linesPath } from "./figures.ts";
import { supervisionMessages } from "./supervision.messages.ts";
import { type Kind, kinds, type Supervision } from "./types.ts";

const alarming: ReadonlySet<Kind> = new Set(["late", "failed", "short"]);

/** All funds together; each figure is the way to its instalments. */
export function YearFigures({ year, of }: { readonly year: number; readonly of: Supervision["total"] }) {
  const m = useMessages(supervisionMessages);
  return (
    <Totals
      label={m.totals}
      figures={[
        { name: m.budget, says: yuan(of.budgetFen) },
        { name: m.available, says: yuan(of.availableFen) },
        ...kinds.map((kind) => {
          const fen = fenOfKind[kind](of);
          return {
            name: m[kind],
            says: <Link to={linesPath(year, kind)}>{yuan(fen)}</Link>,
            alarming: alarming.has(kind) && fen > 0,
          };
        }),
      ]}
    />
  );
}
