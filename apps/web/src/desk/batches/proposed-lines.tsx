import type { InputOf } from "@jucai/contract/client";
import { App, Button, Input } from "antd";
import { useState } from "react";
import { useNavigate } from "react-router";
import { useMessages, useText } from "../../lib/language.tsx";
import { MoneyTable } from "../funds/kit/money-table.tsx";
import { sumOf, yuan } from "../funds/kit/money.ts";
import { useOnce } from "../funds/kit/use-once.ts";
import { usePaged } from "../funds/kit/use-paged.ts";
import { Faults } from "../shell/faults.tsx";
import { Labelled } from "../shell/filter.tsx";
import { useMay } from "../shell/session.ts";
import { Account } from "./account.tsx";
import { batchMessages } from "./batches.messages.ts";
import { lineColumns, sharesInWords } from "./line-columns.tsx";
import { lineId } from "./line-id.ts";
import type { Proposal } from "./types.ts";

type What = Pick<InputOf<"POST /api/v1/batches">["body"], "place" | "until" | "benefit">;

/** What the batch would hold; a line that is unticked waits. The sum on the screen is the sum that is prepared. */
export function ProposedLines({ what, proposal }: { readonly what: What; readonly proposal: Proposal }) {
  const m = useMessages(batchMessages);
  const say = useText();
  const may = useMay();
  const { lines } = proposal;
  const [out, setOut] = useState<ReadonlySet<string>>(new Set());
  const { shown, paging } = usePaged(lines);
  const kept = lines.filter(({ award }) => !out.has(award));
  const choose = (keys: readonly React.Key[]) => {
    const ticked = new Set(keys);
    const away = shown.filter((line) => !ticked.has(lineId(line))).map(({ award }) => award);
    const here = new Set(shown.map(({ award }) => award));
    setOut(new Set([...[...out].filter((award) => !here.has(award)), ...away]));
  };
  return (
    <section aria-label={m.lines} className="dk-block">
      <h2>{m.lines}</h2>
      <MoneyTable
        caption={m.lines}
        rows={shown}
        idOf={lineId}
        linkOf={({ award }) => `/awards/${award}`}
        empty={
          <>
            <p>{m.linesNone}</p>
            <p className="jc-hint">{proposal.dropped.length > 0 ? m.linesNoneDo : m.linesNoneAtAll}</p>
          </>
        }
        paging={paging}
        counted
        money={{ fen: ({ fen }) => fen }}
        all={{ count: lines.length, fen: { fen: proposal.sum.fen } }}
        columns={[
          ...lineColumns(m, say),
          { key: "funds", title: m.funds, width: 180, render: ({ shares }) => sharesInWords(shares, say) },
          { key: "account", title: m.account, width: 180, render: ({ account }) => <Account account={account} /> },
        ]}
        {...(may("payment", "create") && {
          selection: {
            selectedRowKeys: shown.filter(({ award }) => !out.has(award)).map(lineId),
            onChange: choose,
          },
        })}
      />
      {may("payment", "create") && lines.length > 0 && (
        <Prepare
          what={what}
          leaveOut={[...out]}
          count={kept.length}
          fen={sumOf(kept, ({ fen }) => fen)}
          left={lines.length - kept.length}
        />
      )}
    </section>
  );
}

type PrepareProps = {
  readonly what: What;
  readonly leaveOut: readonly string[];
  readonly count: number;
  readonly fen: number;
  readonly left: number;
};

function Prepare({ what, leaveOut, count, fen, left }: PrepareProps) {
  const m = useMessages(batchMessages);
  const navigate = useNavigate();
  const { message } = App.useApp();
  const [title, setTitle] = useState("");
  const prepare = useOnce("POST /api/v1/batches", ({ id, number }) => {
    void message.success(m.preparedNow(number));
    void navigate(`/batches/${id}`);
  });
  const named = title.trim();
  return (
    <div className="dk-prepare">
      <Faults error={prepare.error} />
      {left > 0 && <p role="status">{m.left(left)}</p>}
      <div className="dk-filters">
        <Labelled label={m.batchName} wide>
          {(id) => <Input id={id} value={title} maxLength={60} onChange={({ target }) => setTitle(target.value)} />}
        </Labelled>
        <Button
          type="primary"
          disabled={count === 0}
          loading={prepare.isPending}
          onClick={() =>
            prepare.mutate({
              body: { ...what, leaveOut: [...leaveOut], expectFen: fen, ...(named && { title: named }) },
            })
          }
        >
          {m.prepareSum(count, yuan(fen))}
        </Button>
      </div>
    </div>
  );
}
