import { formatIsoDay, figureOf } from "../../lib/format.ts";
import { noticesMessages } from "./notices.messages.ts";
import type { Notice } from "./types.ts";

/** The list as it is put up on the wall, always in Chinese, on A4. */
export function NoticeSheet({ notice }: { readonly notice: Notice }) {
  const m = noticesMessages.zh;
  const { title, number, unit, days, startsOn, endsOn, contact, rows } = notice;
  const day = (iso: string) => formatIsoDay(iso, "zh");
  const sum = rows.reduce((all, { fen }) => all + (fen ?? 0), 0);
  return (
    <div className="dk-sheet-box">
      <article className="dk-sheet-a4" lang="zh-CN">
        <h2>{title.zh}</h2>
        <p>{m.sheetLead(days, day(startsOn), day(endsOn))}</p>
        <table>
          <thead>
            <tr>
              <th scope="col">{m.no}</th>
              <th scope="col">{m.claimant}</th>
              <th scope="col">{m.workplace}</th>
              <th scope="col">{m.measure}</th>
              <th scope="col">{m.clause}</th>
              <th scope="col">{m.amount}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map(({ id, name, workplace, measure, clause, fen }, at) => (
              <tr key={id}>
                <td>{at + 1}</td>
                <td>{name}</td>
                <td>{workplace ?? "—"}</td>
                <td>{measure.title.zh}</td>
                <td>{clause}</td>
                <td>{fen === null ? "—" : figureOf(fen)}</td>
              </tr>
            ))}
          </tbody>
        </table>
        <p>{m.sheetSum(rows.length, figureOf(sum))}</p>
        <p>
          {m.contact}：{contact.office}，{contact.phone}
          {contact.address && `，${contact.address}`}
        </p>
        <p className="dk-figures">
          {unit.zh}
          <br />
          {day(startsOn)}
        </p>
        <p className="jc-hint">
          {m.sheetNo}：{number}
        </p>
      </article>
    </div>
  );
}
