import { useMessages, useText } from "../../lib/language.tsx";
import { useNarrow } from "../shell/use-narrow.ts";
import { duplicatesMessages } from "./duplicates.messages.ts";
import type { Pair, Side } from "./types.ts";

type Props = {
  readonly pairs: readonly Pair[];
  readonly chosen: string | undefined;
  readonly onChoose: (id: string) => void;
};

/** The pairs as buttons, likeliest first. At the desk the comparison follows the keyboard, so that J and K walk through. */
export function PairCards({ pairs, chosen, onChoose }: Props) {
  const m = useMessages(duplicatesMessages);
  const say = useText();
  const narrow = useNarrow();
  return (
    <ul className="dk-pairlist">
      {pairs.map(({ id, a, b, score, reasons }) => (
        <li key={id}>
          <button
            type="button"
            data-row
            className="dk-pairitem"
            aria-current={id === chosen ? "true" : undefined}
            onFocus={() => !narrow && id !== chosen && onChoose(id)}
            onClick={() => onChoose(id)}
          >
            <span className="dk-pairitem__head">
              <strong>
                <SideName side={a} /> · <SideName side={b} />
              </strong>
              <span className="dk-pairitem__score">{m.score(score)}</span>
            </span>
            <span className="jc-hint">
              {reasons
                .filter(({ points }) => points > 0)
                .slice(0, 3)
                .map(({ says }) => say(says))
                .join("；")}
            </span>
          </button>
        </li>
      ))}
    </ul>
  );
}

/** The name, or that it belongs to a unit whose people the reader may not see. */
export function SideName({ side }: { readonly side: Side }) {
  const m = useMessages(duplicatesMessages);
  return <span lang="zh-CN">{side.name ?? m.unseen}</span>;
}
