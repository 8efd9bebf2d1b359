import { useEffect } from "react";
import { createPortal } from "react-dom";
import { formatIsoDay } from "../../../lib/format.ts";
import "../../funds/kit/print.css";
import type { Slip } from "../types.ts";
import "./slip-sheet.css";
import { slipMessages } from "./slips.messages.ts";

type Props = { readonly slip: Slip; readonly onDone: () => void };

/** The slip as it is handed over on paper, always in Chinese, on A4 with lines to sign. Prints itself and goes. */
export function SlipSheet({ slip, onDone }: Props) {
  const m = slipMessages.zh;
  const day = (iso: string) => formatIsoDay(iso, "zh");
  const { number, unit, from, title, periodLabel, policy, clause, light, demand, answerBy, issuedOn, issuedBy } = slip;
  useEffect(() => {
    const body = document.body.classList;
    body.add("dk-printing");
    window.addEventListener("afterprint", onDone);
    window.print();
    return () => {
      window.removeEventListener("afterprint", onDone);
      body.remove("dk-printing");
    };
  }, [onDone]);
  const facts = [
    [m.basis, `${policy.zh} ${clause}`],
    [m.sheetFact, `${light.name.zh}：${light.why.zh}`],
    [m.demand, demand],
    [m.answerBy, m.sheetAnswerBy(day(answerBy))],
  ] as const;
  return createPortal(
    <section className="dk-paper dk-slip" lang="zh-CN" aria-label={m.title}>
      <p className="dk-paper__title">{m.sheetTitle}</p>
      <p className="dk-paper__about">{m.sheetNo(number)}</p>
      <p>{m.sheetTo(unit.name)}</p>
      <p className="dk-slip__says">{m.sheetSays(title.zh, periodLabel.zh)}</p>
      <table>
        <tbody>
          {facts.map(([term, says]) => (
            <tr key={term}>
              <th scope="row">{term}</th>
              <td className="dk-words">{says}</td>
            </tr>
          ))}
          <tr>
            <th scope="row">{m.answer}</th>
            <td className="dk-slip__room dk-words">{slip.answer?.text}</td>
          </tr>
          <tr>
            <th scope="row">{m.closeLabel}</th>
            <td className="dk-slip__room dk-words">{slip.closed?.words}</td>
          </tr>
        </tbody>
      </table>
      <dl className="dk-paper__sign">
        <div>
          <dt>{m.signIssuer}</dt>
          <dd>{issuedBy}</dd>
        </div>
        <div>
          <dt>{m.signStamp}</dt>
          <dd>{from?.name}</dd>
        </div>
        <div>
          <dt>{m.signReceiver}</dt>
          <dd>{unit.name}</dd>
        </div>
      </dl>
      <p className="dk-paper__about">{m.sheetDay(day(issuedOn))}</p>
    </section>,
    document.body,
  );
}
