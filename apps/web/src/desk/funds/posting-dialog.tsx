import { Button, Modal } from "antd";
import { useMessages, useText } from "../../lib/language.tsx";
import "../duplicates/compare.css";
import { shellMessages } from "../shell/shell.messages.ts";
import { tableMoment } from "../shell/table-moment.ts";
import { fundsMessages } from "./funds.messages.ts";
import { sumOf, yuan } from "./kit/money.ts";
import type { LedgerEntry } from "./types.ts";
import { What } from "./what.tsx";

type Props = { readonly entries: readonly LedgerEntry[]; readonly onClose: () => void };

/** All lines of one posting: what leaves one account enters another, so that they add up to nothing. */
export function PostingDialog({ entries, onClose }: Props) {
  const m = useMessages(fundsMessages);
  const shell = useMessages(shellMessages);
  const say = useText();
  const [first] = entries;
  if (!first) return null;
  const whole = sumOf(entries, ({ fen }) => fen) === 0;
  return (
    <Modal
      open
      title={`${m.postingTitle} ${first.posting.slice(0, 8)}`}
      footer={<Button onClick={onClose}>{shell.close}</Button>}
      onCancel={onClose}
    >
      <p>
        {tableMoment(first.at)} · {first.by} · <What entry={first} />
      </p>
      <div className="dk-scroll" role="region" tabIndex={0} aria-label={m.postingTitle}>
        <table className="dk-compare dk-sums dk-posting">
          <caption className="jc-hidden">{m.postingTitle}</caption>
          <thead>
            <tr>
              <th scope="col">{m.account}</th>
              <th scope="col">{m.inward}</th>
              <th scope="col">{m.outward}</th>
            </tr>
          </thead>
          <tbody>
            {entries.map(({ id, fund, year, kind, fen }) => (
              <tr key={id}>
                <th scope="row">
                  {say(fund.name)} {year} {m[`${kind}_account`]}
                </th>
                <td>{fen > 0 ? yuan(fen) : ""}</td>
                <td>{fen < 0 ? yuan(-fen) : ""}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p className="jc-hint">{whole ? m.postingSum : m.postingElse}</p>
    </Modal>
  );
}
