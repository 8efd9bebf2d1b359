import { useMessages, useText } from "../../lib/language.tsx";
import { yuan } from "../funds/kit/money.ts";
import "../duplicates/compare.css";
import { Part } from "../shell/page.tsx";
import { tableMoment } from "../shell/table-moment.ts";
import { batchMessages } from "./batches.messages.ts";
import type { BankReturn, BatchDetail } from "./types.ts";

/** Every answer of the bank that was loaded, with the rows that did not match and what to do about them. */
export function BankReturns({ batch: { returns } }: { readonly batch: BatchDetail }) {
  const m = useMessages(batchMessages);
  if (returns.length === 0) return null;
  return (
    <Part title={m.returns}>
      {returns.map((each) => (
        <section key={each.id} aria-label={each.fileName}>
          <h3>{each.fileName}</h3>
          <p>
            {m.returnSays(each.by.name, tableMoment(each.by.at), each.rows, each.paid, each.bounced, each.same)}
            <br />
            <span className="jc-hint">
              SHA-256 <span className="dk-hash">{each.hash}</span>
            </span>
          </p>
          <Problems of={each} />
        </section>
      ))}
    </Part>
  );
}

function Problems({ of: { fileName, items, problems } }: { readonly of: BankReturn }) {
  const m = useMessages(batchMessages);
  const say = useText();
  const wrong = items.filter(({ outcome }) => outcome === "problem");
  if (wrong.length === 0) return null;
  return (
    <>
      <p className="dk-broken" role="status">
        {m.returnProblems(problems)}
      </p>
      <div className="dk-scroll" role="region" tabIndex={0} aria-label={`${fileName} ${m.problem}`}>
        <table className="dk-compare">
          <thead>
            <tr>
              {[m.row, m.paymentNumber, m.fen, m.problem, m.fix].map((head) => (
                <th key={head} scope="col">
                  {head}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {wrong.map(({ row, number, fen, says, fix }) => (
              <tr key={row}>
                <th scope="row">{row}</th>
                <td>{number}</td>
                <td>{fen === null ? "—" : yuan(fen)}</td>
                <td>{says ? say(says) : "—"}</td>
                <td>{fix ? say(fix) : "—"}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}
