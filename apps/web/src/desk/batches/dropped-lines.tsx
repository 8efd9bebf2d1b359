import { useMessages, useText } from "../../lib/language.tsx";
import { MoneyTable } from "../funds/kit/money-table.tsx";
import { sumOf } from "../funds/kit/money.ts";
import { Reasons } from "../funds/kit/reasons.tsx";
import { usePaged } from "../funds/kit/use-paged.ts";
import { batchMessages } from "./batches.messages.ts";
import { lineColumns } from "./line-columns.tsx";
import { lineId } from "./line-id.ts";
import type { DroppedLine } from "./types.ts";

/** What is due and is not paid this time, each with its reasons. */
export function DroppedLines({ dropped }: { readonly dropped: readonly DroppedLine[] }) {
  const m = useMessages(batchMessages);
  const say = useText();
  const { shown, paging } = usePaged(dropped);
  if (dropped.length === 0) return null;
  const [name, unit, ...others] = lineColumns<DroppedLine>(m, say);
  return (
    <section aria-label={m.droppedCaption}>
      <h2>{m.dropped(dropped.length)}</h2>
      <MoneyTable
        caption={m.droppedCaption}
        rows={shown}
        idOf={lineId}
        linkOf={({ award }) => `/awards/${award}`}
        paging={paging}
        counted
        money={{ fen: ({ fen }) => fen }}
        all={{ count: dropped.length, fen: { fen: sumOf(dropped, ({ fen }) => fen) } }}
        columns={[
          name!,
          { key: "because", title: m.because, width: 320, render: ({ because }) => <Reasons because={because} /> },
          unit!,
          ...others,
        ]}
      />
    </section>
  );
}
