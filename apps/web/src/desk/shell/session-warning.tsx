import { Modal } from "antd";
import { useEffect, useState } from "react";
import { useMessages } from "../../lib/language.tsx";
import { lastHeard } from "../../lib/heard.ts";
import { useSession } from "./session.ts";
import { staySignedIn } from "./server-session.ts";
import { shellMessages } from "./shell.messages.ts";
import { toSignIn } from "./to-sign-in.ts";

const look = 5_000;

/** Warns before an idle session ends, and offers to stay; a session that ended goes to sign in. */
export function SessionWarning() {
  const m = useMessages(shellMessages);
  const { warnAt } = useSession();
  const left = useSecondsLeft();
  return (
    <Modal
      open={left <= warnAt}
      title={m.endsSoon}
      okText={m.stay}
      cancelText={m.signOut}
      onOk={staySignedIn}
      onCancel={staySignedIn}
      cancelButtonProps={{ onClick: toSignIn }}
      mask={{ closable: false }}
    >
      <p role="status">{m.endsIn(Math.max(1, Math.ceil(left / 60)))}</p>
    </Modal>
  );
}

/** Seconds until the session ends, counted from the last answer of the server. */
function useSecondsLeft(): number {
  const { secondsLeft } = useSession();
  const [left, setLeft] = useState(secondsLeft);
  useEffect(() => {
    const count = () => {
      const now = secondsLeft - (Date.now() - lastHeard()) / 1000;
      if (now <= 0) toSignIn();
      else setLeft(now);
    };
    count();
    const timer = setInterval(count, look);
    return () => clearInterval(timer);
  }, [secondsLeft]);
  return left;
}
