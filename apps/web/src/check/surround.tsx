import { useState, type ReactNode } from "react";
import { Button, Frame } from "../ui/index.ts";
import { useWording } from "./words/words.ts";

type Props = {
  /** Present once there is something to clear. */
  readonly clear?: (() => void) | undefined;
  readonly wide?: boolean;
  readonly children: ReactNode;
};

/** The page around every screen: the kit's frame, and the lines that say where the answers stay. */
export function Surround({ clear, wide = false, children }: Props) {
  const { w } = useWording();
  return (
    <Frame
      nav={
        <>
          <a href="/">{w.home}</a>
          <a href="/policies">{w.policies}</a>
        </>
      }
    >
      <div className={wide ? "" : "jc-column jc-column--centred"}>
        {children}
        <div className="ck-privacy jc-stack jc-stack--tight">
          <p>{w.stays}</p>
          {clear && <Clear clear={clear} />}
        </div>
      </div>
    </Frame>
  );
}

/** Two presses, so that a slip does not lose the answers. */
function Clear({ clear }: { readonly clear: () => void }) {
  const { w } = useWording();
  const [asking, setAsking] = useState(false);
  if (!asking) {
    return (
      <p className="jc-no-print">
        <Button look="plain" onClick={() => setAsking(true)}>
          {w.clear}
        </Button>
      </p>
    );
  }
  return (
    <div role="group" aria-label={w.clear}>
      <p>{w.clearAsk}</p>
      <p className="jc-row">
        <Button
          autoFocus
          onClick={() => {
            setAsking(false);
            clear();
          }}
        >
          {w.clearYes}
        </Button>
        <Button look="plain" onClick={() => setAsking(false)}>
          {w.clearNo}
        </Button>
      </p>
    </div>
  );
}
