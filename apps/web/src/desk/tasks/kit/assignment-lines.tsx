import type { ReactNode } from "react";
import { Link } from "react-router";
import { useMessages, useText } from "../../../lib/language.tsx";
import type { Assignment } from "../types.ts";
import { LightMark } from "./light-mark.tsx";
import { tasksMessages } from "./tasks.messages.ts";

type Props = {
  readonly items: readonly Assignment[];
  readonly none: string;
  /** The one thing to be done with it. */
  readonly actionOf?: (item: Assignment) => ReactNode;
};

/** A few assignments with their light and why it is on. */
export function AssignmentLines({ items, none, actionOf }: Props) {
  const m = useMessages(tasksMessages);
  const say = useText();
  if (items.length === 0) return <p className="jc-hint">{none}</p>;
  return (
    <ul className="dk-press">
      {items.map((item) => (
        <li key={item.id}>
          <div>
            <Link data-row to={`/tasks/${item.id}`}>
              {say(item.title)}
            </Link>{" "}
            <LightMark light={item.light} daysLeft={item.state === "done" ? undefined : item.daysLeft} />
            <p>{say(item.light.why)}</p>
            <p className="jc-hint">
              <span lang="zh-CN">{item.unit.name}</span>
              {" · "}
              {[say(item.periodLabel), item.lastDay ?? m.noDay, `${say(item.policy)} ${item.clause}`].join(" · ")}
            </p>
          </div>
          {actionOf?.(item)}
        </li>
      ))}
    </ul>
  );
}
