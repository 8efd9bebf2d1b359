import { formatIsoDay } from "../../../lib/format.ts";
import { useLanguage, useMessages } from "../../../lib/language.tsx";
import { calendarMessages } from "./calendar.messages.ts";
import { DueItem } from "./due-item.tsx";
import { type Item, weeksOf } from "./month.ts";

const weekdays = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"] as const;
type Items = ReadonlyMap<string, readonly Item[]>;

/** The month as a table of weeks. */
export function MonthTable(props: {
  readonly caption: string;
  readonly month: string;
  readonly items: Items;
  readonly today: string;
}) {
  const { caption, month, items, today } = props;
  const m = useMessages(calendarMessages);
  const { language } = useLanguage();
  return (
    <table className="dk-month">
      <caption className="jc-hidden">{caption}</caption>
      <thead>
        <tr>
          {weekdays.map((day) => (
            <th key={day} scope="col">
              {m[day]}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {weeksOf(month).map((week, at) => (
          <tr key={at}>
            {week.map((day, column) => (
              <td key={column} aria-current={day === today ? "date" : undefined}>
                {day !== null && (
                  <>
                    <span className="dk-month__day">
                      <span aria-hidden="true">{Number(day.slice(8))}</span>
                      <span className="jc-hidden">{formatIsoDay(day, language)}</span>
                      {day === today && ` ${m.today}`}
                    </span>
                    <Due items={items.get(day) ?? []} />
                  </>
                )}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** Only the days on which something is due, below each other. */
export function DayList({
  days,
  items,
  today,
}: {
  readonly days: readonly string[];
  readonly items: Items;
  readonly today: string;
}) {
  const m = useMessages(calendarMessages);
  const { language } = useLanguage();
  return (
    <ul className="dk-plain">
      {days.map((day) => (
        <li key={day} className="dk-day">
          <h3>
            {formatIsoDay(day, language)} {day === today && m.today}
          </h3>
          <Due items={items.get(day) ?? []} />
        </li>
      ))}
    </ul>
  );
}

function Due({ items }: { readonly items: readonly Item[] }) {
  if (items.length === 0) return null;
  return (
    <ul className="dk-due">
      {items.map((item) => (
        <DueItem key={`${item.row.task} ${item.period.period}`} item={item} />
      ))}
    </ul>
  );
}
