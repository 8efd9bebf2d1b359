import { Link } from "react-router";
import { useMessages } from "../../lib/language.tsx";
import { useTitle } from "../../lib/title.ts";
import { frameMessages } from "../../ui/frame.messages.ts";
import { notFoundMessages } from "./not-found.messages.ts";

/** Says that something is not there, and the two ways on. */
export function NotFoundPage() {
  const m = useMessages(notFoundMessages);
  const { site } = useMessages(frameMessages);
  useTitle(m.title, site);
  return (
    <div className="jc-stack jc-column">
      <h1>{m.title}</h1>
      <p>{m.says}</p>
      <p className="jc-row">
        <Link className="jc-button" to="/">
          {m.home}
        </Link>
        <Link className="jc-button" to="/policies">
          {m.policies}
        </Link>
      </p>
    </div>
  );
}
