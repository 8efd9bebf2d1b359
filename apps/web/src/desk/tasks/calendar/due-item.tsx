import { Link } from "react-router";
import { useMessages, useText } from "../../../lib/language.tsx";
import { listPath } from "../kit/paths.ts";
import { Shape } from "../kit/shape.tsx";
import { calendarMessages } from "./calendar.messages.ts";
import type { Item } from "./month.ts";

/** One task on its day, with its light and how many units are done. */
export function DueItem({ item: { row, period } }: { readonly item: Item }) {
  const m = useMessages(calendarMessages);
  const say = useText();
  const { tone, done, total } = period;
  return (
    <li data-tone={tone}>
      <Link data-row to={listPath({ task: row.task, period: period.period })}>
        <Shape tone={tone} /> <span className="jc-hidden">{m[tone]}</span> {say(row.title)}{" "}
        <span className="dk-due__count" aria-hidden="true">
          {m.item(done, total)}
        </span>
        <span className="jc-hidden">{m.itemSays(done, total)}</span>
      </Link>
    </li>
  );
}
