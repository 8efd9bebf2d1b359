import { useLanguage, useMessages } from "../../lib/language.tsx";
import { formatFen } from "../../lib/format.ts";
import { editorMessages } from "./editor.messages.ts";
import type { Tried } from "./types.ts";

type Table = NonNullable<Tried["table"]>;
type Props = {
  readonly table: Table;
  /** Only rows that differ from what is published. */
  readonly only: boolean;
  readonly clauseSaid: (clause: string) => string;
};

/** One row for each side of each edge; what differs from the published rules says what it was. */
export function BoundaryTable({ table: { title, rows, notes }, only, clauseSaid }: Props) {
  const m = useMessages(editorMessages);
  const { language } = useLanguage();
  const sum = (fen: number | null, amount: string) => (fen === null ? amount : formatFen(fen, language));
  return (
    <>
      <div className="dk-boundaries" role="region" aria-label={m.table} tabIndex={0}>
        <table>
          <caption className="jc-hidden">{title}</caption>
          <thead>
            <tr>
              <th scope="col">{m.number}</th>
              <th scope="col">{m.tried}</th>
              <th scope="col">{m.outcome}</th>
              <th scope="col">{m.amount}</th>
              <th scope="col">{m.decidedBy}</th>
              <th scope="col">{m.clause}</th>
              <th scope="col">{m.facts}</th>
            </tr>
          </thead>
          <tbody>
            {rows
              .filter(({ before }) => !only || before !== null)
              .map(({ number, tried, clause, facts, outcome, fen, amount, decidedBy, before }) => (
                <tr key={number} className={before ? "dk-boundaries__changed" : undefined}>
                  <td>{number}</td>
                  <th scope="row">{tried}</th>
                  <td>
                    {outcome}
                    {before && before.outcome !== outcome && (
                      <small className="dk-said">{m.before(before.outcome)}</small>
                    )}
                  </td>
                  <td>
                    {sum(fen, amount)}
                    {before && (before.fen !== fen || before.amount !== amount) && (
                      <small className="dk-said">{m.before(sum(before.fen, before.amount))}</small>
                    )}
                  </td>
                  <td>{decidedBy}</td>
                  <td>{clauseSaid(clause)}</td>
                  <td>
                    {facts.map((fact) => (
                      <span key={fact} className="dk-said">
                        {fact}
                      </span>
                    ))}
                  </td>
                </tr>
              ))}
          </tbody>
        </table>
      </div>
      {notes.map((note) => (
        <p key={note} className="jc-hint">
          {note}
        </p>
      ))}
    </>
  );
}
