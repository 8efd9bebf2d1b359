import type { useMessages } from "../../lib/language.tsx";
import { yuan } from "../funds/kit/money.ts";
import type { Column } from "../shell/data-table.tsx";
import type { batchMessages } from "./batches.messages.ts";
import type { ProposedLine, Share } from "./types.ts";

type Words = ReturnType<typeof useMessages<(typeof batchMessages)["zh"]>>;
type Say = (text: { readonly zh: string; readonly en: string }) => string;

/** What every line of money says: who, where from, for when, how much, from which fund. */
export function lineColumns<Line extends ProposedLine>(m: Words, say: Say): readonly Column<Line>[] {
  return [
    { key: "name", title: m.person, width: 120, render: ({ party }) => <span lang="zh-CN">{party.name}</span> },
    { key: "unit", title: m.unitName, width: 115, render: ({ unitName }) => unitName ?? "—" },
    { key: "benefit", title: m.benefit, width: 170, render: ({ benefit }) => say(benefit.title) },
    { key: "period", title: m.period, width: 100, render: (line) => <Period line={line} m={m} /> },
    { key: "fen", title: m.fen, width: 105, figures: true, render: ({ fen }) => yuan(fen) },
  ];
}

/** For when; a second try names the payment that came back. */
function Period({ line: { period, retryOf }, m }: { readonly line: ProposedLine; readonly m: Words }) {
  return (
    <>
      {period}
      {retryOf && <span className="dk-said">{m.retryOf(retryOf)}</span>}
    </>
  );
}

/** One fund by its name; several with what each pays. */
export function sharesInWords(shares: readonly Share[], say: Say): string {
  const [only] = shares;
  if (shares.length === 1 && only) return say(only.fund.name);
  return shares.map(({ fund, fen }) => `${say(fund.name)} ${yuan(fen)}`).join("；") || "—";
}
