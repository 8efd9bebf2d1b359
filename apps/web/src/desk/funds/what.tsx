import { Link } from "react-router";
import { useMessages } from "../../lib/language.tsx";
import { fundsMessages } from "./funds.messages.ts";
import { postingWords } from "./posting-words.ts";
import type { LedgerEntry } from "./types.ts";

/** The words of an entry, with the way to what it is about. */
export function What({ entry: { why, about, reverses } }: { readonly entry: LedgerEntry }) {
  const m = useMessages(fundsMessages);
  const to = about && linkOf(about);
  const says = postingWords(m, why);
  return (
    <>
      {to ? <Link to={to}>{says}</Link> : says}
      {reverses && ` · ${m.reverses} ${reverses.slice(0, 8)}`}
    </>
  );
}

function linkOf({ kind, id }: NonNullable<LedgerEntry["about"]>): string | undefined {
  if (kind === "award") return `/awards/${id}`;
  if (kind === "batch") return `/batches/${id}`;
  return undefined;
}
