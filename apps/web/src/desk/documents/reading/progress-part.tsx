import { Progress } from "antd";
import { useMessages } from "../../../lib/language.tsx";
import { draftMessages } from "../draft.messages.ts";
import type { Draft } from "../types.ts";
import { progressOf } from "./progress.ts";

/** How much of a draft is still unresolved, as a bar and in words. */
export function ProgressPart({ draft }: { readonly draft: Draft }) {
  const m = useMessages(draftMessages);
  const { kinds, units, errors, doubts, done, all } = progressOf(draft);
  return (
    <section className="dk-part dk-progress" aria-label={m.resolved}>
      <Progress
        percent={all === 0 ? 100 : Math.floor((100 * done) / all)}
        aria-label={m.resolvedSays(done, all)}
        status={errors > 0 ? "exception" : "normal"}
        format={(percent) => `${percent ?? 0}%`}
      />
      <p>
        {[
          m.resolvedSays(done, all),
          m.kindsConfirmed(kinds.done, kinds.all),
          m.unitsMatched(units.done, units.all),
          m.errorsLeft(errors),
          m.doubtsLeft(doubts),
        ].join(" · ")}
      </p>
    </section>
  );
}
