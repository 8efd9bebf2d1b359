import { useMessages } from "../../lib/language.tsx";
import { batchMessages } from "./batches.messages.ts";
import type { ProposedLine } from "./types.ts";

/** An account as screens show it: masked, with its bank. */
export function Account({ account }: Pick<ProposedLine, "account">) {
  const m = useMessages(batchMessages);
  if (!account) return <span className="dk-doubt">{m.noAccount}</span>;
  return (
    <span lang="zh-CN">
      {account.masked} <span className="jc-hint">{account.bank}</span>
    </span>
  );
}
