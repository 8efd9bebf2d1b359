import { Button, Icon } from "../../ui/index.ts";
import type { Session } from "../state/use-check.ts";
import { useWording } from "../words/words.ts";

/** Back, and how far it is: the number of questions is an upper bound, so it only falls. */
export function Progress({ session }: { readonly session: Session }) {
  const { w } = useWording();
  const { settled, open, next } = session.judged;
  return (
    <div className="ck-progress">
      <Button look="plain" onClick={session.back}>
        <span className="ck-back" aria-hidden="true">
          <Icon name="arrow" />
        </span>
        {w.back}
      </Button>
      <p className="jc-hint" aria-live="polite">
        {w.progress(settled, open, next?.atMost ?? 0)}
      </p>
    </div>
  );
}
