import { icsOf, type CalendarEvent } from "@jucai/engine/run";
import { formatFen, formatIsoDay } from "../../lib/format.ts";
import { Button, Disclosure, Icon, Tag, type IconName, type Tone } from "../../ui/index.ts";
import type { Session } from "../state/use-check.ts";
import { useWording } from "../words/words.ts";
import { drawn, yearsOf, type DayRow, type Year } from "./days.ts";

type Props = { readonly events: readonly CalendarEvent[]; readonly session: Session };

const looks: Readonly<Record<CalendarEvent["kind"], readonly [Tone, IconName]>> = {
  opens: ["blue", "clock"],
  instalment: ["green", "coins"],
  last_day: ["orange", "hourglass"],
  closes: ["amber", "hourglass"],
  force_ends: ["grey", "stop"],
};

/** So many years are listed at once; what comes later is folded away. */
const fewYears = 4;

/** What happens when: drawn along the years, listed day by day, and as a file for the person's own calendar. */
export function Timeline({ events, session }: Props) {
  const { w, locale } = useWording();
  const years = yearsOf(events);
  const ahead = years.slice(0, fewYears);
  const later = years.filter((year) => !ahead.includes(year));
  const list = (some: readonly Year[]) => some.map((year) => <YearDays key={year.year} {...year} session={session} />);
  return (
    <section className="jc-section ck-timeline" id="timeline">
      <h2>{w.timeline}</h2>
      {events.length === 0 ? (
        <p className="jc-muted">{w.timelineEmpty}</p>
      ) : (
        <>
          <Drawing events={events} session={session} />
          {list(ahead)}
          {later.length > 0 && <Disclosure summary={w.timelineLater(later.length)}>{list(later)}</Disclosure>}
          <p className="jc-no-print">
            <Button onClick={() => save(icsOf(events, locale, new Date().toISOString()), w.icsName)}>
              <Icon name="calendar" />
              {w.ics}
            </Button>
          </p>
          <p className="jc-hint">{w.icsHint}</p>
        </>
      )}
    </section>
  );
}

/** For eyes only: everything in it stands in the list below. */
function Drawing({ events, session }: Props) {
  const { w } = useWording();
  const { years, tracks } = drawn(events, session.check.on);
  return (
    <div className="ck-drawn" aria-hidden="true">
      <p className="ck-drawn__legend jc-hint">
        <span className="ck-drawn__window" /> {w.drawnWindow} <span className="ck-drawn__point" /> {w.drawnPayment}
      </p>
      <ul className="ck-drawn__tracks">
        {tracks.map(({ benefit, window, payments }) => (
          <li key={benefit}>
            <span className="ck-drawn__name">
              <Title id={benefit} session={session} />
            </span>
            <span className="ck-drawn__track">
              {years.map(({ year, at }) => (
                <span key={year} className="ck-drawn__year" style={{ left: `${at}%` }} />
              ))}
              {window && (
                <span
                  className="ck-drawn__window"
                  style={{ left: `${window.from}%`, width: `${Math.max(window.to - window.from, 1)}%` }}
                />
              )}
              {payments.map((at, index) => (
                <span key={index} className="ck-drawn__point" style={{ left: `${at}%` }} />
              ))}
            </span>
          </li>
        ))}
      </ul>
      <p className="ck-drawn__years">
        {years.map(({ year, at }) => (
          <span key={year} style={{ left: `${at}%` }}>
            {year}
          </span>
        ))}
      </p>
    </div>
  );
}

function YearDays({ year, rows, session }: Year & { readonly session: Session }) {
  return (
    <section className="ck-year">
      <h3>{year}</h3>
      <ol className="ck-year__days">
        {rows.map((row) => (
          <DayItem key={`${row.benefit} ${row.kind} ${row.date}`} row={row} session={session} />
        ))}
      </ol>
    </section>
  );
}

function DayItem({ row, session }: { readonly row: DayRow; readonly session: Session }) {
  const { w, locale } = useWording();
  const { date, kind, benefit, count, fen } = row;
  const [tone, icon] = looks[kind];
  return (
    <li>
      <p>
        <time dateTime={date}>
          {kind === "instalment" && count > 1 ? w.fromDay(formatIsoDay(date, locale)) : formatIsoDay(date, locale)}
        </time>{" "}
        <Tag tone={tone} icon={icon}>
          {w.day[kind]}
        </Tag>
      </p>
      <p>
        <Title id={benefit} session={session} />
        {kind === "instalment" && (
          <span className="jc-money">
            {w.colon}
            {w.instalments(count, formatFen(fen, locale))}
          </span>
        )}
      </p>
    </li>
  );
}

function Title({ id, session }: { readonly id: string; readonly session: Session }) {
  const { t } = useWording();
  const benefit = session.judge.benefits.find((one) => one.id === id);
  return <>{benefit ? t(benefit.title) : id}</>;
}

/** Made on the device and handed to it: nothing is asked of the network. */
function save(text: string, name: string): void {
  const address = URL.createObjectURL(new Blob([text], { type: "text/calendar;charset=utf-8" }));
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}
