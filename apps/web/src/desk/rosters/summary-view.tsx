import { Button } from "antd";
import { formatDay, todayInChina } from "../../lib/format.ts";
import { useLanguage, useMessages, useText } from "../../lib/language.tsx";
import { Answered } from "../shell/answered.tsx";
import { useAsk } from "../shell/ask.ts";
import { useMay } from "../shell/session.ts";
import { rostersMessages } from "./rosters.messages.ts";
import { figure, type Path } from "./types.ts";

type Props = { readonly path: Path; readonly name: string; readonly year: number };

/** 汇总表: units down, categories across, with sums; as it is printed and signed. */
export function SummaryView({ path, name, year }: Props) {
  const m = useMessages(rostersMessages);
  const say = useText();
  const { language } = useLanguage();
  const may = useMay();
  const summary = useAsk("GET /api/v1/rosters/:pack/:roster/summary", { params: path, query: { year } });
  return (
    <Answered query={summary}>
      {({ categories, units, totals, total, different }) => (
        <section className="dk-summary" aria-label={m.summary}>
          <div className="dk-buttons jc-no-print">
            <Button onClick={() => window.print()}>{m.print}</Button>
            {may("roster", "export") && (
              <Button href={`/api/v1/rosters/${path.pack}/${path.roster}/summary.xlsx?year=${year}`} download>
                {m.download}
              </Button>
            )}
          </div>
          <div className="dk-scroll" role="region" tabIndex={0} aria-label={m.summary}>
            <table className="dk-compare dk-sums">
              <caption>
                <strong>{m.summaryCaption(name, year)}</strong> <span>{m.unitOf}</span>
              </caption>
              <thead>
                <tr>
                  <th scope="col">{m.fillingUnit}</th>
                  {categories.map(({ id, label }) => (
                    <th key={id} scope="col">
                      {say(label)}
                    </th>
                  ))}
                  <th scope="col">{m.total}</th>
                </tr>
              </thead>
              <tbody>
                {units.map(({ unit, counts, total: sum }) => (
                  <tr key={unit.id}>
                    <th scope="row">{unit.name}</th>
                    {categories.map(({ id }) => (
                      <td key={id}>{figure(counts[id] ?? 0)}</td>
                    ))}
                    <td>{figure(sum)}</td>
                  </tr>
                ))}
              </tbody>
              <tfoot>
                <tr>
                  <th scope="row">{m.total}</th>
                  {categories.map(({ id }) => (
                    <td key={id}>{figure(totals[id] ?? 0)}</td>
                  ))}
                  <td>{figure(total)}</td>
                </tr>
              </tfoot>
            </table>
          </div>
          <p>{m.different(figure(different))}</p>
          <p className="dk-print-only">
            {m.printed(formatDay(todayInChina(), language))}
            <br />
            {m.sign}
          </p>
        </section>
      )}
    </Answered>
  );
}
