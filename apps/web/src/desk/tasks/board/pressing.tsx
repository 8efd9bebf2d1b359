import { Link } from "react-router";
import { useMessages } from "../../../lib/language.tsx";
import { Answered } from "../../shell/answered.tsx";
import { useAsk } from "../../shell/ask.ts";
import { Part } from "../../shell/page.tsx";
import { AssignmentLines } from "../kit/assignment-lines.tsx";
import { listPath } from "../kit/paths.ts";
import { isPressing } from "../kit/pressing.ts";
import type { Assignment } from "../types.ts";
import { boardMessages } from "./board.messages.ts";

/** How many the board asks for, and how many different ones it names; the rest is behind the link. */
const [asked, shown] = [100, 5];

/** What presses most, with why; the same task of several units is named once. */
export function Pressing({ year }: { readonly year: number }) {
  const m = useMessages(boardMessages);
  const list = useAsk("GET /api/v1/assignments", { query: { year, pageSize: asked } });
  return (
    <Part title={m.pressing} actions={<Link to={listPath({ year })}>{m.pressingAll}</Link>}>
      <Answered query={list} lines={3}>
        {({ items }) => {
          const groups = grouped(items.filter(isPressing));
          return (
            <AssignmentLines
              none={m.pressingNone}
              items={[...groups.values()].flatMap((same) => same.slice(0, 1)).slice(0, shown)}
              actionOf={(item) => <Others same={groups.get(nameOf(item)) ?? []} />}
            />
          );
        }}
      </Answered>
    </Part>
  );
}

const nameOf = ({ task, period }: Assignment) => `${task} ${period}`;

function grouped(items: readonly Assignment[]): ReadonlyMap<string, readonly Assignment[]> {
  const groups = new Map<string, Assignment[]>();
  for (const item of items) groups.set(nameOf(item), [...(groups.get(nameOf(item)) ?? []), item]);
  return groups;
}

function Others({ same: [first, ...others] }: { readonly same: readonly Assignment[] }) {
  const m = useMessages(boardMessages);
  if (first === undefined || others.length === 0) return null;
  return (
    <Link to={listPath({ task: first.task, period: first.period, light: first.light.id })}>
      {m.others(others.length)}
    </Link>
  );
}
