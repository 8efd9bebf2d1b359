import { Button, Icon } from "../../ui/index.ts";
import type { Session } from "../state/use-check.ts";
import { useWording, type Wording } from "../words/words.ts";

/** Back, and how far it is: the number of questions is an upper bound, so it only falls. */
export function Progress({ session }: { readonly session: Session }) {
  const wording = useWording();
  const { w } = wording;
  return (
    <div className="ck-progress">
      <Button look="plain" onClick={session.back}>
        <span className="ck-back" aria-hidden="true">
          <Icon name="arrow" />
        </span>
        {w.back}
      </Button>
      <p className="jc-hint">{progressInWords(session, wording)}</p>
    </div>
  );
}

/** `已确定 3 项 · 待定 8 项 · 最多还剩 4 题`. */
export function progressInWords({ judged }: Session, { w }: Wording): string {
  return w.progress(judged.settled, judged.open, judged.next?.atMost ?? 0);
}
