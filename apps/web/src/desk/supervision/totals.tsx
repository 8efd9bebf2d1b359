import { Link } from "react-router";
import { useMessages } from "../../lib/language.tsx";
import { yuan } from "../funds/kit/money.ts";
import { fenOfKind, linesPath } from "./figures.ts";
import { supervisionMessages } from "./supervision.messages.ts";
import { type Kind, kinds, type Supervision } from "./types.ts";

const alarming: ReadonlySet<Kind> = new Set(["late", "failed", "short"]);

/** All funds together; each figure is the way to its instalments. */
export function Totals({ year, figures }: { readonly year: number; readonly figures: Supervision["total"] }) {
  const m = useMessages(supervisionMessages);
  return (
    <dl className="dk-totals" aria-label={m.totals}>
      <div>
        <dt>{m.budget}</dt>
        <dd>{yuan(figures.budgetFen)}</dd>
      </div>
      <div>
        <dt>{m.available}</dt>
        <dd>{yuan(figures.availableFen)}</dd>
      </div>
      {kinds.map((kind) => {
        const fen = fenOfKind[kind](figures);
        return (
          <div key={kind}>
            <dt>{m[kind]}</dt>
            <dd className={alarming.has(kind) && fen > 0 ? "dk-broken" : undefined}>
              <Link to={linesPath(year, kind)}>{yuan(fen)}</Link>
            </dd>
          </div>
        );
      })}
    </dl>
  );
}
