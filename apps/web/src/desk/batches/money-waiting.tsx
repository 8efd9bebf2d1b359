import { Link } from "react-router";
import { useMessages } from "../../lib/language.tsx";
import { yuan } from "../funds/kit/money.ts";
import { stateMessages } from "../funds/kit/state.messages.ts";
import { Answered } from "../shell/answered.tsx";
import { useAsk } from "../shell/ask.ts";
import { Part } from "../shell/page.tsx";
import { useSession } from "../shell/session.ts";
import { batchMessages } from "./batches.messages.ts";

/** What a role of finance waits for: batches to check, to release, to reconcile. */
const waitsFor = {
  finance_preparer: "returned",
  finance_checker: "prepared",
  finance_releaser: "checked",
} as const;

/** On the first screen: the batches whose next step is the reader's. */
export function MoneyWaiting() {
  const m = useMessages(batchMessages);
  const words = useMessages(stateMessages);
  const { roles } = useSession();
  const role = roles.map((held) => held.role).find((one): one is keyof typeof waitsFor => one in waitsFor);
  const state = role === undefined ? "returned" : waitsFor[role];
  const list = useAsk("GET /api/v1/batches", { query: { state, pageSize: 5 } });
  return (
    <Part title={m.waiting(words[state])} actions={<Link to="/batches">{m.title}</Link>}>
      <Answered query={list} lines={2}>
        {({ items }) =>
          items.length === 0 ? (
            <p>{m.waitingNone}</p>
          ) : (
            <ul className="dk-plain">
              {items.map(({ id, number, sum }) => (
                <li key={id}>
                  <Link to={`/batches/${id}`}>{number}</Link> {m.waitingSum(sum.payments, yuan(sum.fen))}
                </li>
              ))}
            </ul>
          )
        }
      </Answered>
    </Part>
  );
}
