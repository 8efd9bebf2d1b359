import { useLanguage, useMessages, useText } from "../../lib/language.tsx";
import { formatDay, todayInChina } from "../../lib/format.ts";
import { kitMessages } from "../funds/kit/kit.messages.ts";
import { yuan } from "../funds/kit/money.ts";
import { PrintSheet } from "../funds/kit/print-sheet.tsx";
import { batchMessages } from "./batches.messages.ts";
import { sharesInWords } from "./line-columns.tsx";
import type { BatchDetail } from "./types.ts";

/** The list as it is signed: every payment, the sum in capital numerals, boxes for the three and the seal. */
export function BatchSheet({ batch, onDone }: { readonly batch: BatchDetail; readonly onDone: () => void }) {
  const m = useMessages(batchMessages);
  const kit = useMessages(kitMessages);
  const say = useText();
  const { language } = useLanguage();
  const { number, title, payments, sum, prepared, checked, released } = batch;
  return (
    <PrintSheet
      title={m.sheetTitle(title)}
      about={[number, kit.unit, kit.printedOn(formatDay(todayInChina(), language))]}
      head={[m.no, m.person, m.unitName, m.benefit, m.period, m.funds, m.account, m.fen]}
      figuresFrom={7}
      rows={payments.map((each, at) => [
        String(at + 1),
        each.party.name,
        each.unitName ?? "—",
        say(each.benefit.title),
        each.period,
        sharesInWords(each.shares, say),
        each.account ? `${each.account.bank} ${each.account.masked}` : m.noAccount,
        yuan(each.fen),
      ])}
      foot={["", kit.allSumOf(String(sum.payments)), "", "", "", "", "", yuan(sum.fen)]}
      below={<p>{kit.inWords(sum.words)}</p>}
      signatures={[
        `${m.prepared} ${prepared.name}`,
        `${m.checked} ${checked?.name ?? ""}`,
        `${m.released} ${released?.name ?? ""}`,
        m.seal,
      ]}
      onDone={onDone}
    />
  );
}
