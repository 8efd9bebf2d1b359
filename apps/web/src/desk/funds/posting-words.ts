import type { fundsMessages } from "./funds.messages.ts";

type Words = (typeof fundsMessages)["zh"];

/** Why something is booked: a closed list of the ledger, with a note where there is one. */
export function postingWords(m: Words, why: string): string {
  const [code = "", ...note] = why.split(": ");
  const word = {
    budget: m.why_budget,
    transfer: m.why_transfer,
    hold: m.why_hold,
    release_hold: m.why_release_hold,
    send: m.why_send,
    paid: m.why_paid,
    bounced: m.why_bounced,
    reverse: m.why_reverse,
    receivable: m.why_receivable,
    recovered: m.why_recovered,
    opening: m.why_opening,
  }[code];
  return [word ?? code, ...note].join(" · ");
}
