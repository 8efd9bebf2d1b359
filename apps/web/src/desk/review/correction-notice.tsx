import { useMessages, useText } from "../../lib/language.tsx";
import type { Pick } from "./drafts.ts";
import { reviewMessages } from "./review.messages.ts";
import type { Review } from "./types.ts";

/** 补正告知书 as the claimant will read it; number and last day are added when it is sent. */
export function CorrectionNotice({ review, picks }: { readonly review: Review; readonly picks: readonly Pick[] }) {
  const m = useMessages(reviewMessages);
  const say = useText();
  const { claimant, title, number } = review.claim;
  return (
    <section className="dk-draft" aria-label={m.noticeTitle}>
      <h3>{m.noticeTitle}</h3>
      <p lang="zh-CN">{m.noticeTo(claimant.name)}</p>
      <p>{m.noticeSays(say(title), number)}</p>
      {picks.map(({ kind, about, label, wrong, how }, at) => (
        <p key={`${kind} ${about}`}>{m.noticeItem(at + 1, label, wrong, how)}</p>
      ))}
      <p>{m.noticeEnd}</p>
    </section>
  );
}
