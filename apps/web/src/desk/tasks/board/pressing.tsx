import { Link } from "react-router";
import { useMessages } from "../../../lib/language.tsx";
import { Answered } from "../../shell/answered.tsx";
import { useAsk } from "../../shell/ask.ts";
import { Part } from "../../shell/page.tsx";
import { AssignmentLines } from "../kit/assignment-lines.tsx";
import { listPath } from "../kit/paths.ts";
import { isPressing } from "../kit/pressing.ts";
import { boardMessages } from "./board.messages.ts";

/** How many the board names; the rest is behind the link. */
const shown = 6;

/** What presses most, with why. */
export function Pressing({ year }: { readonly year: number }) {
  const m = useMessages(boardMessages);
  const list = useAsk("GET /api/v1/assignments", { query: { year, pageSize: shown } });
  return (
    <Part title={m.pressing} actions={<Link to={listPath({ year })}>{m.pressingAll}</Link>}>
      <Answered query={list} lines={3}>
        {({ items }) => <AssignmentLines items={items.filter(isPressing)} none={m.pressingNone} />}
      </Answered>
    </Part>
  );
}
