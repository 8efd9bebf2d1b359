import { Alert, Button, Radio, Select } from "antd";
import { useCallback, useEffect, useState } from "react";
import { formatDay, formatIsoDay, todayInChina } from "../../lib/format.ts";
import { useLanguage, useMessages, useText } from "../../lib/language.tsx";
import { inCapitals } from "../review/capitals.ts";
import { YearChoice } from "../rosters/rosters-page.tsx";
import { Answered } from "../shell/answered.tsx";
import { useAsk } from "../shell/ask.ts";
import { Labelled } from "../shell/filter.tsx";
import { Page } from "../shell/page.tsx";
import { useMay } from "../shell/session.ts";
import { useUrlState } from "../shell/url-state.ts";
import { FundWays } from "./fund-ways.tsx";
import { Balanced } from "./funds-page.tsx";
import { fundsMessages } from "./funds.messages.ts";
import { kitMessages } from "./kit/kit.messages.ts";
import { MoneyTable } from "./kit/money-table.tsx";
import { yuan } from "./kit/money.ts";
import { PrintSheet } from "./kit/print-sheet.tsx";
import { usePlace } from "./kit/use-place.ts";
import { figures, keys } from "./statement-figures.ts";
import { type Statement, yearNow } from "./types.ts";

const ways = ["fund", "policy", "unit"] as const;
const months = Array.from({ length: 12 }, (_, at) => String(at + 1).padStart(2, "0"));

/** What moved in a month or a year, by fund, policy or unit; as a workbook and on paper. */
export function StatementsPage() {
  const m = useMessages(fundsMessages);
  const place = usePlace();
  const [asked, set] = useUrlState({ year: String(yearNow()), month: "", by: "fund" });
  const by = ways.find((one) => one === asked.by) ?? "fund";
  const query = { place, by, period: asked.month ? `${asked.year}-${asked.month}` : asked.year };
  const statement = useAsk("GET /api/v1/statements", { query }, { keep: true, enabled: place !== "" });
  return (
    <Page title={m.statementTitle} crumbs={[{ title: m.title, to: "/funds" }]} lead={m.statementLead}>
      <FundWays />
      <div className="dk-filters">
        <YearChoice year={Number(asked.year)} onYear={(year) => set({ year: String(year) })} />
        <Labelled label={m.month}>
          {(id) => (
            <Select
              id={id}
              value={asked.month}
              onChange={(month) => set({ month })}
              options={[
                { value: "", label: m.wholeYear },
                ...months.map((value) => ({ value, label: m.monthOf(String(Number(value))) })),
              ]}
            />
          )}
        </Labelled>
        <Radio.Group
          optionType="button"
          aria-label={m.byWhat}
          value={by}
          onChange={({ target }) => set({ by: String(target.value) })}
          options={ways.map((value) => ({ value, label: m[`by_${value}`] }))}
        />
      </div>
      <Answered query={statement}>{(found) => <Shown statement={found} query={query} />}</Answered>
    </Page>
  );
}

type Asked = { readonly place: string; readonly by: string; readonly period: string };

function Shown({ statement, query }: { readonly statement: Statement; readonly query: Asked }) {
  const m = useMessages(fundsMessages);
  const say = useText();
  const { language } = useLanguage();
  const may = useMay();
  const [printing, setPrinting] = useState(false);
  const done = useCallback(() => setPrinting(false), []);
  const { from, to, rows, total, balanced, open } = statement;
  return (
    <>
      <Balanced balanced={balanced} />
      {open && <Alert type="info" showIcon className="dk-notice" title={m.openPeriod} />}
      <div className="dk-filters">
        <Button onClick={() => setPrinting(true)}>{m.print}</Button>
        {may("fund", "export") && (
          <Button href={`/api/v1/statements/file?${new URLSearchParams(query)}`} download data-key="x">
            {m.download}
          </Button>
        )}
      </div>
      <p>{m.from(formatIsoDay(from, language), formatIsoDay(to, language))}</p>
      <MoneyTable
        caption={m.statementTitle}
        rows={rows}
        idOf={({ key, year }) => `${key} ${year}`}
        empty={m.statementNone}
        money={Object.fromEntries(keys.map((key) => [key, (row: Statement["rows"][number]) => row[key]]))}
        all={{ count: rows.length, fen: total }}
        columns={[
          {
            key: "name",
            title: m.name,
            width: 180,
            render: ({ name, year }) => [say(name), year].filter(Boolean).join(" "),
          },
          ...figures(m).map(([key, title]) => ({
            key,
            title,
            width: 106,
            figures: true as const,
            render: (row: Statement["rows"][number]) => yuan(row[key]),
          })),
        ]}
      />
      <p className="jc-hint">{m.openingSays}</p>
      {printing && <Sheet statement={statement} onDone={done} />}
    </>
  );
}

function Sheet({ statement, onDone }: { readonly statement: Statement; readonly onDone: () => void }) {
  const m = useMessages(fundsMessages);
  const kit = useMessages(kitMessages);
  const say = useText();
  const { language } = useLanguage();
  const words = useCapitals(statement.total.paidFen);
  const { from, to, rows, total } = statement;
  // The print dialog stops everything: what is to be on the paper must be there before.
  if (words === undefined) return null;
  return (
    <PrintSheet
      title={m.statementTitle}
      about={[
        m.from(formatIsoDay(from, language), formatIsoDay(to, language)),
        kit.unit,
        kit.printedOn(formatDay(todayInChina(), language)),
      ]}
      head={[m.name, ...figures(m).map(([, title]) => title)]}
      figuresFrom={1}
      rows={rows.map((row) => [
        [say(row.name), row.year].filter(Boolean).join(" "),
        ...figures(m).map(([key]) => yuan(row[key])),
      ])}
      foot={[kit.allSum, ...figures(m).map(([key]) => yuan(total[key]))]}
      below={<p>{m.paidInWords(words)}</p>}
      signatures={[m.sign1, m.sign2, m.sign3]}
      onDone={onDone}
    />
  );
}

/** A sum in capital numerals, once they are loaded. */
function useCapitals(fen: number): string | undefined {
  const [words, setWords] = useState<string>();
  useEffect(() => {
    let gone = false;
    void inCapitals(fen).then((found) => !gone && setWords(found));
    return () => {
      gone = true;
    };
  }, [fen]);
  return words;
}
