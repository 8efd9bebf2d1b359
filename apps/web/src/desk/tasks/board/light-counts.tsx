import { Link } from "react-router";
import { useMessages, useText } from "../../../lib/language.tsx";
import { listPath } from "../kit/paths.ts";
import { Shape } from "../kit/shape.tsx";
import { tasksMessages } from "../kit/tasks.messages.ts";
import type { Board } from "../types.ts";

/** All lights of the year with their number: the legend too. */
export function LightCounts({ lights, year }: { readonly lights: Board["lights"]; readonly year: number }) {
  const m = useMessages(tasksMessages);
  const say = useText();
  return (
    <ul className="dk-lights" aria-label={m.legend}>
      {lights.map(({ light, name, tone, count }) => (
        <li key={light} data-tone={tone}>
          <Link to={listPath({ year, light })}>
            <Shape tone={tone} /> {say(name)} <strong>{count}</strong>
          </Link>
        </li>
      ))}
    </ul>
  );
}
