import { useLanguage, useMessages } from "../../lib/language.tsx";
import { ChartFigure } from "../funds/kit/chart-figure.tsx";
import { yuan } from "../funds/kit/money.ts";
import { drawn, useSaid } from "./said.ts";
import type { Comparison } from "./types.ts";
import { whatIfMessages } from "./what-if.messages.ts";

type Props = {
  readonly comparison: Comparison;
  /** Whose figures they are and by the rules of which day. */
  readonly about: string;
};

/** What falls due in each year, as in force and as changed. */
export function YearChart({ comparison: { byYear }, about }: Props) {
  const m = useMessages(whatIfMessages);
  const { language } = useLanguage();
  const { sum, exact, change } = useSaid();
  const name = (year: number | null) => (year === null ? m.noYear : String(year));
  const [most] = byYear.filter(({ after }) => after !== null).sort((a, b) => (b.after ?? 0) - (a.after ?? 0));
  if (!most) return <p className="dk-part">{byYear.length === 0 ? m.yearNone : m.yearHidden}</p>;
  return (
    <ChartFigure
      title={m.yearTitle(
        most.year === null ? m.noYear : m.yearName(most.year),
        sum(most.after),
        change(most.before, most.after, sum),
      )}
      source={m.inYuan(about)}
      head={m.year}
      figure={(fen) => (Number.isNaN(fen) ? m.hidden : yuan(fen))}
      drawing={{
        kind: "columns",
        labels: "last",
        names: byYear.map(({ year }) => name(year)),
        series: [
          { name: m.before, values: byYear.map(({ before }) => drawn(before)) },
          { name: m.after, values: byYear.map(({ after }) => drawn(after)) },
        ],
        says: m.yearSays(
          byYear.map(({ year, before, after }) => m.each(name(year), exact(before), exact(after))).join(m.then),
        ),
        language,
      }}
    />
  );
}

/** How many gain and how many lose how much; who cannot be told yet stands in the title. */
export function SpreadChart({ comparison: { spread, winners, losers, undecided }, about }: Props) {
  const m = useMessages(whatIfMessages);
  const { language } = useLanguage();
  const { persons } = useSaid();
  const range = useRange();
  const title = m.spreadTitle(persons(winners), persons(losers), persons(undecided));
  if (spread.length === 0)
    return (
      <section className="dk-part" aria-label={m.spread}>
        <h3>{title}</h3>
        <p>{m.spreadNone}</p>
      </section>
    );
  const isGain = ({ fromFen, toFen }: (typeof spread)[number]) => (toFen ?? 1) > 0 && (fromFen ?? -1) >= 0;
  const only = (gains: boolean) => spread.map((bar) => (isGain(bar) === gains ? drawn(bar.count) : 0));
  return (
    <ChartFigure
      title={title}
      source={m.inPeople(about)}
      head={m.change}
      figure={(n) => (Number.isNaN(n) ? m.hidden : n.toLocaleString("en-US"))}
      drawing={{
        kind: "columns",
        counts: true,
        ranges: true,
        labels: "all",
        names: spread.map(range),
        series: [
          { name: m.gain, values: only(true), stacked: true },
          { name: m.loss, values: only(false), stacked: true },
        ],
        says: m.spreadSays(
          spread.map((bar) => m.eachCount(range(bar).replace("\n", " "), persons(bar.count))).join(m.then),
        ),
        language,
      }}
    />
  );
}

/** −500至−200: what somebody gains or loses, in two lines where it has two ends. */
function useRange() {
  const m = useMessages(whatIfMessages);
  const figure = (fen: number) => (fen < 0 ? "−" : "+") + (Math.abs(fen) / 100).toLocaleString("en-US");
  return ({ fromFen, toFen }: Comparison["spread"][number]): string => {
    if (fromFen === null) return toFen === null ? m.change : m.under(figure(toFen));
    if (toFen === null) return m.over(figure(fromFen));
    const [near, far] = toFen <= 0 ? [toFen, fromFen] : [fromFen, toFen];
    return near === 0 ? m.upTo(figure(far)) : m.range(figure(fromFen), figure(toFen));
  };
}
