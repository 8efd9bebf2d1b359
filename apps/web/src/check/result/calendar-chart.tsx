import { formatFen, formatIsoDay } from "../../lib/format.ts";
import { Disclosure } from "../../ui/index.ts";
import { useWording, type Wording } from "../words/words.ts";
import type { Calendar } from "./calendar.ts";

type Props = { readonly calendar: Calendar; readonly totalFen: number };

/** Money by year as plain bars with their figures, and every instalment in a table behind them. */
export function CalendarChart({ calendar, totalFen }: Props) {
  const wording = useWording();
  const { w, locale } = wording;
  const { years, dues } = calendar;
  const most = Math.max(1, ...years.map((year) => year.fen));
  return (
    <section className="jc-section ck-calendar">
      <h2>{w.calendar}</h2>
      {dues.length === 0 ? (
        <p className="jc-muted">{w.calendarEmpty}</p>
      ) : (
        <>
          <p>{leadInWords(calendar, totalFen, wording)}</p>
          <ul className="ck-bars">
            {years.map(({ year, fen }) => (
              <li key={year ?? "undated"} className="ck-bars__row">
                <span>{year === undefined ? w.undated : year}</span>
                <span className="ck-bars__track" aria-hidden="true">
                  <span className="ck-bars__bar" style={{ width: `${(100 * fen) / most}%` }} />
                </span>
                <span className="jc-money">{formatFen(fen, locale)}</span>
              </li>
            ))}
          </ul>
          <Disclosure summary={w.calendarTable}>
            <Instalments calendar={calendar} totalFen={totalFen} />
          </Disclosure>
          <p className="jc-hint">{w.calendarNote}</p>
        </>
      )}
    </section>
  );
}

function leadInWords({ dues }: Calendar, totalFen: number, { w, locale }: Wording): string {
  const total = formatFen(totalFen, locale);
  const dated = dues.flatMap((due) => (due.due === null ? [] : [due.due]));
  const [first, last] = [dated[0], dated[dated.length - 1]];
  if (first === undefined || last === undefined) return total;
  if (first === last) return w.calendarOnce(total, formatIsoDay(first, locale));
  return w.calendarLead(total, formatIsoDay(first, locale), formatIsoDay(last, locale));
}

function Instalments({ calendar, totalFen }: Props) {
  const { w, t, locale } = useWording();
  const { dues, adjustFen } = calendar;
  const payees = new Set(dues.map((due) => due.payee)).size > 1;
  const several = new Set(dues.map((due) => due.benefit)).size > 1;
  const before = 1 + Number(several) + Number(payees);
  return (
    <div className="jc-table-scroll" tabIndex={0} role="region" aria-label={w.calendar}>
      <table className="jc-table">
        <thead>
          <tr>
            <th scope="col">{w.dueDay}</th>
            {several && <th scope="col">{w.item}</th>}
            {payees && <th scope="col">{w.payee}</th>}
            <th scope="col" className="jc-number">
              {w.amount}
            </th>
          </tr>
        </thead>
        <tbody>
          {dues.map((due, index) => (
            <tr key={index}>
              <th scope="row">{due.due === null ? w.undated : due.due}</th>
              {several && <td>{t(due.title)}</td>}
              {payees && <td>{due.payeeLabel ? t(due.payeeLabel) : w.payeeOther}</td>}
              <td className="jc-number">{formatFen(due.fen, locale)}</td>
            </tr>
          ))}
          {adjustFen !== 0 && (
            <tr>
              <th scope="row" colSpan={before}>
                {w.adjusted}
              </th>
              <td className="jc-number">{formatFen(adjustFen, locale)}</td>
            </tr>
          )}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row" colSpan={before}>
              {w.sumRow}
            </th>
            <td className="jc-number jc-money">{formatFen(totalFen, locale)}</td>
          </tr>
        </tfoot>
      </table>
    </div>
  );
}
