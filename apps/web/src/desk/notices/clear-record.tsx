import { figureOf } from "../../lib/format.ts";
import { useMessages, useText } from "../../lib/language.tsx";
import { Answered } from "../shell/answered.tsx";
import { useAsk } from "../shell/ask.ts";
import { Part } from "../shell/page.tsx";
import { noticesMessages } from "./notices.messages.ts";

/** 公示无异议: once the period is over, what nothing was said against. */
export function ClearRecord({ id }: { readonly id: string }) {
  const m = useMessages(noticesMessages);
  const say = useText();
  const record = useAsk("GET /api/v1/notices/:id/record", { params: { id } });
  // While the period still runs there is no record yet.
  if (record.isError || record.data?.rows.length === 0) return null;
  return (
    <Part title={m.record}>
      <Answered query={record} lines={3}>
        {({ on, rows, says }) => (
          <>
            <p>{say(says)}</p>
            <p className="jc-hint">{m.recordSays(rows.length, on)}</p>
            <ul className="dk-plain">
              {rows.map(({ number, name, measure, fen }) => (
                <li key={number}>
                  {number} <span lang="zh-CN">{name}</span> {say(measure)} {fen !== null && figureOf(fen)}
                </li>
              ))}
            </ul>
          </>
        )}
      </Answered>
    </Part>
  );
}
