import { Select } from "antd";
import { useState } from "react";
import { formatMoment } from "../../lib/format-moment.ts";
import { useLanguage, useMessages } from "../../lib/language.tsx";
import { ChartFigure } from "../funds/kit/chart-figure.tsx";
import { MoneyTable } from "../funds/kit/money-table.tsx";
import { wan, yuan } from "../funds/kit/money.ts";
import { Answered } from "../shell/answered.tsx";
import { useAsk } from "../shell/ask.ts";
import { Labelled } from "../shell/filter.tsx";
import { Part } from "../shell/page.tsx";
import { supervisionMessages } from "./supervision.messages.ts";
import type { Forecast } from "./types.ts";

/** What falls due in coming months: what is set aside for it, what is not yet. */
export function ForecastPart({ place }: { readonly place: string }) {
  const m = useMessages(supervisionMessages);
  const [months, setMonths] = useState(12);
  const forecast = useAsk("GET /api/v1/funds/forecast", { query: { months, ...(place && { place }) } }, { keep: true });
  return (
    <Part
      title={m.forecast}
      actions={
        <Labelled label={m.ahead}>
          {(id) => (
            <Select
              id={id}
              value={months}
              onChange={setMonths}
              options={[6, 12, 24, 36].map((value) => ({ value, label: m.aheadOf(value) }))}
            />
          )}
        </Labelled>
      }
    >
      <Answered query={forecast}>{(found) => <Shown forecast={found} at={forecast.dataUpdatedAt} />}</Answered>
    </Part>
  );
}

function Shown({ forecast: { months, years }, at }: { readonly forecast: Forecast; readonly at: number }) {
  const m = useMessages(supervisionMessages);
  const { language } = useLanguage();
  const most = months.reduce((best, each) => (each.fen > best.fen ? each : best), months[0] ?? { month: "", fen: 0 });
  if (most.fen === 0 && years.length === 0) return <p>{m.forecastNone}</p>;
  return (
    <>
      {most.fen > 0 && (
        <ChartFigure
          title={m.forecastTitle(most.month, wan(most.fen, language))}
          source={m.sourceForecast(formatMoment(new Date(at).toISOString(), language))}
          head={m.month}
          figure={yuan}
          drawing={{
            kind: "columns",
            names: months.map(({ month }) => month),
            series: [
              { name: m.heldOf, values: months.map(({ heldFen }) => heldFen), stacked: true },
              { name: m.plannedOf, values: months.map(({ plannedFen }) => plannedFen), stacked: true },
            ],
            says: m.forecastSays(months.map(({ month, fen }) => m.eachRow(month, yuan(fen))).join("，")),
            language,
          }}
        />
      )}
      {years.length > 0 && (
        <MoneyTable
          caption={m.years}
          rows={years}
          idOf={({ year }) => String(year)}
          money={{ fen: ({ fen }) => fen, held: ({ heldFen }) => heldFen, short: ({ shortFen }) => shortFen }}
          columns={[
            { key: "year", title: m.year, width: 130, render: ({ year }) => year },
            { key: "fen", title: m.toPay, width: 150, figures: true, render: ({ fen }) => yuan(fen) },
            { key: "held", title: m.heldOf, width: 150, figures: true, render: ({ heldFen }) => yuan(heldFen) },
            { key: "short", title: m.shortOf, width: 150, figures: true, render: ({ shortFen }) => yuan(shortFen) },
          ]}
        />
      )}
    </>
  );
}
