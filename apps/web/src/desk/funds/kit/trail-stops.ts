import type { Stop } from "./trail.tsx";
import type { trailMessages } from "./trail.messages.ts";

type Fen = {
  /** Its number and sum; undefined while nothing was paid. */
  readonly payment: string | undefined;
  /** Which instalments, of how many. */
  readonly k: string;
  readonly n: number;
  readonly award: string;
  readonly claim: string | null;
  readonly claimNumber?: string;
  /** The benefit's title in the reader's language. */
  readonly title: string;
  readonly benefit: { readonly id: string; readonly clause: string };
};

/** The way from money back to what it rests on. What was taken over has no decision here. */
export function trailStops(m: (typeof trailMessages)["zh"], fen: Fen): readonly Stop[] {
  const { payment, k, n, award, claim, claimNumber = "", title, benefit } = fen;
  const toClaim = claim === null ? {} : { to: `/claims/${claim}` };
  return [
    { key: "payment", kind: m.payment, says: payment ?? m.notPaid },
    { key: "instalment", kind: m.instalment, says: m.instalmentOf(k, n) },
    { key: "award", kind: m.award, says: title, to: `/awards/${award}` },
    { key: "decision", kind: m.decision, says: claim === null ? m.takenOver : m.seeClaim(claimNumber), ...toClaim },
    { key: "clause", kind: m.clause, says: benefit.clause, href: `/measures/${benefit.id}` },
    ...(claim === null ? [] : [{ key: "evidence", kind: m.evidence, says: m.seeEvidence, ...toClaim }]),
  ];
}
