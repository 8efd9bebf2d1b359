import { Alert } from "antd";
import { formatMoment } from "../../lib/format-moment.ts";
import { useLanguage, useMessages, useText } from "../../lib/language.tsx";
import { BulletBar } from "../funds/kit/bullet-bar.tsx";
import { usePlace } from "../funds/kit/use-place.ts";
import { yearNow } from "../funds/types.ts";
import { YearChoice } from "../rosters/rosters-page.tsx";
import { Answered } from "../shell/answered.tsx";
import { useAsk } from "../shell/ask.ts";
import { Page, Part } from "../shell/page.tsx";
import { useUrlState } from "../shell/url-state.ts";
import { FigureTable } from "./figure-table.tsx";
import { ForecastPart } from "./forecast-part.tsx";
import { MonthChart, PolicyChart } from "./supervision-charts.tsx";
import { supervisionMessages } from "./supervision.messages.ts";
import { YearFigures } from "./year-figures.tsx";
import type { Supervision } from "./types.ts";

/** 资金拨付监管: where the money of a year stands; every figure opens what is behind it. */
export function SupervisionPage() {
  const m = useMessages(supervisionMessages);
  const { language } = useLanguage();
  const place = usePlace();
  const [asked, set] = useUrlState({ year: "" });
  const year = Number(asked.year) || yearNow();
  const query = { year, ...(place && { place }) };
  const supervision = useAsk("GET /api/v1/supervision/funds", { query }, { keep: true });
  return (
    <Page title={m.title} lead={m.lead}>
      <div className="dk-filters">
        <YearChoice year={year} onYear={(next) => set({ year: String(next) })} />
      </div>
      <Answered query={supervision}>
        {(found) => (
          <>
            <p className="jc-hint dk-balanced">{m.asOf(formatMoment(found.asOf, language))}</p>
            <Shown supervision={found} />
          </>
        )}
      </Answered>
      <ForecastPart place={place} />
    </Page>
  );
}

function Shown({ supervision }: { readonly supervision: Supervision }) {
  const m = useMessages(supervisionMessages);
  const { year, total, byFund, byPolicy, balanced } = supervision;
  if (byFund.length === 0 && byPolicy.length === 0) return <p className="dk-part dk-empty">{m.none}</p>;
  return (
    <>
      {!balanced && <Alert type="error" role="alert" showIcon className="dk-notice" title={m.unbalanced} />}
      <YearFigures year={year} of={total} />
      <Part title={m.byFund}>
        <Bullets rows={byFund} />
        <FigureTable by="fund" year={year} rows={byFund} total={total} />
      </Part>
      <MonthChart supervision={supervision} />
      <Part title={m.byPolicy}>
        <FigureTable by="policy" year={year} rows={byPolicy} total={total} />
      </Part>
      <PolicyChart supervision={supervision} />
    </>
  );
}

/** One bar for each fund: limit, held, paid. */
function Bullets({ rows }: { readonly rows: Supervision["byFund"] }) {
  const say = useText();
  return (
    <div className="dk-funds">
      {rows.map(({ key, name, budgetFen, availableFen, heldFen, paidFen, inPaymentFen }) => (
        <section key={key} aria-label={say(name)} className="dk-fund">
          <h3>{say(name)}</h3>
          <BulletBar limit={budgetFen} held={heldFen} paid={paidFen + inPaymentFen} left={availableFen} />
        </section>
      ))}
    </div>
  );
}
